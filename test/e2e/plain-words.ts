import type { Page } from 'playwright-core';

/** Words of those who build such things; nobody who reads a plan should need them. */
const trade =
  /\b(solver|dual|shadow price|incumbent|MIP|IIS|relax\w*|infeasib\w*|feasib\w*|bound|binary|integer|objective function|variable|robustness|frontier|null|undefined|NaN)\b/giu;

/** The words on a page that people who read a plan should not meet. */
export async function tradeWords(page: Page): Promise<readonly string[]> {
  return [...(await page.locator('main').innerText()).matchAll(trade)].map(([word]) => word);
}
