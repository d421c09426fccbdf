import { build } from './built-add-on';
import { openGoodPlan } from './edit-plan';
import { tabOf } from './grid';

beforeAll(build);

test.each(['1,5', '0,500', '12,34', '1 2', '1,20'])(
  'the text %s as tokens is an error that says how to write a number',
  (text) => {
    const desk = openGoodPlan();
    desk.type('Candidates', 'D3', [`'${text}`]);
    expect(desk.status('Candidates', 3)).toContain(
      `ERROR: engineering_tokens: "${text}" is not a number. Type a number the way this spreadsheet writes numbers`,
    );
  },
);

test.each([
  ['en_US', '1.200', '1200 or 1.2'],
  ['en_GB', '1.250', '1250 or 1.25'],
  ['de_DE', '1,200', '1200 or 1,2'],
])('in %s the text %s as tokens is an error that names both numbers it can mean', (locale, text, readings) => {
  const desk = openGoodPlan({}, locale);
  desk.type('Candidates', 'D3', [`'${text}`]);
  expect(desk.status('Candidates', 3)).toBe(
    `ERROR: engineering_tokens: the text "${text}" can mean ${readings}. Enter ${readings}, whichever is meant.`,
  );
});

test.each(['1,200', '1 200', '1200', '1200.5', '20', '1.234,5', '1.234.567'])(
  'the text %s as tokens is read',
  (text) => {
    const desk = openGoodPlan();
    desk.type('Candidates', 'D3', [`'${text}`]);
    expect(desk.status('Candidates', 3)).toBe('OK');
  },
);

test.each([
  ['en_US', '-1,200', '-1,200'],
  ['en_US', '-1.234,5', '-1,234.5'],
  ['en_US', '-1.5', '-1.5'],
  ['de_DE', '-1.200', '-1,200'],
  ['de_DE', '-1.234,5', '-1,234.5'],
  ['de_DE', '-1,234.5', '-1,234.5'],
  ['de_DE', '-1,5', '-1.5'],
  ['de_DE', '-1.5', '-1.5'],
])('in %s the text %s is the number %s', (locale, text, printed) => {
  const desk = openGoodPlan({}, locale);
  desk.type('Candidates', 'D3', [`'${text}`]);
  expect(desk.status('Candidates', 3)).toBe(`ERROR: engineering_tokens: ${printed} is below 0. Enter 0 or more.`);
});

test.each([
  ['en_US', 'ORDERS: 0,6; LOYALTY: 0,4', 'OK'],
  ['de_DE', 'ORDERS: 0,6; LOYALTY: 0,4', 'OK'],
  ['de_DE', 'ORDERS: 0.6, LOYALTY: 0.4', 'OK'],
  ['de_DE', '{"ORDERS": 0.625, "LOYALTY": 0.375}', 'OK'],
  ['en_US', 'ORDERS: 0,6, LOYALTY: 0,4', 'write 0.6, or semicolons between'],
])('in %s the weights %s are read, or an error says how to write them', (locale, text, status) => {
  const desk = openGoodPlan({}, locale);
  desk.type('Scenario_Config', 'E2', [`'${text}`]);
  expect(desk.status('Scenario_Config', 2)).toContain(status);
});

test.each(['15/05/2026', '15 May', 'soon', '05/06/26'])(
  'the text %s as a date is an error that says how to write one',
  (text) => {
    const desk = openGoodPlan();
    desk.type('Candidates', 'E3', [`'${text}`]);
    expect(desk.status('Candidates', 3)).toBe(
      `ERROR: deadline_date: "${text}" is not a date. Enter a date, or text such as 2026-05-15.`,
    );
  },
);

test.each([
  ['en_US', '05/06/2026'],
  ['de_DE', '5.6.2026'],
])('in %s the text %s as a date is an error that names both days it can mean', (locale, text) => {
  const desk = openGoodPlan({}, locale);
  desk.type('Candidates', 'E3', [`'${text}`]);
  expect(desk.status('Candidates', 3)).toBe(
    `ERROR: deadline_date: the text "${text}" can mean 2026-06-05 or 2026-05-06. Enter 2026-06-05 or 2026-05-06, whichever is meant.`,
  );
});

/** The same plan typed in Germany: decimal commas, grouped thousands, days first. */
test('numbers, shares, dates and ticks typed in a German spreadsheet mean the same', () => {
  const german = openGoodPlan({}, 'de_DE');
  const american = openGoodPlan();
  const rows = [
    ['D3', '20,5', '20.5'],
    ['D4', '1.030,25', '1,030.25'],
    ['E3', '15.06.2026', '6/15/2026'],
    ['E4', '31.12.2025', '12/31/2025'],
    ['F3', 'WAHR', 'TRUE'],
    ['D5', '-3,5', '-3.5'],
  ] as const;
  for (const [a1, typedInGermany, typedInAmerica] of rows) {
    german.type('Candidates', a1, [typedInGermany]);
    american.type('Candidates', a1, [typedInAmerica]);
  }
  german.type('Constraints', 'H2', ['12,5%']);
  american.type('Constraints', 'H2', ['12.5%']);
  german.type('Scenario_Config', 'C2', ['1.000,5']);
  american.type('Scenario_Config', 'C2', ['1,000.5']);
  expect(german.statuses()).toEqual(american.statuses());
  expect(german.status('Candidates', 4)).toMatch(/due 2025-12-31, before the period starts/);
  expect(german.status('Candidates', 5)).toContain('-3.5 is below 0');
  expect(german.status('Candidates', 3)).toBe('OK');
  const [typed] = tabOf(german.workbook, 'Candidates').grid.slice(2, 3);
  expect(typed?.[3]?.value).toBe(20.5);
});

test('a share typed with a decimal comma is a share of capacity', () => {
  const desk = openGoodPlan({}, 'de_DE');
  desk.type('Constraints', 'A4', ['Plan', 'Baseline', 'capacity_floor', 'country', 'UK', '', '46,25%']);
  // 46.25 % of 80 tokens are 37, above the 35 that UK may get.
  expect(desk.status('Constraints', 4)).toContain('at least 37 tokens, but the limit is 35');
});

test('statuses survive a German spreadsheet as text', () => {
  const desk = openGoodPlan({}, 'de_DE');
  desk.type('Candidates', 'D3', ['-3']);
  const column = desk.column('Candidates', 'updated_at');
  expect(String(tabOf(desk.workbook, 'Candidates').grid[2]?.[column - 1]?.value)).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});
