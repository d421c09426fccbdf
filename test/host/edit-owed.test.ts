import { inputTabs } from '../../src/core/tabs/index';
import { cellAt, insertRows } from '../../src/workbench/workbook/sheet-state';
import { markChanged, newWorkbook } from '../../src/workbench/workbook/workbook-state';
import { build } from './built-add-on';
import { Desk, noteHeading, typeInto } from './edit-desk';
import { freshlyShown } from './fuzz/watch';
import { tabOf } from './grid';

beforeAll(build);

/** The sample plan as a PM has it, set up and checked. */
function sampleDesk(): Desk {
  const desk = new Desk(newWorkbook());
  desk.host.call('setUpTabs');
  desk.host.call('addSampleData');
  desk.check();
  return desk;
}

/** The places of all notes of the add-on, "Targets 3 kpi_key", and what they say. */
function notes(desk: Desk): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name, grid } of desk.workbook.sheets) {
    for (const [down, cells] of grid.entries()) {
      for (const [right, cell] of (cells ?? []).entries()) {
        const at = cell?.note.indexOf(noteHeading) ?? -1;
        if (at >= 0) found[`${name} ${down + 1} ${String(grid[0]?.[right]?.value)}`] = cell?.note.slice(at) ?? '';
      }
    }
  }
  return found;
}

/** Moves a column with all its cells; 1-based. */
function moveColumn(desk: Desk, tab: string, header: string, to: number): void {
  const from = desk.column(tab, header);
  for (const cells of tabOf(desk.workbook, tab).grid) {
    if (cells === undefined) continue;
    while (cells.length < 30) cells.push(undefined);
    cells.splice(to - 1, 0, ...cells.splice(from - 1, 1));
  }
  markChanged(desk.workbook);
}

const sources = (desk: Desk, tab: string): readonly string[] =>
  tabOf(desk.workbook, tab)
    .grid.slice(1)
    .map((_, index) =>
      String(cellAt(tabOf(desk.workbook, tab), index + 2, desk.column(tab, 'updated_source'))?.value ?? ''),
    )
    .filter((source) => source !== '');

/** Edits that change nothing, until what was left over must be written. */
function editOn(desk: Desk, tab = 'Backlog'): void {
  for (let edit = 0; edit < 4; edit += 1) {
    const { serviceCalls } = desk.hear(tab, 'B2');
    expect(serviceCalls.sheets).toBeLessThanOrEqual(14);
  }
}

/** What Check inputs shows is shown already. */
function expectLikeCheck(desk: Desk): void {
  const shown = { statuses: desk.statuses(), notes: notes(desk) };
  desk.check();
  expect(shown).toEqual({ statuses: desk.statuses(), notes: notes(desk) });
  expect(desk.errors()).toEqual([]);
}

const kpiRows = ['Targets 3 kpi_key', 'Targets 6 kpi_key', 'Targets 9 kpi_key'];

test('a renamed KPI is noted on every tab that names it, by the next edits at the latest', () => {
  const desk = sampleDesk();
  const before = notes(desk);
  const { serviceCalls } = desk.type('Metrics_Config', 'A3', ['active_rest']);
  expect(serviceCalls.sheets).toBeLessThanOrEqual(14);
  editOn(desk);
  expect(Object.keys(notes(desk))).toEqual(expect.arrayContaining(kpiRows));
  expect(notes(desk)['Scenario_Config 2 objective_weights_json']).toContain('active_restaurants');
  expectLikeCheck(desk);
  desk.type('Metrics_Config', 'A3', ['active_restaurants']);
  editOn(desk);
  expect(notes(desk)).toEqual(before);
  expectLikeCheck(desk);
});

test('a note that Check inputs wrote is cleared by the edit that mends its cause on another tab', () => {
  const desk = sampleDesk();
  const before = notes(desk);
  typeInto(desk.workbook, 'Metrics_Config', 'A3', [['active_rest']]);
  desk.check();
  expect(Object.keys(notes(desk))).toEqual(expect.arrayContaining(kpiRows));
  desk.type('Metrics_Config', 'A3', ['active_restaurants']);
  editOn(desk);
  expect(notes(desk)).toEqual(before);
});

test("notes on rows that moved are followed, and the PM's own stay", () => {
  const desk = sampleDesk();
  desk.writeNote('Targets', 3, 'kpi_key', 'Ann: agreed in May');
  desk.type('Metrics_Config', 'A3', ['active_rest']);
  editOn(desk);
  insertRows(tabOf(desk.workbook, 'Targets'), 2, 1);
  markChanged(desk.workbook);
  desk.type('Metrics_Config', 'A3', ['active_restaurants']);
  editOn(desk);
  expect(desk.note('Targets', 4, 'kpi_key')).toBe('Ann: agreed in May');
  expectLikeCheck(desk);
});

test('set-up and Clear sample leave no note that is taken for shown', () => {
  const desk = sampleDesk();
  typeInto(desk.workbook, 'Metrics_Config', 'A3', [['active_rest']]);
  desk.check();
  desk.host.call('clearSample');
  desk.host.call('addSampleData');
  desk.type('Metrics_Config', 'A3', ['active_rest']);
  editOn(desk);
  expectLikeCheck(desk);
});

const spread = ['Metrics_Config', 'Scenario_Config', 'Constraints', 'Targets', 'Candidates', 'KPI_Contributions'];

test('with status columns far apart every status is right after each edit, and source and time follow', () => {
  const desk = sampleDesk();
  for (const tab of spread) {
    moveColumn(desk, tab, 'run_status', 1);
    moveColumn(desk, tab, 'updated_source', 4);
  }
  desk.check();
  const inputs = new Set(inputTabs.map(({ name }) => tabOf(desk.workbook, name).id));
  const edits = [
    ['Metrics_Config', 'kpi_key', 3, 'active_rest'],
    ['Scenario_Config', 'scenario_name', 2, 'Renamed'],
    ['Candidates', 'initiative_key', 4, 'INIT-ELSE'],
    ['Metrics_Config', 'kpi_key', 3, 'active_restaurants'],
    ['Candidates', 'engineering_tokens', 5, 'many'],
  ] as const;
  for (const [tab, header, row, text] of edits) {
    const column = String.fromCharCode(64 + desk.column(tab, header));
    const { serviceCalls } = desk.type(tab, `${column}${row}`, [text]);
    expect(serviceCalls.sheets).toBeLessThanOrEqual(14);
    const before = Object.entries(desk.statuses()).map(([place, status]) => {
      const [name = '', at] = place.split(/ (?=\d+$)/u);
      return `${name} ${at},${desk.column(name, 'run_status')} ${status}`;
    });
    expect(before.sort()).toEqual([...freshlyShown(desk.host, inputs).statuses].sort());
  }
  for (let more = 0; more < 3; more += 1) editOn(desk);
  expect(new Set(sources(desk, 'Targets'))).toContain('edit');
  expectLikeCheck(desk);
});

test('source and time that had to wait are written by the edits that follow, on each tab', () => {
  const desk = sampleDesk();
  for (const tab of spread) moveColumn(desk, tab, 'run_status', 1);
  desk.check();
  desk.type('Metrics_Config', `${String.fromCharCode(64 + desk.column('Metrics_Config', 'kpi_key'))}3`, ['other']);
  for (let more = 0; more < 3; more += 1) editOn(desk);
  for (const tab of ['Metrics_Config', 'Targets', 'Scenario_Config']) expect(sources(desk, tab)).toContain('edit');
});
