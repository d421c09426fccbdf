import { build, type TypedTabs } from '../host/built-add-on';
import { plainPlan } from '../host/plans';
import { overflowAtDoubleZoom, seriousFindings } from './accessibility';
import { tradeWords } from './plain-words';
import { googlePolicy, openSidebarDesk, type SidebarDesk } from './sidebar-desk';

jest.setTimeout(180_000);
beforeAll(build);

let desk: SidebarDesk;
afterEach(() => desk.close());

const button = (name: string | RegExp) => desk.page.getByRole('button', { name });
const section = (name: string) => desk.page.locator('details.explore', { hasText: name });

const hostile = '<img src=x onerror="document.title=1">';

/** A plan whose first initiative has a name that is code, each with a range of effort when asked for. */
function plan(hasRanges: boolean): TypedTabs {
  const { Candidates: [header = [], ...rows] = [], ...tabs } = plainPlan(10);
  const named = rows.map((row, index) => (index === 0 ? [row[0] ?? '', hostile, ...row.slice(2)] : row));
  if (!hasRanges) return { ...tabs, Candidates: [header, ...named] };
  const ranged = named.map((row) => [...row, String(Number(row[3]) - 6), String(Number(row[3]) + 9)]);
  return { ...tabs, Candidates: [[...header, 'tokens_low', 'tokens_high'], ...ranged] };
}

async function expectGoodLooks(name: string): Promise<void> {
  await desk.screenshot(name);
  expect([name, await seriousFindings(desk.page)]).toEqual([name, []]);
  expect([name, await overflowAtDoubleZoom(desk.page)]).toEqual([name, 0]);
  expect([name, await tradeWords(desk.page)]).toEqual([name, []]);
}

async function run(tabs: TypedTabs, policy = googlePolicy): Promise<void> {
  desk = await openSidebarDesk({ tabs, policy });
  await desk.open();
  await button(/^Run$/).click();
  await desk.page.getByRole('heading', { name: 'Best plan found' }).waitFor();
}

test('how sure: shares by initiative where ranges were typed, and where none were, what to type', async () => {
  await run(plan(false));
  await section('How sure is this plan?').locator('summary').first().click();
  await desk.page.getByText('Nothing of this run has a range').waitFor();
  await button('Candidates, tokens_low').waitFor();
  await desk.close();
  await run(plan(true));
  await section('How sure is this plan?').locator('summary').first().click();
  await desk.page.getByText(/^In each draw every figure with a range turns out at random/).waitFor();
  await button('Try 200 draws').click();
  await desk.page.getByText(/of 200 draws\./).waitFor();
  // The plan nearly fills its capacity.
  await desk.page.getByText('What breaks most often:').waitFor();
  await button('Scenario_Config row 2, capacity_total_tokens').waitFor();
  await desk.page.getByText(hostile).first().waitFor();
  expect(await desk.page.locator('img').count()).toBe(0);
  await expectGoodLooks('how-sure');
  expect(desk.errors).toEqual([]);
});

test.each([
  ['workers are refused', googlePolicy.replace('worker-src blob:', "worker-src 'none'")],
  ['WebAssembly is refused', googlePolicy.replace("'unsafe-eval' 'wasm-unsafe-eval' ", '')],
])('where %s a small plan is explained all the same', async (_, policy) => {
  await run(plan(false), policy);
  await button(/^Why: /)
    .first()
    .click();
  await desk.page.getByText(/Dropping it costs/).waitFor();
  await button('Explain all').click();
  await desk.page.getByText('10 sentences are in the column why of Results.').waitFor();
  expect(desk.errors).toEqual([]);
});
