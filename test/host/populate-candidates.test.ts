import type { PopulateReply } from '../../src/core/app/populate-candidates';
import type { Host } from '../../src/workbench/host';
import { newCell } from '../../src/workbench/workbook/cell';
import { cellAt, insertColumns, insertRows, touchCell } from '../../src/workbench/workbook/sheet-state';
import { markChanged, recalculate, type WorkbookState } from '../../src/workbench/workbook/workbook-state';
import { ask, build, freeze, openAddOn, requestFor, type TypedTabs, typedWorkbook } from './built-add-on';
import { cellsOf, rowsOf, tabOf, typeBeside, valuesOf } from './grid';

// Others may keep the machine busy.
jest.setTimeout(120_000);
beforeAll(build);

const scenarios: TypedTabs[string] = [
  ['scenario_name', 'period_key', 'capacity_total_tokens', 'objective_mode'],
  ['Core', '2026-Q2', '1000', 'max_score'],
  ['Year', '2026', '5000', 'max_score'],
];
const backlogHeader = [
  'initiative_key',
  'title',
  'country',
  'engineering_tokens',
  'deadline_date',
  'is_optimization_candidate',
  'candidate_period_key',
  'is_archived',
  'program_key',
];
const candidatesHeader = [
  'initiative_key',
  'title',
  'country',
  'program',
  'engineering_tokens',
  'deadline_date',
  'value_score',
  'is_selected_for_run',
  'notes',
];
const backlogRows = [
  ['INIT-1', 'One', 'UK', '10', '2026-05-15', 'TRUE', 'Q2 2026', 'FALSE', 'Growth'],
  ['INIT-2', '', '', '0', '', 'TRUE', '', 'FALSE', ''],
  ['INIT-3', 'Three', 'DE', '30', '', 'FALSE', '', 'FALSE', ''],
  ['INIT-4', 'Four', 'DE', '40', '', 'TRUE', '2026-Q3', 'FALSE', ''],
  ['INIT-5', '=CONCATENATE("Fi","ve")', 'DE', '=20+30', '', '=TRUE', '', 'FALSE', ''],
];

function planWith(changes: Partial<Record<'Backlog' | 'Candidates', TypedTabs[string]>> = {}): Host {
  const tabs = { Scenario_Config: scenarios, Backlog: [backlogHeader, ...backlogRows], Candidates: [candidatesHeader] };
  return openAddOn(typedWorkbook({ ...tabs, ...changes }));
}

function populate(host: Host, scenario = 'Core') {
  const { reply, call } = ask<PopulateReply>(host, 'populateCandidates', JSON.stringify({ scenario }));
  recalculate(host.state.workbook);
  return { reply, call };
}

const keysOf = (workbook: WorkbookState): readonly unknown[] =>
  rowsOf(workbook, 'Candidates').map((row) => row.initiative_key);

/** The columns of the new rows that formulas fill. */
const looked = (workbook: WorkbookState): readonly unknown[] =>
  rowsOf(workbook, 'Candidates').map((row) => [
    row.initiative_key,
    row.title,
    row.country,
    row.program,
    row.engineering_tokens,
  ]);

test('adds the candidates of the period with formulas for what identifies them, and leaves the rest blank', () => {
  const host = planWith();
  const { workbook } = host.state;
  const { reply } = populate(host);
  expect(reply.summary).toBe(
    'Added 3 initiatives for Core; skipped 2 of Backlog: 1 not a candidate (row 4), 1 other period (row 5).',
  );
  expect(looked(workbook)).toEqual([
    ['INIT-1', 'One', 'UK', 'Growth', 10],
    ['INIT-2', '', '', '', 0],
    ['INIT-5', 'Five', 'DE', '', 50],
  ]);
  const sheet = tabOf(workbook, 'Candidates');
  expect([7, 8, 9].map((column) => cellAt(sheet, 2, column)?.value ?? '')).toEqual(['', '', '']);
  expect([2, 3, 4, 5, 6].map((column) => cellAt(sheet, 3, column)?.formula?.startsWith('=LET('))).toEqual(
    new Array(5).fill(true),
  );
  expect(cellAt(sheet, 2, 2)?.formula).toBe(
    `=LET(found, XLOOKUP($A2, 'Backlog'!$A:$A, 'Backlog'!$B:$B, ""), IF(found="", "", found))`,
  );
});

test('a run reads what the formulas show, dates as dates, and follows Backlog', () => {
  const host = planWith();
  populate(host);
  const read = () =>
    freeze(host, requestFor({ scenario: 'Core' })).problem.candidates.map(
      ({ key, title, tokens, deadline, slices }) => [key, title, tokens, deadline, slices.country],
    );
  expect(read()).toEqual([
    ['INIT-1', 'One', 10, '2026-05-15', 'UK'],
    ['INIT-2', '', 0, null, ''],
    ['INIT-5', 'Five', 50, null, 'DE'],
  ]);
  typeBeside(host.state.workbook, 'Backlog', (row) => row.initiative_key === 'INIT-2', 'country', 'FR');
  expect(read()[1]).toEqual(['INIT-2', '', 0, null, 'FR']);
});

