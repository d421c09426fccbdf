import { tabs } from '../../src/core/tabs/index';
import type { Tab } from '../../src/core/tabs/tab';
import type { Host } from '../../src/workbench/host';
import { cellAt, type SheetState } from '../../src/workbench/workbook/sheet-state';
import { newWorkbook, type WorkbookState } from '../../src/workbench/workbook/workbook-state';
import { ask, build, openAddOn, typedWorkbook } from './built-add-on';
import { tabOf, valuesOf } from './grid';
import { plainPlan } from './plans';
import { looksOfWorkbook, plainRule } from './sheet-looks';

beforeAll(build);

interface Reply {
  readonly message: string;
  readonly made: readonly string[];
  readonly added: readonly { readonly tab: string; readonly columns: readonly string[] }[];
}

const setUp = (host: Host) => ask<Reply>(host, 'setUpTabs');

/** A new workbook after set-up. */
function setUpWorkbook(): { readonly host: Host; readonly workbook: WorkbookState } {
  const workbook = newWorkbook();
  const host = openAddOn(workbook);
  setUp(host);
  return { host, workbook };
}

/** The column of a header (1-based). */
function columnOf(workbook: WorkbookState, tab: string, header: string): number {
  return (valuesOf(workbook, tab)[0]?.indexOf(header) ?? -1) + 1;
}

const lastRowOf = (sheet: SheetState): number => sheet.maxRows;

test('a new workbook gets every tab, and says so', () => {
  const workbook = newWorkbook();
  const host = openAddOn(workbook);
  const { reply, call } = setUp(host);
  expect(workbook.sheets.map(({ name }) => name)).toEqual(['Sheet1', ...tabs.map(({ name }) => name)]);
  expect(reply.made).toEqual(tabs.map(({ name }) => name));
  expect(reply.message).toMatch(`Set up ${tabs.length} tabs. `);
  expect(workbook.activeSheetId).toBe(workbook.sheets[0]?.id);
  expect(call.serviceCalls.sheets).toBeLessThanOrEqual(20 * tabs.length);
});

describe.each(tabs.map((tab): [string, Tab] => [tab.name, tab]))('%s', (name, tab) => {
  const { workbook } = lazily(setUpWorkbook);
  const declared = Object.entries(tab.columns);

  test('has columns in which their headers can be read', () => {
    const sheet = tabOf(workbook(), name);
    const narrow = (valuesOf(workbook(), name)[0] ?? []).filter(
      (header, index) => (sheet.columnWidths.get(index + 1) ?? 0) < 8.5 * String(header).length,
    );
    expect(narrow).toEqual([]);
  });

  test('has its headers, frozen, bold, with help, coloured by who writes', () => {
    const sheet = tabOf(workbook(), name);
    expect(valuesOf(workbook(), name)).toEqual([Object.keys(tab.columns)]);
    expect(sheet.frozenRows).toBe(1);
    const colours = new Map<string, Set<unknown>>();
    for (const [index, [, column]] of declared.entries()) {
      const cell = cellAt(sheet, 1, index + 1);
      expect(cell?.note.startsWith(column.note)).toBe(true);
      expect(cell?.style.fontWeight).toBe('bold');
      expect(sheet.columnWidths.get(index + 1)).toBeGreaterThanOrEqual(column.width);
      colours.set(column.writer, (colours.get(column.writer) ?? new Set()).add(cell?.style.background));
    }
    const found = [...colours.values()].flatMap((one) => [...one]);
    const writers = new Set(declared.map(([, { writer }]) => writer)).size;
    expect(found).toHaveLength(writers);
    expect(new Set(found).size).toBe(writers);
  });

  test('has the number format, checkbox or dropdown of each column in its first row and its last', () => {
    const sheet = tabOf(workbook(), name);
    for (const [index, [, column]] of declared.entries()) {
      for (const row of [2, lastRowOf(sheet)]) {
        const cell = cellAt(sheet, row, index + 1);
        expect(cell?.numberFormat ?? null).toBe(column.type.format);
        const rule = plainRule(cell?.validation) as { criteria: string; args: unknown[]; allowInvalid: boolean } | null;
        if (column.writer === 'system') expect(rule).toBeNull();
        else if (column.choicesFrom !== null) {
          const source = column.choicesFrom.tab ?? name;
          const { column: first, through = first } = column.choicesFrom;
          const from = columnOf(workbook(), source, first);
          const { id: sheetId, maxRows } = tabOf(workbook(), source);
          const columns = columnOf(workbook(), source, through) - from + 1;
          const area = { sheetId, row: 2, column: from, rows: maxRows - 1, columns };
          expect(rule).toMatchObject({ criteria: 'VALUE_IN_RANGE', args: [area, true], allowInvalid: true });
        } else if (column.suggestions.length > 0) {
          expect(rule).toMatchObject({ criteria: 'VALUE_IN_LIST', args: [column.suggestions, true] });
        } else if (column.type.choices.length > 0) {
          expect(rule).toMatchObject({ criteria: 'VALUE_IN_LIST', args: [column.type.choices, true] });
        } else if (column.type.isCheckbox) expect(rule).toMatchObject({ criteria: 'CHECKBOX' });
        else expect(rule).toBeNull();
      }
    }
  });

  test('warns before an edit of the columns that the add-on writes, and only of these', () => {
    const { protections } = tabOf(workbook(), name);
    const covered = protections.flatMap(({ area }) =>
      Array.from({ length: area.columns }, (_, right) => declared[area.column - 1 + right]?.[0]),
    );
    expect(covered).toEqual(declared.flatMap(([header, { writer }]) => (writer === 'system' ? [header] : [])));
    expect(protections.every(({ warningOnly, area }) => warningOnly && area.rows === 1000)).toBe(true);
  });
});

