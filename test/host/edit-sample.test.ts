import { newWorkbook } from '../../src/workbench/workbook/workbook-state';
import { build } from './built-add-on';
import { Desk, letters } from './edit-desk';

beforeAll(build);

/** The sample as Set up tabs and Add sample data make it, checked. */
function openSample(): Desk {
  const desk = new Desk(newWorkbook());
  for (const name of ['setUpTabs', 'addSampleData', 'checkInputs']) desk.host.call(name);
  return desk;
}

/** Types one cell below a header. */
function type(desk: Desk, tab: string, row: number, header: string, text: string): void {
  desk.type(tab, `${letters(desk.column(tab, header))}${row}`, [text]);
}

test('a wrong cell of another candidate takes no conflict away, while typing and by Check inputs', () => {
  const desk = openSample();
  const key = 'INIT-MP-001';
  desk.type('Constraints', 'A40', ['2026-Q2 Core', 'Baseline', 'mandatory', 'initiative', key]);
  desk.type('Constraints', 'A41', ['2026-Q2 Core', 'Baseline', 'exclude', 'initiative', key]);
  const before = desk.statuses();
  expect(before['Constraints 40']).toMatch(/^ERROR: key: INIT-MP-001 must be funded/);
  type(desk, 'Candidates', 10, 'engineering_tokens', 'ten');
  expect(desk.status('Candidates', 10)).toMatch(/^ERROR: engineering_tokens: "ten" is not a number/);
  const others = ([place]: readonly [string, string]): boolean => place !== 'Candidates 10';
  const stillSaid = (): unknown => Object.entries(desk.statuses()).filter(others);
  const expected = Object.entries(before).filter(others);
  expect(stillSaid()).toEqual(expected);
  desk.check();
  expect(stillSaid()).toEqual(expected);
});

test('a required header that is renamed is said at the new header and at every row, until it is back', () => {
  const desk = openSample();
  const column = desk.column('Candidates', 'engineering_tokens');
  const before = desk.statuses();
  desk.type('Candidates', `${letters(column)}1`, ['tokens']);
  expect(desk.note('Candidates', 1, 'tokens')).toContain('Row 1 has no header engineering_tokens');
  for (const row of [2, 10])
    expect(desk.status('Candidates', row)).toMatch(/^ERROR: Row 1 has no header engineering_tokens/);
  desk.type('Candidates', `${letters(column)}1`, ['engineering_tokens']);
  expect(desk.statuses()).toEqual(before);
  expect(desk.note('Candidates', 1, 'engineering_tokens')).not.toContain('has no header');
});

test('without constraint_type only the header is said', () => {
  const desk = openSample();
  const column = desk.column('Constraints', 'constraint_type');
  desk.type('Constraints', `${letters(column)}1`, ['kind of thing']);
  desk.check();
  expect(desk.status('Constraints', 2)).toMatch(/^ERROR: Row 1 has no header constraint_type/);
  expect(Object.values(desk.statuses()).filter((status) => status.includes('cell is empty'))).toEqual([]);
});

test('a conflict of two bounds colours and notes the cells with the numbers', () => {
  const desk = openSample();
  const set = ['2026-Q2 Core', 'Baseline'];
  desk.type('Constraints', 'A40', [...set, 'capacity_floor', 'country', 'UK', '', '300']);
  desk.type('Constraints', 'A41', [...set, 'capacity_cap', 'country', 'UK', '', '', '200']);
  expect(desk.status('Constraints', 40)).toMatch(/^ERROR: min_tokens: UK is to get at least 300 tokens, but/);
  expect(desk.note('Constraints', 40, 'min_tokens')).toContain('UK is to get at least 300 tokens');
});

test('the first plan needs no KPI; a mode that needs them says so beside it', () => {
  const desk = new Desk(newWorkbook());
  desk.host.call('setUpTabs');
  desk.type('Scenario_Config', 'A2', ['First', '2026-Q2', '100', 'max_score']);
  desk.type('Candidates', 'A2', ['A-1', 'One']);
  type(desk, 'Candidates', 2, 'engineering_tokens', '10');
  type(desk, 'Candidates', 2, 'value_score', '5');
  desk.check();
  expect(Object.values(desk.statuses()).filter((status) => status !== 'OK')).toEqual([]);
  expect(desk.note('Metrics_Config', 1, 'kpi_level')).not.toContain('north star.');
  type(desk, 'Scenario_Config', 2, 'objective_mode', 'north_star_only');
  expect(desk.status('Scenario_Config', 2)).toMatch(
    /^ERROR: objective_mode: north_star_only needs one active north-star KPI/,
  );
  type(desk, 'Scenario_Config', 2, 'objective_mode', 'max_score');
  expect(desk.status('Scenario_Config', 2)).toBe('OK');
});

test('a set name with a letter missing is said at its row', () => {
  const desk = openSample();
  const name = String(desk.workbook.sheets.find((sheet) => sheet.name === 'Constraints')?.grid[1]?.[1]?.value);
  type(desk, 'Constraints', 2, 'constraint_set_name', name.slice(0, -1));
  expect(desk.status('Constraints', 2)).toContain(`did you mean ${name}?`);
});

test('a number typed where a percentage stood is said to be one still', () => {
  const desk = openSample();
  desk.type('Constraints', 'A40', ['2026-Q2 Core', 'Baseline', 'capacity_cap', 'country', 'US', '', '', '400%']);
  expect(desk.status('Constraints', 40)).toMatch(/max_tokens: 400 % is more than all of the capacity.*Format > Number/);
});