test('an error on Backlog is an error on Candidates, and a key that left Backlog leaves blanks', () => {
  const host = planWith();
  const { workbook } = host.state;
  populate(host);
  touchCell(tabOf(workbook, 'Backlog'), 2, 4).value = { error: '#REF!' };
  touchCell(tabOf(workbook, 'Backlog'), 3, 1).value = 'INIT-2b';
  markChanged(workbook);
  recalculate(workbook);
  expect(rowsOf(workbook, 'Candidates')[0]?.engineering_tokens).toEqual({ error: '#REF!' });
  expect(rowsOf(workbook, 'Candidates')[1]).toMatchObject({ initiative_key: 'INIT-2', engineering_tokens: '' });
  const { reply } = ask<{ ok: boolean; issues: readonly { code: string; row: number }[] }>(
    host,
    'freezeRun',
    JSON.stringify(requestFor({ scenario: 'Core' })),
  );
  expect(reply.ok).toBe(false);
  expect(reply.issues.map(({ code, row }) => [code, row])).toEqual(
    expect.arrayContaining([
      ['formula-error', 2],
      ['missing-value', 3],
    ]),
  );
});

test('doing it again adds nothing; another scenario adds what is for its period', () => {
  const host = planWith();
  populate(host);
  const before = cellsOf(tabOf(host.state.workbook, 'Candidates'));
  expect(populate(host).reply.summary).toBe(
    'Added no initiatives for Core; skipped 5 of Backlog: 3 already there (rows 2, 3, 6), 1 not a candidate (row 4), 1 other period (row 5).',
  );
  expect(cellsOf(tabOf(host.state.workbook, 'Candidates'))).toEqual(before);
  populate(host, 'Year');
  expect(keysOf(host.state.workbook)).toEqual(['INIT-1', 'INIT-2', 'INIT-5', 'INIT-4']);
});

test('existing rows, columns of people and formats keep every cell, wherever the columns stand', () => {
  const host = planWith({
    Candidates: [
      [
        'notes',
        'Mine',
        'Country',
        'engineering_tokens',
        'INITIATIVE KEY',
        'is_selected_for_run',
        'Title',
        'run_status',
      ],
      ['typed', '=1+1', 'FR', '7', 'OLD-1', 'TRUE', 'Old', 'OK'],
      ['', 'below', '', '', '', '', '', ''],
    ],
  });
  const { workbook } = host.state;
  const sheet = tabOf(workbook, 'Candidates');
  insertRows(tabOf(workbook, 'Backlog'), 3, 2);
  insertColumns(tabOf(workbook, 'Backlog'), 1, 3);
  // Ticks and a formula that shows nothing yet, prepared for rows to come.
  for (let row = 4; row <= 20; row += 1) {
    touchCell(sheet, row, 6).value = false;
    touchCell(sheet, row, 2).formula = `=IF($E${row}="", "", 5)`;
    touchCell(sheet, row, 1).numberFormat = '0%';
  }
  markChanged(workbook);
  workbook.hasFormulas = true;
  recalculate(workbook);
  const before = structuredClone(sheet.grid);
  populate(host);
  const written = [3, 4, 5, 7];
  for (const [down, row] of sheet.grid.entries()) {
    for (const [right, cell] of (row ?? []).entries()) {
      const isNew = down + 1 >= 4 && down + 1 <= 6;
      if (isNew && written.includes(right + 1)) continue;
      const { value, ...kept } = cell ?? newCell();
      const { value: valueBefore, ...keptBefore } = before[down]?.[right] ?? newCell();
      expect(kept).toEqual(keptBefore);
      // The formulas of people in the new rows have something to show now.
      if (!isNew) expect(value).toEqual(valueBefore);
    }
  }
  expect(valuesOf(workbook, 'Candidates').slice(1, 6)).toEqual([
    ['typed', 2, 'FR', 7, 'OLD-1', true, 'Old', 'OK'],
    ['', 'below', '', '', '', '', '', ''],
    ['', 5, 'UK', 10, 'INIT-1', false, 'One', 'OK'],
    ['', 5, '', 0, 'INIT-2', false, '', 'OK'],
    ['', 5, 'DE', 50, 'INIT-5', false, 'Five', 'OK'],
  ]);
  expect(cellAt(sheet, 4, 7)?.formula).toContain(`XLOOKUP($E4, 'Backlog'!$D:$D, 'Backlog'!$E:$E, "")`);
});

