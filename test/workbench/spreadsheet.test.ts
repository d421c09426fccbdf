import { refusal, run, SHEET } from './script-host';

describe('a spreadsheet', () => {
  test('starts with one sheet of 1000 x 26 cells', () => {
    expect(
      run(
        `${SHEET} return [sheet.getName(), sheet.getSheetId(), sheet.getMaxRows(), sheet.getMaxColumns(), sheet.getLastRow(), sheet.getDataRange().getA1Notation()];`,
      ),
    ).toEqual(['Sheet1', 0, 1000, 26, 0, 'A1']);
  });

  test('finds sheets by name and id, and gives null for none', () => {
    const body = `${SHEET} const made = ss.insertSheet('Runs');
      return [ss.getSheetByName('Runs').getSheetId() === made.getSheetId(), ss.getSheetById(made.getSheetId()).getName(), ss.getSheetByName('runs'), ss.getSheetById(5), ss.getActiveSheet().getName()];`;
    expect(run(body)).toEqual([true, 'Runs', null, null, 'Runs']);
  });

  test.each([
    [
      'a name that is taken in any case',
      "ss.insertSheet('sheet1')",
      'A sheet with the name "sheet1" already exists. Please enter another name.',
    ],
    ['to lose its last sheet', 'ss.deleteSheet(sheet)', "You can't remove all the sheets in a document."],
    ['to hide its last visible sheet', 'sheet.hideSheet()', "You can't hide all the sheets in a document."],
    [
      'a name of null',
      'ss.getSheetByName(null)',
      "The parameters (null) don't match the method signature for SpreadsheetApp.Spreadsheet.getSheetByName.",
    ],
    [
      'more than 10 million cells',
      'sheet.insertRowsAfter(1000, 400000)',
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    ],
    ['to delete rows that are not there', 'sheet.deleteRows(1000, 2)', 'Those rows are out of bounds.'],
    ['to freeze every row', 'sheet.setFrozenRows(1000)', "You can't freeze all visible rows on the sheet."],
    [
      'to delete all rows below the frozen ones',
      'sheet.setFrozenRows(1); sheet.deleteRows(2, 999)',
      'Sorry, it is not possible to delete all non-frozen rows.',
    ],
    [
      'a protection of a misspelt type',
      'sheet.getProtections(SpreadsheetApp.ProtectionType.CELL)',
      "The parameters (null) don't match the method signature for SpreadsheetApp.Sheet.getProtections.",
    ],
    [
      'a named range that looks like a cell',
      "ss.setNamedRange('A1', cell)",
      'The name "A1" is not valid for a named range.',
    ],
    [
      'a rule without a condition',
      'SpreadsheetApp.newConditionalFormatRule().setRanges([cell]).build()',
      'No condition was set on the conditional format rule.',
    ],
    [
      'a dropdown without choices',
      'SpreadsheetApp.newDataValidation().build()',
      'Cannot build data validation rule without a criteria.',
    ],
    [
      'work on a deleted sheet',
      "const gone = ss.insertSheet('x'); const id = gone.getSheetId(); ss.deleteSheet(gone); try { gone.getLastRow(); } catch (e) { throw new Error(e.message.replace(String(id), 'ID')); }",
      'Sheet ID not found',
    ],
  ])('refuses %s', (_what, body, message) => {
    expect(String(refusal(`${SHEET} ${body}`)).replace(/^\w+: /, '')).toBe(message);
  });

  test('keeps the system of a sheet: frozen rows, widths, colours, hidden parts', () => {
    const body = `${SHEET} ss.insertSheet('Other'); sheet.setFrozenRows(1); sheet.setColumnWidth(2, 240).setTabColor('#00ff00'); sheet.hideColumns(3); sheet.hideSheet();
      return [sheet.getFrozenRows(), sheet.getColumnWidth(2), sheet.getColumnWidth(1), sheet.getTabColor(), sheet.isColumnHiddenByUser(3), sheet.isSheetHidden()];`;
    expect(run(body)).toEqual([1, 240, 100, '#00ff00', true, true]);
  });

  test('inserted and deleted rows move cells, named ranges, protections, rules and formulas along', () => {
    const body = `${SHEET} sheet.getRange('A1:A4').setValues([['h'],[1],[2],[3]]); sheet.getRange('B1').setFormula('=SUM(A2:A4)');
      sheet.getRange('B2').setFormula('=A4'); ss.setNamedRange('data', sheet.getRange('A2:A4')); sheet.getRange('A4').protect();
      sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().setBackground('#fff').setRanges([sheet.getRange('A2:A4')]).build()]);
      sheet.insertRowsAfter(1, 2);
      const look = () => [sheet.getRange('A1:A6').getValues().map(String).join(), sheet.getRange('B1').getFormula(), ss.getRangeByName('data').getA1Notation(),
        sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE)[0].getRange().getA1Notation(), sheet.getConditionalFormatRules()[0].getRanges()[0].getA1Notation(), sheet.getMaxRows()];
      const first = look(); sheet.deleteRows(2, 3); return [first, look(), sheet.getRange('B2').getFormula()];`;
    expect(run(body)).toEqual([
      ['h,,,1,2,3', '=SUM(A4:A6)', 'A4:A6', 'A6', 'A4:A6', 1002],
      ['h,2,3,,,', '=SUM(A2:A3)', 'A2:A3', 'A3', 'A2:A3', 999],
      '',
    ]);
  });

  test('appends below the last content and sorts with blanks last', () => {
    const body = `${SHEET} sheet.appendRow(['b', 2]); sheet.appendRow(['a', '']); sheet.appendRow(['c', 10]);
      sheet.getRange('A1:B3').sort({ column: 2, ascending: false }); return sheet.getDataRange().getValues();`;
    expect(run(body)).toEqual([
      ['c', 10],
      ['b', 2],
      ['a', ''],
    ]);
  });

  test('replaces all rules of a sheet at once', () => {
    const body = `${SHEET} const rule = (t) => SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo(t).setBackground('#f00').setRanges([cell]).build();
      sheet.setConditionalFormatRules([rule('a'), rule('b')]); sheet.setConditionalFormatRules([rule('c')]);
      const rules = sheet.getConditionalFormatRules(); return [rules.length, rules[0].getBooleanCondition().getCriteriaValues()];`;
    expect(run(body)).toEqual([1, ['c']]);
  });

  test('protects softly and takes protection away', () => {
    const body = `${SHEET} const p = sheet.protect().setDescription('SYS').setWarningOnly(true);
      const list = () => sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET).map((one) => [one.getDescription(), one.isWarningOnly()]);
      const before = list(); p.remove(); return [before, list()];`;
    expect(run(body)).toEqual([[['SYS', true]], []]);
  });

  test('renaming a sheet renames it in formulas', () => {
    const body = `${SHEET} const other = ss.insertSheet('Backlog'); other.getRange('A1').setValue(5); cell.setFormula('=Backlog!A1*2');
      other.setName('My backlog'); return [cell.getFormula(), cell.getValue()];`;
    expect(run(body)).toEqual(["='My backlog'!A1*2", 10]);
  });
});

