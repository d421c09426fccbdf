import { createHighlighter } from '../../../src/workbench/server/view/highlights';
import { relativeFormula } from '../../../src/workbench/server/view/relative-formula';
import type { ConditionalRuleState, SheetState } from '../../../src/workbench/workbook/sheet-state';
import { newSheet, touchCell } from '../../../src/workbench/workbook/sheet-state';

/** A tab with these rows from A1 on. */
function tab(...rows: readonly (readonly (string | number)[])[]): SheetState {
  const sheet = newSheet(1, "PM's tab");
  rows.forEach((row, down) => {
    row.forEach((value, right) => {
      touchCell(sheet, down + 1, right + 1).value = value;
    });
  });
  return sheet;
}

function rule(change: Partial<ConditionalRuleState>): ConditionalRuleState {
  const looks = { fontColor: null, bold: null, italic: null, strikethrough: null, underline: null, gradient: null };
  const areas = [{ sheetId: 1, row: 2, column: 1, rows: 999, columns: 3 }];
  return { areas, criteria: 'CUSTOM_FORMULA', args: [], background: '#ff0000', ...looks, ...change };
}

/** The places with a background, as "row,column background". */
function shown(sheet: SheetState, highlighter = createHighlighter(), changed: ReadonlySet<number> | null = null) {
  return highlighter(sheet, changed).flatMap((line, row) =>
    (line ?? []).flatMap((highlight, column) =>
      highlight === undefined ? [] : [`${row},${column} ${highlight.background}`],
    ),
  );
}

test('a condition is read for every cell of its area from its own place', () => {
  const formula = relativeFormula('=AND($C2="x";A$1<>"B2";LOG10(A2)>1)', 2, 1);
  expect(formula.at(5, 2, "PM's tab")).toBe(`=AND('PM''s tab'!$C5="x",'PM''s tab'!B$1<>"B2",LOG10('PM''s tab'!B5)>1)`);
  expect(formula.reads(5, 2)).toEqual([
    { row: 5, column: 3 },
    { row: 1, column: 2 },
    { row: 5, column: 2 },
  ]);
  expect(relativeFormula('=COUNTIF($A$2:$A;A2)>1', 2, 1).reads(2, 1)).toBeNull();
});

test('the cells that a status names are coloured, and change with it', () => {
  const sheet = tab(['title', 'tokens', 'status'], ['a', -3, 'ERROR: tokens: bad'], ['b', 4, '']);
  const args = ['=AND(LEFT($C2;5)="ERROR";OR(COLUMN()=COLUMN($C2);ISNUMBER(FIND(A$1&":";$C2))))'];
  sheet.conditionalRules = [rule({ args })];
  const highlighter = createHighlighter();
  expect(shown(sheet, highlighter)).toEqual(['2,2 #ff0000', '2,3 #ff0000']);
  touchCell(sheet, 2, 3).value = '';
  touchCell(sheet, 3, 3).value = 'ERROR: title: bad';
  expect(shown(sheet, highlighter, new Set([2, 3]))).toEqual(['3,1 #ff0000', '3,3 #ff0000']);
});

test('a condition over many rows is asked again everywhere', () => {
  const sheet = tab(['key'], ['a'], ['b'], ['a']);
  const areas = [{ sheetId: 1, row: 2, column: 1, rows: 999, columns: 1 }];
  sheet.conditionalRules = [rule({ areas, args: ['=COUNTIF($A$2:$A$100;$A2)>1'] })];
  const highlighter = createHighlighter();
  expect(shown(sheet, highlighter)).toEqual(['2,1 #ff0000', '4,1 #ff0000']);
  touchCell(sheet, 4, 1).value = 'b';
  expect(shown(sheet, highlighter, new Set([4]))).toEqual(['3,1 #ff0000', '4,1 #ff0000']);
});

test.each([
  ['TEXT_CONTAINS', ['RR'], ['2,1 #ff0000']],
  ['TEXT_STARTS_WITH', ['err'], ['2,1 #ff0000']],
  ['NUMBER_GREATER_THAN', [3], ['3,1 #ff0000']],
  ['NUMBER_BETWEEN', [0, 3], []],
  ['CELL_NOT_EMPTY', [], ['2,1 #ff0000', '3,1 #ff0000']],
])('%s looks at the cell itself', (criteria, args, expected) => {
  const sheet = tab(['header'], ['Error'], [4]);
  const areas = [{ sheetId: 1, row: 2, column: 1, rows: 999, columns: 1 }];
  sheet.conditionalRules = [rule({ areas, criteria, args })];
  expect(shown(sheet)).toEqual(expected);
});

test('the first rule wins, and a formula that cannot be read colours nothing', () => {
  const sheet = tab(['header'], [1]);
  const areas = [{ sheetId: 1, row: 2, column: 1, rows: 1, columns: 1 }];
  const broken = rule({ areas, args: ['=IF(('], background: '#000000' });
  const first = rule({ areas, args: ['=A2=1'], background: '#00ff00' });
  const second = rule({ areas, args: ['=A2>0'], background: '#0000ff' });
  sheet.conditionalRules = [broken, first, second];
  expect(shown(sheet)).toEqual(['2,1 #00ff00']);
});