test('keys that look like wildcards, sums, dates or numbers stay text and find their own row', () => {
  const keys = ["'+A", "'-A", "'@A", "'1/2", "'007", '1001', 'A*', 'ABC', '?B', 'AB~', '  spaced '];
  const rows = keys.map((key, index) => [key, `title ${index}`, '', '5', '', 'TRUE', '', '', '']);
  const host = planWith({ Backlog: [backlogHeader, ...rows] });
  const { workbook } = host.state;
  populate(host);
  expect(looked(workbook)).toEqual(keys.map((key, index) => [key.replace(/^'/u, ''), `title ${index}`, '', '', 5]));
  expect(keysOf(workbook).every((key) => typeof key === 'string')).toBe(true);
  expect(populate(host).reply.summary).toContain('11 already there');
});

test('tabs with quotes and spaces in their names, plain-text columns and decimal commas', () => {
  const host = planWith();
  const { workbook } = host.state;
  workbook.locale = 'de_DE';
  tabOf(workbook, 'Backlog').name = 'back LOG';
  const sheet = tabOf(workbook, 'Candidates');
  for (let row = 2; row <= 10; row += 1)
    for (const column of [2, 3, 4]) touchCell(sheet, row, column).numberFormat = '@';
  const { reply } = populate(host);
  expect(reply.ok).toBe(true);
  expect(cellAt(sheet, 2, 2)?.formula).toBe(
    `=LET(found; XLOOKUP($A2; 'back LOG'!$A:$A; 'back LOG'!$B:$B; ""); IF(found=""; ""; found))`,
  );
  expect(looked(workbook)[0]).toEqual(['INIT-1', 'One', 'UK', 'Growth', 10]);
});

test('the rows can be sorted: each formula looks at its own row only', () => {
  const host = planWith();
  const { workbook } = host.state;
  populate(host);
  const sheet = tabOf(workbook, 'Candidates');
  const rows = sheet.grid.splice(1, 3).reverse();
  sheet.grid.splice(1, 0, ...rows);
  // What Sheets does when it sorts: references within the row move along, whole columns stay.
  for (const [down, row] of rows.entries()) {
    for (const cell of row ?? []) {
      if (cell?.formula === undefined) continue;
      expect(cell.formula.match(/\$?[A-Z]+\$?\d+/gu)).toEqual([`$A${4 - down}`]);
      cell.formula = cell.formula.replace(`$A${4 - down}`, `$A${2 + down}`);
    }
  }
  markChanged(workbook);
  recalculate(workbook);
  expect(looked(workbook)).toEqual([
    ['INIT-5', 'Five', 'DE', '', 50],
    ['INIT-2', '', '', '', 0],
    ['INIT-1', 'One', 'UK', 'Growth', 10],
  ]);
});

test('a column that one formula fills is left to it; a key column of that kind is refused in words', () => {
  const filled = planWith({
    Candidates: [candidatesHeader, ['OLD', '=ARRAYFORMULA(IF(A2:A20="","","T "&A2:A20))', '', '', '5']],
  });
  populate(filled);
  expect(rowsOf(filled.state.workbook, 'Candidates').map((row) => row.title)).toEqual(
    expect.arrayContaining(['T OLD', 'T INIT-1', 'T INIT-2', 'T INIT-5']),
  );
  const keyed = planWith({ Candidates: [candidatesHeader, ['=FILTER(Backlog!A2:A3, Backlog!D2:D3<>"")']] });
  recalculate(keyed.state.workbook);
  const before = cellsOf(tabOf(keyed.state.workbook, 'Candidates'));
  expect(() => populate(keyed)).toThrow('one formula fills the whole column initiative_key');
  expect(cellsOf(tabOf(keyed.state.workbook, 'Candidates'))).toEqual(before);
});

const manyRows = (count: number): TypedTabs[string] => [
  backlogHeader,
  ...Array.from({ length: count }, (_, row) => [`INIT-${row}`, `T ${row}`, 'UK', '5', '', 'TRUE', '', 'FALSE', 'P']),
];

test('costs the same number of Sheets calls for 10 and for 900 initiatives, one more to make room', () => {
  const counted = [10, 900, 1500].map((count) => {
    const host = planWith({ Backlog: manyRows(count) });
    const { call } = populate(host);
    expect(keysOf(host.state.workbook)).toHaveLength(count);
    expect(rowsOf(host.state.workbook, 'Candidates').at(-1)).toMatchObject({ title: `T ${count - 1}` });
    return { count, sheets: call.serviceCalls.sheets, ms: Math.round(call.ms) };
  });
  process.stdout.write(`calls of populateCandidates: ${JSON.stringify(counted)}\n`);
  const [small, large, grown] = counted.map(({ sheets }) => sheets);
  expect(large).toBe(small);
  expect(grown).toBe((small ?? 0) + 1);
});
