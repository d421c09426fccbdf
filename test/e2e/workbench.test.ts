import { openWorkbench, type ScreenDesk } from './open-workbench';

jest.setTimeout(120_000);

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