function lazily(make: typeof setUpWorkbook): { readonly workbook: () => WorkbookState } {
  let made: ReturnType<typeof setUpWorkbook> | null = null;
  return {
    workbook: () => {
      made ??= make();
      return made.workbook;
    },
  };
}

test('doing it again changes nothing at all, and says so', () => {
  const { host, workbook } = setUpWorkbook();
  const before = JSON.stringify(looksOfWorkbook(workbook));
  const { reply } = setUp(host);
  expect(JSON.stringify(looksOfWorkbook(workbook)) === before).toBe(true);
  expect(reply).toEqual({ message: 'All tabs are set up already. Nothing was changed.', made: [], added: [] });
});

test('a tab that was renamed is still found, by set-up and by a run', () => {
  const workbook = typedWorkbook(plainPlan(10));
  const host = openAddOn(workbook);
  setUp(host);
  tabOf(workbook, 'Candidates').name = 'Our ideas';
  const { reply, call } = setUp(host);
  expect(reply.made).toEqual([]);
  // The sheets are read, by the part that sets up too, and what notes they show is forgotten.
  expect(call.serviceCalls.properties).toBeLessThanOrEqual(3);
  const request = { scenario: null, constraint_set: 'Baseline', scope: 'all', engine: 'auto', time_limit_s: 30 };
  const frozen = ask<{ ok: boolean }>(host, 'freezeRun', JSON.stringify(request));
  expect(frozen.reply.ok).toBe(true);
  // Where the tabs are, and where runs are kept.
  expect(frozen.call.serviceCalls.properties).toBe(2);
});

test('a tab that was deleted is found under its name when somebody has made it anew, and else made', () => {
  const { host, workbook } = setUpWorkbook();
  workbook.sheets.splice(workbook.sheets.indexOf(tabOf(workbook, 'Targets')), 1);
  expect(setUp(host).reply.made).toEqual(['Targets']);
  expect(setUp(host).reply.made).toEqual([]);
});

test('it costs no more Sheets calls for 1,000 candidates than for 10', () => {
  const [small, large] = [10, 1000].map((count) => {
    const host = openAddOn(typedWorkbook(plainPlan(count)));
    const calls = [setUp(host), setUp(host)].map(({ call }) => call.serviceCalls);
    return { sheets: calls.map(({ sheets }) => sheets), handles: calls.map(({ handles }) => handles) };
  });
  process.stdout.write(`calls of set-up: ${JSON.stringify({ small, large })}\n`);
  expect(large?.sheets[1]).toBe(small?.sheets[1]);
  expect(large?.handles[1]).toBe(small?.handles[1]);
  // In a full tab there is no blank cell left to format.
  expect(large?.sheets[0]).toBeLessThanOrEqual(small?.sheets[0] ?? 0);
  expect(large?.handles[0]).toBeLessThanOrEqual(small?.handles[0] ?? 0);
});
