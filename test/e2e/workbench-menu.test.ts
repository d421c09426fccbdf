import { build } from '../host/built-add-on';
import { openWorkbench, type ScreenDesk } from './open-workbench';

jest.setTimeout(300_000);

let desk: ScreenDesk;
beforeAll(async () => {
  build();
  // Every service call takes a while, so that what is on the screen meanwhile can be seen.
  desk = await openWorkbench(['--delay', '80']);
});
afterAll(() => desk?.close());

/** Waits until something reads otherwise; the test's own limit ends the wait. */
async function expectChange(read: () => Promise<string>, before: string): Promise<void> {
  while ((await read()) === before) await desk.page.waitForTimeout(50);
}

test('a run from the menu says that it is solving until its result takes that place, and its time goes on', async () => {
  await desk.select('Constraints', 'A2');
  await desk.inFront('Constraints');
  await desk.menu('Run all candidates');
  const running = desk.page.locator('#status .now .execution.running[data-function="runAllCandidates"]');
  await running.waitFor();
  const time = running.locator('.time');
  const first = await time.innerText();
  await expectChange(() => time.innerText(), first);
  await desk.page.locator('.toast', { hasText: 'Solving …' }).waitFor();
  await desk.screenshot('menu-run-solving');
  const result = desk.page.locator('.toast', { hasText: 'funded' });
  await result.waitFor({ timeout: 180_000 });
  expect(await desk.page.locator('.toast').count()).toBe(1);
  await desk.screenshot('menu-run-result');
  expect((await desk.cell('Results', 'A2')).text).toMatch(/^run_/);
});

test('Help lists the five steps in a box they fit into, and Escape closes it', async () => {
  await desk.menu('Help');
  await desk.dialog().getByRole('heading', { name: '5. Read' }).waitFor();
  expect(await desk.dialog().getByRole('heading').allInnerTexts()).toEqual([
    '1. Set up',
    '2. Type your plan',
    '3. Check',
    '4. Run',
    '5. Read',
  ]);
  const isCut = await desk
    .dialog()
    .locator('html')
    .evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight);
  expect(isCut).toBe(false);
  await desk.screenshot('help');
  await desk.page.keyboard.press('Escape');
  await desk.page.locator('.html-dialog').waitFor({ state: 'detached' });
});

test('Settings opens the sidebar on its settings', async () => {
  await desk.menu('Settings');
  await desk.sidebar().getByRole('heading', { name: 'Where runs are kept' }).waitFor();
  expect(await desk.sidebar().locator('nav [aria-current]').innerText()).toBe('Settings');
});

test('Publish roadmap opens the sidebar where roadmaps are published', async () => {
  await desk.menu('Publish roadmap');
  await desk.sidebar().getByRole('heading', { name: 'Publish a plan' }).waitFor();
  expect(await desk.sidebar().locator('nav [aria-current]').innerText()).toBe('Roadmap');
});

test.each([
  [683, 384],
  [420, 700],
])(
  'in a window of %i by %i pixels the grid is seen, and nothing of the status line and the tabs overlaps',
  async (width, height) => {
    await desk.page.setViewportSize({ width, height });
    const look = async () => ({
      status: countOverlaps(await boxes('#status > :not(.history)')),
      footer: countOverlaps(await boxes('#grid section[data-range-selector]:not(:has(canvas)) > *')),
      beyond: await desk.page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      ),
    });
    // The grid finds its new size with one of its next pictures.
    const until = Date.now() + 20_000;
    while (Object.values(await look()).some((found) => found > 0) && Date.now() < until)
      await desk.page.waitForTimeout(100);
    await desk.screenshot(`window-${width}`);
    expect(await look()).toEqual({ status: 0, footer: 0, beyond: 0 });
    const grid = await desk.page.locator('#grid section[data-range-selector] > canvas').boundingBox();
    expect(grid?.width).toBeGreaterThan(100);
    expect(grid?.height).toBeGreaterThan(100);
  },
);

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxes(selector: string): Promise<readonly Box[]> {
  const found = await Promise.all((await desk.page.locator(selector).all()).map((one) => one.boundingBox()));
  const seen = found.flatMap((box) => (box === null || box.width * box.height === 0 ? [] : [box]));
  expect(seen.length).toBeGreaterThan(0);
  return seen;
}

/** Pairs of boxes that share more than a pixel's edge. */
function countOverlaps(all: readonly Box[]): number {
  const cross = (one: Box, other: Box): boolean =>
    one.x < other.x + other.width - 1 &&
    other.x < one.x + one.width - 1 &&
    one.y < other.y + other.height - 1 &&
    other.y < one.y + one.height - 1;
  return all.flatMap((one, index) => all.slice(index + 1).filter((other) => cross(one, other))).length;
}

test('an open menu stays open when the grid takes the focus, and a click elsewhere or Escape closes it', async () => {
  await desk.page.setViewportSize({ width: 1366, height: 768 });
  const item = desk.page.getByRole('menuitem', { name: 'Optimization Center' });
  const open = (): Promise<void> => desk.page.getByRole('button', { name: 'Extensions' }).click();
  await open();
  await desk.page.evaluate('document.activeElement.blur()');
  await desk.page.waitForTimeout(300);
  expect(await item.isVisible()).toBe(true);
  await desk.select('Constraints', 'B3');
  await item.waitFor({ state: 'hidden' });
  await open();
  await desk.page.keyboard.press('Escape');
  await item.waitFor({ state: 'hidden' });
});