describe('formulas', () => {
  test.each([
    ['=1+2', 3],
    ['=1/3', 0.333333333333333],
    ['=SUM(A1:A3)', 6],
    ['=A1&"x"', '1x'],
    ['=VLOOKUP(2,A1:B3,2,FALSE)', 'two'],
    ['=IF(A1>0,TRUE,FALSE)', true],
    ['=1/0', '#DIV/0!'],
    ['=Nowhere!A1', '#REF!'],
    ['=NOSUCH(1)', '#NAME?'],
    ['=IMPORTRANGE("a","b")', '#REF!'],
    ['=A1+', '#ERROR!'],
    ['=Z99', ''],
    ['=SUM(ARRAYFORMULA(A1:A3*2))', '#NAME?'],
  ])('%s gives what Sheets gives', (formula, expected) => {
    const body = `${SHEET} sheet.getRange('A1:B3').setValues([[1,'one'],[2,'two'],[3,'three']]); const f = sheet.getRange('D1'); f.setValue(a); return f.getValue();`;
    const value = run(body.replace('setValue(a)', `setValue(${JSON.stringify(formula)})`));
    if (typeof expected === 'number') expect(value).toBeCloseTo(expected, 12);
    else expect(value).toBe(expected);
  });

  test('follow their cells at the next read', () => {
    expect(
      run(
        `${SHEET} cell.setValue(2); const f = sheet.getRange('B1').setFormula('=A1*10'); const before = f.getValue(); cell.setValue(3); return [before, f.getValue()];`,
      ),
    ).toEqual([20, 30]);
  });

  test('read text that looks like a number as text', () => {
    expect(run(`${SHEET} cell.setValue("'007"); return sheet.getRange('B1').setFormula('=A1&"!"').getValue();`)).toBe(
      '007!',
    );
  });

  test('show a date when they point at one', () => {
    const body = `${SHEET} cell.setValue('2026-05-15'); sheet.getRange('A2').setValue('k'); const direct = sheet.getRange('B1').setFormula('=A1');
      const lookup = sheet.getRange('B2').setFormula('=IFERROR(INDEX(A1:A1,1),"")'); return [direct.getValue(), lookup.getValue()].map((v) => v instanceof Date ? v.toISOString() : v);`;
    expect(run(body)).toEqual(['2026-05-15T00:00:00.000Z', '2026-05-15T00:00:00.000Z']);
  });

  test('spill over their neighbours and draw back', () => {
    const body = `${SHEET} sheet.getRange('A1:A3').setValues([[3],[1],[2]]); const f = sheet.getRange('C1').setFormula('=SORT(A1:A3)');
      const before = sheet.getRange('C1:C3').getValues(); f.clearContent(); return [before, sheet.getRange('C1:C3').getValues()];`;
    expect(run(body)).toEqual([
      [[1], [2], [3]],
      [[''], [''], ['']],
    ]);
  });

  test('point at sheets whose names no other spreadsheet program allows', () => {
    const body = `${SHEET} ss.insertSheet('Q1/Q2: plan [draft] with a long, long name').getRange('A1').setValue(7);
      return cell.setFormula("='Q1/Q2: plan [draft] with a long, long name'!A1+1").getValue();`;
    expect(run(body)).toBe(8);
  });

  test('follow a sheet that is renamed or deleted', () => {
    const body = `${SHEET} const other = ss.insertSheet('Other'); other.getRange('A1').setValue(7); cell.setFormula('=Other!A1');
      const before = cell.getValue(); ss.deleteSheet(other); return [before, cell.getValue()];`;
    expect(run(body)).toEqual([7, '#REF!']);
  });

  test('use the separators of the locale', () => {
    expect(run(`${SHEET} cell.setFormula('=ROUND(1,26;1)'); return cell.getValue();`, {}, { locale: 'de_DE' })).toBe(
      1.3,
    );
  });

  test('are computed on a table of text keys without taking them for numbers', () => {
    const body = `${SHEET} sheet.getRange('A1:B2').setNumberFormat('@').setValues([['007', 'seven'], ['1/2', 'half']]);
      return sheet.getRange('D1:D2').setFormulas([['=VLOOKUP("007",A1:B2,2,FALSE)'], ['=XLOOKUP("1/2",A1:A2,B1:B2)']]).getValues();`;
    expect(run(body)).toEqual([['seven'], ['half']]);
  });
});
