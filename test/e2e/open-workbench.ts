import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type FrameLocator, type Page } from 'playwright-core';
import type { GridInspector, SeenCell } from '../../src/workbench/page/grid/inspect-grid';
import { findChromium } from './find-chromium';
import { serveWorkbench } from './serve-workbench';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long something on the screen may take, in milliseconds: other work shares the machine. */
const patience = 60_000;

/** A person in front of the workbench, in a real browser. */
export interface ScreenDesk {
  readonly page: Page;
  /** Every address the browser asked for. */
  readonly requests: readonly string[];
  /** Errors the page has reported. */
  readonly errors: readonly string[];
  /** Selects a cell with a click. */
  readonly select: (tab: string, a1: string) => Promise<void>;
  /** Types into a cell and presses Enter. */
  readonly type: (tab: string, a1: string, text: string) => Promise<void>;
  readonly cell: (tab: string, a1: string) => Promise<SeenCell>;
  /** Waits until a cell is as wanted, and gives it. */
  readonly cellThat: (tab: string, a1: string, isWanted: (cell: SeenCell) => boolean) => Promise<SeenCell>;
  /** The names of the tabs that can be seen. */
  readonly tabs: () => Promise<readonly string[]>;
  /** Waits until a tab is in front. */
  readonly inFront: (tab: string) => Promise<void>;
  /** Where a column stands, as letters: the one with this header in row 1. */
  readonly column: (tab: string, header: string) => Promise<string>;
  /** Chooses an item of Extensions > Optimization Center. */
  readonly menu: (caption: string) => Promise<void>;
  /** Waits for a toast, and gives the newest one's text. */
  readonly toast: () => Promise<string>;
  readonly sidebar: () => FrameLocator;
  readonly dialog: () => FrameLocator;
  /** Keeps a picture as .build/screenshots/NAME.png. */
  readonly screenshot: (name: string) => Promise<void>;
  readonly reload: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Serves a workbench with these words of `npm start` and opens it in Chromium. */
export async function openWorkbench(words: readonly string[] = []): Promise<ScreenDesk> {
  const served = await serveWorkbench(words);
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({ executablePath: findChromium(), args: flags });
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    page.setDefaultTimeout(patience);
    return await desk(page, served.address, async () => {
      await browser?.close();
      await served.stop();
    });
  } catch (error) {
    await browser?.close();
    await served.stop();
    throw error;
  }
}

async function desk(page: Page, address: string, close: () => Promise<void>): Promise<ScreenDesk> {
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  const isShown = async (): Promise<void> => {
    await page.goto(address);
    await page.locator('#title').filter({ hasText: /./ }).waitFor();
    // The grid itself is the last of its pictures, and can be scrolled only once it has been drawn.
    await page.locator('#grid section[data-range-selector] > canvas').waitFor();
    await page.waitForFunction(() => {
      const { workbenchGrid } = globalThis as unknown as { workbenchGrid: GridInspector };
      try {
        workbenchGrid.show(workbenchGrid.activeSheet(), 'A1');
        return true;
      } catch {
        return false;
      }
    });
  };
  await isShown();

  // The page leaves its inspector here for tests.
  const cell = (tab: string, a1: string): Promise<SeenCell> =>
    page.evaluate(
      ([name, place]) => (globalThis as unknown as { workbenchGrid: GridInspector }).workbenchGrid.cell(name, place),
      [tab, a1] as const,
    );
  const show = (tab: string, a1: string): Promise<{ readonly x: number; readonly y: number }> =>
    page.evaluate(
      ([name, place]) => (globalThis as unknown as { workbenchGrid: GridInspector }).workbenchGrid.show(name, place),
      [tab, a1] as const,
    );
  const selected = (): Promise<string> =>
    page.evaluate(() => {
      const { workbenchGrid } = globalThis as unknown as { workbenchGrid: GridInspector };
      return `${workbenchGrid.activeSheet()}!${workbenchGrid.activeRange()}`;
    });
  const until = async (isSo: () => Promise<boolean>, otherwise: () => Promise<string>): Promise<void> => {
    const end = Date.now() + patience;
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error(await otherwise());
      await page.waitForTimeout(50);
    }
  };
  /** The grid scrolls with its next pictures; a cell is clicked where it stays. */
  const resting = async (tab: string, a1: string): Promise<{ readonly x: number; readonly y: number }> => {
    let before = await show(tab, a1);
    for (;;) {
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      const now = await show(tab, a1);
      if (now.x === before.x && now.y === before.y) return now;
      before = now;
    }
  };
  const select = (tab: string, a1: string): Promise<void> =>
    until(
      async () => {
        const { x, y } = await resting(tab, a1);
        await page.mouse.click(x, y);
        // A second click would untick a checkbox, so the first one is given time.
        const end = Date.now() + 5_000;
        while ((await selected()) !== `${tab}!${a1}` && Date.now() < end) await page.waitForTimeout(50);
        return (await selected()) === `${tab}!${a1}`;
      },
      async () => `${await selected()} stays selected instead of ${tab}!${a1}`,
    );
  return {
    page,
    requests,
    errors,
    cell,
    select,
    close,
    type: async (tab, a1, text) => {
      await select(tab, a1);
      await page.keyboard.type(text, { delay: 15 });
      await page.keyboard.press('Enter');
    },
    cellThat: async (tab, a1, isWanted) => {
      await until(
        async () => isWanted(await cell(tab, a1)),
        async () => `${tab} ${a1} stays ${JSON.stringify(await cell(tab, a1))}`,
      );
      return cell(tab, a1);
    },
    tabs: () => page.evaluate(() => (globalThis as unknown as { workbenchGrid: GridInspector }).workbenchGrid.sheets()),
    inFront: (tab) =>
      until(
        async () => (await selected()).startsWith(`${tab}!`),
        async () => `${await selected()} stays in front of ${tab}`,
      ),
    column: async (tab, header) => {
      for (let index = 0; index < 60; index += 1) {
        const letters = index < 26 ? String.fromCharCode(65 + index) : `A${String.fromCharCode(65 + index - 26)}`;
        if ((await cell(tab, `${letters}1`)).text === header) return letters;
      }
      throw new Error(`${tab} has no column ${header}`);
    },
    menu: (caption) => chooseFromMenu(page, caption),
    toast: async () => {
      const toast = page.locator('.toast').last();
      await toast.waitFor();
      return toast.innerText();
    },
    sidebar: () => page.frameLocator('iframe[title="Sidebar"]'),
    dialog: () => page.frameLocator('iframe[title="Dialog"]'),
    screenshot: async (name) => {
      const folder = join(process.cwd(), '.build/screenshots');
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`) });
    },
    reload: isShown,
  };
}

/** Opens the menu and chooses an item. A menu that has closed meanwhile is opened again, as a person would. */
async function chooseFromMenu(page: Page, caption: string): Promise<void> {
  const menu = page.getByRole('menuitem', { name: 'Optimization Center' });
  const item = page.getByRole('menuitem', { name: caption, exact: true });
  const end = Date.now() + patience;
  for (;;) {
    try {
      if (!(await menu.isVisible())) await page.getByRole('button', { name: 'Extensions' }).click({ timeout: 5_000 });
      await menu.hover({ timeout: 5_000 });
      await item.click({ timeout: 5_000 });
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
