import { hostRunning, refusal, run, SHEET } from './script-host';

describe('a range refuses', () => {
  test.each([
    [
      'too many rows of data',
      'sheet.getRange(1,1,1,2).setValues([[1,2],[3,4]])',
      'Exception: The number of rows in the data does not match the number of rows in the range. The data has 2 but the range has 1.',
    ],
    [
      'too few columns of data',
      'sheet.getRange(1,1,2,3).setValues([[1,2,3],[1,2]])',
      'Exception: The number of columns in the data does not match the number of columns in the range. The data has 2 but the range has 3.',
    ],
    [
      'notes of another size',
      'sheet.getRange(1,1,2,1).setNotes([["a"]])',
      'Exception: The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    ],
    [
      'a list where a table belongs',
      'sheet.getRange(1,1,1,2).setValues([1,2])',
      "Exception: The parameters (number[]) don't match the method signature for SpreadsheetApp.Range.setValues.",
    ],
    [
      'no argument',
      'cell.setValue()',
      "Exception: The parameters () don't match the method signature for SpreadsheetApp.Range.setValue.",
    ],
    [
      'two arguments for one',
      'cell.setValue("a", null)',
      "Exception: The parameters (String,null) don't match the method signature for SpreadsheetApp.Range.setValue.",
    ],
    [
      'no number format',
      'cell.setNumberFormat(null)',
      "Exception: The parameters (null) don't match the method signature for SpreadsheetApp.Range.setNumberFormat.",
    ],
    [
      'a misspelt enum',
      'cell.setWrapStrategy(SpreadsheetApp.WrapStrategy.WARP)',
      "Exception: The parameters (null) don't match the method signature for SpreadsheetApp.Range.setWrapStrategy.",
    ],
    [
      'a text of 50,001 characters',
      'cell.setValue("x".repeat(50001))',
      'Exception: Your input contains more than the maximum of 50000 characters in a single cell.',
    ],
    [
      'a row below the grid',
      'sheet.getRange(1001, 1)',
      'Exception: The coordinates of the range are outside the dimensions of the sheet.',
    ],
    [
      'a column beside the grid',
      'sheet.getRange(1, 20, 1, 8)',
      'Exception: The coordinates of the range are outside the dimensions of the sheet.',
    ],
    ['row 0', 'sheet.getRange(0, 1)', 'Exception: The starting row of the range is too small.'],
    ['no rows', 'sheet.getRange(1, 1, 0)', 'Exception: The number of rows in the range must be at least 1.'],
    [
      'a number that is none',
      'sheet.getRange(NaN, 1)',
      "Exception: The parameters (number,number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    ],
    ['a text that is no place', 'sheet.getRange("nowhere")', 'Exception: Range not found'],
    [
      'an object in a cell',
      'cell.setValue({ a: 1 })',
      'Exception: Writing an object, array or function into a cell is not emulated',
    ],
    ['a method it does not have', 'cell.setValeu(1)', 'Exception: SpreadsheetApp.Range.setValeu is not emulated'],
    [
      'a method not emulated',
      'SpreadsheetApp.newDataSourceSpec()',
      'Exception: SpreadsheetApp.newDataSourceSpec is not emulated',
    ],
    [
      'a service not emulated',
      'UrlFetchApp.fetch("https://example.com")',
      'Exception: UrlFetchApp.fetch is not emulated',
    ],
    ['a new property', 'cell.mine = 1', 'TypeError: Cannot set SpreadsheetApp.Range.mine'],
    ['a cell outside itself', 'cell.getCell(2, 1)', 'Exception: Cell reference out of range'],
  ])('%s', (_what, body, message) => {
    expect(refusal(`${SHEET} ${body}`)).toBe(message);
  });

  test('and leaves every cell as it was when one value is refused', () => {
    const body = `${SHEET} sheet.getRange(1,1,1,2).setValues([['a','b']]);
      try { sheet.getRange(1,1,1,2).setValues([['c', 'x'.repeat(50001)]]); } catch (e) {} return sheet.getRange(1,1,1,2).getValues();`;
    expect(run(body)).toEqual([['a', 'b']]);
  });

  test('a text of 50,000 characters is allowed', () => {
    expect(run(`${SHEET} cell.setValue('x'.repeat(50000)); return cell.getValue().length;`)).toBe(50000);
  });

  test('a value its dropdown does not know, unless invalid values are allowed', () => {
    const rule = (allow: boolean) =>
      `cell.setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b']).setAllowInvalid(${allow}).build()); cell.setValue('c')`;
    expect(refusal(`${SHEET} ${rule(false)}`)).toContain(
      'The data you entered in cell A1 violates the data validation rules',
    );
    expect(refusal(`${SHEET} ${rule(true)}`)).toBe('nothing was refused');
  });
});

describe('a range keeps', () => {
  test('text, numbers, booleans and blanks apart', () => {
    const body = `${SHEET} const r = sheet.getRange(1,1,1,6); r.setValues([['x', 1.5, true, '', null, undefined]]);
      return r.getValues();`;
    expect(run(body)).toEqual([['x', 1.5, true, '', '', '']]);
  });

  test('what typed text means', () => {
    const body = `${SHEET} const r = sheet.getRange(1,1,1,5); r.setValues([['007', '20%', '1,200', 'TRUE', "'007"]]);
      return [r.getValues(), r.getNumberFormats(), r.getDisplayValues()];`;
    expect(run(body)).toEqual([
      [[7, 0.2, 1200, true, '007']],
      [['0.###############', '0%', '#,##0', '0.###############', '0.###############']],
      [['7', '20%', '1,200', 'TRUE', '007']],
    ]);
  });

  test('text as it is in cells with the text format', () => {
    const body = `${SHEET} const r = sheet.getRange(1,1,1,4); r.setNumberFormat('@'); r.setValues([['007', '=1+1', '2026-03', 'TRUE']]);
      return [r.getValues(), r.getFormulas()];`;
    expect(run(body)).toEqual([[['007', '=1+1', '2026-03', 'TRUE']], [['', '', '', '']]]);
  });

  test('a date as the same instant, in the time zone of the spreadsheet', () => {
    const body = `${SHEET} cell.setValue('2026-05-15'); const typed = cell.getValue();
      const other = sheet.getRange('B1').setValue(new Date(Date.UTC(2026, 0, 31, 12, 30))); const given = other.getValue();
      return [typed.toISOString(), given.toISOString(), other.getNumberFormat(), other.getDisplayValue()];`;
    expect(run(body, {}, { timeZone: 'America/New_York' })).toEqual([
      '2026-05-15T04:00:00.000Z',
      '2026-01-31T12:30:00.000Z',
      'M/d/yyyy H:mm:ss',
      '1/31/2026 7:30:00',
    ]);
  });

  test('a number behind every date: the format decides which one a script reads', () => {
    const body = `${SHEET} cell.setValue('2026-03'); const before = cell.getValue() instanceof Date; cell.setNumberFormat('0'); return [before, cell.getValue()];`;
    expect(run(body)).toEqual([true, 46082]);
  });

  test('errors as their text', () => {
    expect(run(`${SHEET} cell.setValue('#REF!'); return [cell.getValue(), cell.getDisplayValue()];`)).toEqual([
      '#REF!',
      '#REF!',
    ]);
  });

  test('notes, colours, rules and checkboxes', () => {
    const body = `${SHEET} cell.setNote('hi').setBackground('#FF0000').setFontWeight('bold').setWrap(true);
      const box = sheet.getRange('B1').insertCheckboxes();
      return [cell.getNote(), cell.getBackground(), cell.getFontWeight(), box.getValue(), String(box.getDataValidation().getCriteriaType()),
        box.getDataValidation().getCriteriaType() === SpreadsheetApp.DataValidationCriteria.CHECKBOX, sheet.getRange('C1').getBackground()];`;
    expect(run(body)).toEqual(['hi', '#ff0000', 'bold', false, 'CHECKBOX', true, '#ffffff']);
  });

  test('its content apart from its looks', () => {
    const body = `${SHEET} cell.setValue('20%').setNote('n'); cell.clearContent(); const first = [cell.getValue(), cell.getNumberFormat(), cell.getNote()];
      cell.clear(); return [first, cell.getNumberFormat(), cell.getNote()];`;
    expect(run(body)).toEqual([['', '0%', 'n'], '0.###############', 'n']);
  });

  test('its place', () => {
    const body = `${SHEET} const r = sheet.getRange('B2:C4'); const o = r.offset(1, 1);
      return [r.getRow(), r.getColumn(), r.getNumRows(), r.getNumColumns(), r.getLastRow(), r.getA1Notation(), o.getA1Notation(), r.getSheet().getName(), String(r),
        sheet.getRange('A:A').getNumRows(), sheet.getRange("'Sheet1'!D5").getA1Notation()];`;
    expect(run(body)).toEqual([2, 2, 3, 2, 4, 'B2:C4', 'C3:D5', 'Sheet1', 'Range', 1000, 'D5']);
  });
});

describe('sheets calls are counted', () => {
  test('apart from handles, and one for a whole table', () => {
    const host = hostRunning(
      `${SHEET} const r = sheet.getRange(1,1,100,5); r.getValues(); r.setNotes(r.getNotes()); SpreadsheetApp.flush();`,
    );
    expect(host.call('main').serviceCalls).toMatchObject({ sheets: 4, handles: 4, properties: 0 });
  });

  test('and each can be failed', () => {
    const seen: string[] = [];
    const host = hostRunning(`${SHEET} try { cell.getValue(); } catch (e) { return String(e); }`, {
      beforeCall: (service, method) => {
        seen.push(`${service}.${method}`);
        if (method === 'getValue') throw new Error('Service Spreadsheets timed out');
      },
    });
    expect(host.call('main').value).toBe('Exception: Service Spreadsheets timed out');
    expect(seen).toEqual([
      'SpreadsheetApp.getActive',
      'SpreadsheetApp.Spreadsheet.getSheets',
      'SpreadsheetApp.Sheet.getRange',
      'SpreadsheetApp.Range.getValue',
    ]);
  });
});
