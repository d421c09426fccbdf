import type { FreezeReply } from '../../src/core/app/freeze-run';
import { insertColumns } from '../../src/workbench/workbook/sheet-state';
import { markChanged, newWorkbook } from '../../src/workbench/workbook/workbook-state';
import { ask, build, requestFor } from './built-add-on';
import { Desk, letters, typeInto } from './edit-desk';
import { tabOf } from './grid';

beforeAll(build);

/** A workbook as a PM has it: brought about by Set up tabs, filled by Add sample data, checked. */
function sampleDesk(): Desk {
  const desk = new Desk(newWorkbook());
  desk.host.call('setUpTabs');
  desk.host.call('addSampleData');
  desk.check();
  return desk;
}

/** What a run would be about, row numbers included, and what stands beside the rows. */
function meaningOf(desk: Desk) {
  const request = requestFor({ scenario: '2026-Q2 Core', constraint_set: 'Baseline' });
  const { reply } = ask<FreezeReply>(desk.host, 'freezeRun', JSON.stringify(request));
  if (!reply.ok) throw new Error(JSON.stringify(reply.issues));
  return { problem: reply.problem, statuses: desk.statuses() };
}

const untouched = (() => {
  let known: ReturnType<typeof meaningOf> | null = null;
  return () => {
    known ??= meaningOf(sampleDesk());
    return known;
  };
})();

/** Opens a column of the PM's own before a declared one, and fills it. */
function insertOwn(desk: Desk, tab: string, before: string, header = 'Our remark'): number {
  const at = desk.column(tab, before);
  insertColumns(tabOf(desk.workbook, tab), at, 1);
  typeInto(desk.workbook, tab, `${letters(at)}1`, [[header], ['17'], ['see below'], ['1/2/2026'], ['=1+1']]);
  return at;
}

const rearrangements: Readonly<Record<string, (desk: Desk) => void>> = {
  'rows that a filter or a person hides': (desk) => {
    for (const tab of ['Candidates', 'Constraints', 'Scenario_Config', 'KPI_Contributions']) {
      for (const row of [2, 3, 7]) tabOf(desk.workbook, tab).hiddenRows.add(row);
    }
  },
  'columns inserted in mid-table': (desk) => {
    insertOwn(desk, 'Candidates', 'engineering_tokens');
    insertOwn(desk, 'Constraints', 'key');
    insertOwn(desk, 'Scenario_Config', 'objective_mode');
    insertOwn(desk, 'KPI_Contributions', 'net_revenue');
  },
  'a header cell merged with that of an own column': (desk) => {
    const sheet = tabOf(desk.workbook, 'Candidates');
    const column = insertOwn(desk, 'Candidates', 'country', '');
    sheet.merges.push({ sheetId: sheet.id, row: 1, column: column - 1, rows: 1, columns: 2 });
    const rules = tabOf(desk.workbook, 'Constraints');
    const own = insertOwn(desk, 'Constraints', 'notes');
    insertOwn(desk, 'Constraints', 'notes', '');
    rules.merges.push({ sheetId: rules.id, row: 1, column: own, rows: 1, columns: 2 });
  },
  'tabs with quotes in their names': (desk) => {
    tabOf(desk.workbook, 'Candidates').name = "Ann's ideas";
    tabOf(desk.workbook, 'Metrics_Config').name = "KPIs '26";
    tabOf(desk.workbook, 'Backlog').name = "''";
  },
};

const cases = Object.entries(rearrangements);

test.each(cases)('%s change nothing that a run or a check is about', (_, rearrange) => {
  const desk = sampleDesk();
  rearrange(desk);
  markChanged(desk.workbook);
  desk.check();
  const { problem, statuses } = meaningOf(desk);
  expect(problem).toEqual(untouched().problem);
  expect(Object.values(statuses)).toEqual(Object.values(untouched().statuses));
  expect(desk.errors()).toEqual([]);
});

test.each(cases)('with %s an edit is checked, and setting up again takes nothing away', (_, rearrange) => {
  const desk = sampleDesk();
  const sheet = tabOf(desk.workbook, 'Candidates');
  rearrange(desk);
  markChanged(desk.workbook);
  const column = letters(desk.column(sheet.name, 'engineering_tokens'));
  desk.type(sheet.name, `${column}3`, ['-3']);
  expect(desk.status(sheet.name, 3)).toBe('ERROR: engineering_tokens: -3 is below 0. Enter 0 or more.');
  desk.type(sheet.name, `${column}3`, ['120']);
  expect(desk.status(sheet.name, 3)).toBe('OK');
  const { reply } = ask<{ made: readonly string[]; added: readonly unknown[] }>(desk.host, 'setUpTabs');
  expect(reply).toMatchObject({ made: [], added: [] });
  desk.check();
  expect(meaningOf(desk).problem).toEqual(untouched().problem);
  expect(desk.errors()).toEqual([]);
});

test('a paste of rows over many columns means the same as the same rows typed one cell at a time', () => {
  const header = ['initiative_key', 'title', 'country', 'engineering_tokens', 'deadline_date', 'is_selected_for_run'];
  const rows = [
    ['INIT-NEW-1', 'First', 'UAE', '40', '2026-05-01', 'TRUE'],
    ['INIT-NEW-2', 'Second', 'KSA', 'many', '2026-05-01', ''],
    ['INIT-RA-001', 'Third', 'KSA', '30', '', ''],
  ];
  const [pasted, typed] = [sampleDesk(), sampleDesk()];
  const places = header.map((name) => pasted.column('Candidates', name));
  const lines = rows.map((row) => {
    const line = new Array<string>(Math.max(...places)).fill('');
    for (const [index, at] of places.entries()) line[at - 1] = row[index] ?? '';
    return line;
  });
  const first = Object.keys(pasted.statuses()).filter((place) => place.startsWith('Candidates ')).length + 2;
  const { serviceCalls } = pasted.type('Candidates', `A${first}`, ...lines);
  for (const [down, line] of lines.entries()) {
    for (const [right, text] of line.entries()) {
      if (text !== '') typed.type('Candidates', `${letters(right + 1)}${first + down}`, [text]);
    }
  }
  expect(serviceCalls.sheets).toBeLessThanOrEqual(16);
  expect(pasted.statuses()).toEqual(typed.statuses());
  expect(pasted.status('Candidates', first)).toBe('OK');
  expect(pasted.status('Candidates', first + 1)).toMatch(/^ERROR: engineering_tokens: "many" is not a number/);
  expect(pasted.status('Candidates', first + 2)).toMatch(/^ERROR: initiative_key: INIT-RA-001 stands in rows 2, /);
  const before = pasted.statuses();
  pasted.check();
  expect(pasted.statuses()).toEqual(before);
});
