import { openWorkbench, type ScreenDesk } from './open-workbench';

jest.setTimeout(300_000);

let desk: ScreenDesk;
beforeAll(async () => {
  desk = await openWorkbench();
});
afterAll(() => desk.close());

test('the sample is shown as a spreadsheet', async () => {
  expect(await desk.tabs()).toEqual(
    expect.arrayContaining(['Scenario_Config', 'Candidates', 'Constraints', 'Targets']),
  );
  expect((await desk.cell('Candidates', 'A1')).text).toBe('initiative_key');
  expect((await desk.cell('Candidates', 'A2')).text).toMatch(/^INIT-/);
  await desk.screenshot('sample');
});

test('a wrong cell is highlighted with what is wrong, and mending it clears both', async () => {
  const tokens = await desk.column('Candidates', 'engineering_tokens');
  const status = await desk.column('Candidates', 'run_status');
  const before = await desk.cell('Candidates', `${tokens}2`);
  await desk.type('Candidates', `${tokens}2`, '-3');
  const wrong = await desk.cellThat('Candidates', `${tokens}2`, ({ background }) => background !== '');
  expect(wrong.text).toBe('-3');
  expect((await desk.cellThat('Candidates', `${status}2`, ({ text }) => text !== '')).text).toContain(
    'engineering_tokens',
  );
  await desk.screenshot('wrong-cell');
  await desk.type('Candidates', `${tokens}2`, before.edit);
  const mended = await desk.cellThat('Candidates', `${tokens}2`, ({ background }) => background === '');
  expect(mended.text).toBe(before.text);
});

test('a formula shows its value, and itself in the editor; undo takes it back', async () => {
  const low = await desk.column('Candidates', 'tokens_low');
  const tokens = await desk.column('Candidates', 'engineering_tokens');
  const { text } = await desk.cell('Candidates', `${tokens}5`);
  await desk.type('Candidates', `${low}5`, `=${tokens}5/2`);
  const half = String(Number(text) / 2);
  const computed = await desk.cellThat('Candidates', `${low}5`, (cell) => cell.text === half);
  expect(computed.edit).toBe(`=${tokens}5/2`);
  await desk.page.keyboard.press('Control+z');
  await desk.cellThat('Candidates', `${low}5`, ({ edit }) => edit === '');
});

test('a checkbox is ticked by a click, and a date reads as a date', async () => {
  const mandatory = await desk.column('Candidates', 'is_mandatory');
  await desk.select('Candidates', `${mandatory}4`);
  await desk.cellThat('Candidates', `${mandatory}4`, ({ text }) => text === 'TRUE');
  const deadline = await desk.column('Candidates', 'deadline_date');
  await desk.type('Candidates', `${deadline}4`, '6/21/2026');
  expect((await desk.cellThat('Candidates', `${deadline}4`, ({ text }) => text.includes('21'))).text).toBe(
    '2026-06-21',
  );
});

test('a yes or no that a list offers reads as the list has it, and only something else is refused', async () => {
  const approved = await desk.column('Math_Models', 'approved_by_user');
  const [first, second] = [`${approved}2`, `${approved}3`];
  expect((await desk.cell('Math_Models', first)).painted).toBe('TRUE');
  await desk.type('Math_Models', second, 'false');
  await desk.cellThat('Math_Models', second, ({ painted }) => painted === 'FALSE');
  // The grid looks at its lists when it is idle; by the time it refuses one cell it has looked at the other.
  await desk.type('Math_Models', first, 'maybe');
  await desk.cellThat('Math_Models', first, ({ painted, isRefused }) => painted === 'maybe' && isRefused);
  await desk.cellThat('Math_Models', second, ({ painted, isRefused }) => painted === 'FALSE' && !isRefused);
  await desk.screenshot('yes-or-no');
  await desk.page.keyboard.press('Control+z');
  await desk.cellThat('Math_Models', first, ({ painted, isRefused }) => painted === 'TRUE' && !isRefused);
});

test('cells copied elsewhere are pasted as they read, and the spreadsheet says what they mean', async () => {
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const key = await desk.column('Candidates', 'initiative_key');
  const title = await desk.column('Candidates', 'title');
  await desk.page.evaluate("navigator.clipboard.writeText('007\\t<b>1/2</b>\\n=1+1\\tx')");
  await desk.select('Candidates', `${key}40`);
  await desk.page.keyboard.press('Control+v');
  await desk.cellThat('Candidates', `${title}41`, ({ text }) => text === 'x');
  expect((await desk.cell('Candidates', `${key}40`)).text).toBe('007');
  expect((await desk.cell('Candidates', `${title}40`)).text).toBe('<b>1/2</b>');
  // Keys are plain text: Sheets computes no formula there.
  expect((await desk.cell('Candidates', `${key}41`)).text).toBe('=1+1');
  await desk.page.keyboard.press('Control+z');
  await desk.cellThat('Candidates', `${key}40`, ({ text }) => text === '');
});

test('the sidebar is a frame of its own, and the status line says what its calls cost', async () => {
  await desk.menu('Open sidebar');
  const frame = desk.page.locator('iframe[title="Sidebar"]');
  const address = (await frame.getAttribute('src')) ?? '';
  expect(new URL(address).origin).not.toBe(new URL(desk.page.url()).origin);
  expect(await frame.getAttribute('sandbox')).toBe(
    'allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-downloads',
  );
  await desk.sidebar().getByText('History').first().waitFor();
  expect(await desk.page.locator('#sidebar').boundingBox()).toMatchObject({ width: 300 });
  await desk.page.locator('#status .now .calls').getByText('service calls').waitFor();
  await desk.screenshot('workbench-sidebar');
  await desk.page.locator('#sidebar .cross').click();
  await frame.waitFor({ state: 'detached' });
});

test('Check inputs says in a toast what it found', async () => {
  await desk.menu('Check inputs');
  expect(await desk.toast()).toContain('Check inputs');
  await desk.screenshot('check-inputs');
});

test('nothing leaves this machine, and the page reports no error', () => {
  expect(desk.requests.length).toBeGreaterThan(3);
  expect(desk.requests.filter((url) => !/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(url))).toEqual([]);
  expect(desk.errors).toEqual([]);
});
