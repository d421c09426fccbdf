import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseCsv, printCsv } from '../../src/workbench/files/csv-text';
import { loadWorkbook, saveWorkbook } from '../../src/workbench/files/workbook-files';
import { createHost } from '../../src/workbench/host';
import { forEachCell } from '../../src/workbench/workbook/sheet-state';
import { newWorkbook, recalculate, type WorkbookState } from '../../src/workbench/workbook/workbook-state';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'workbook-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everything a script could read: value, formula and format of every cell with content, by tab. */
function contents(workbook: WorkbookState): Record<string, unknown[]> {
  recalculate(workbook);
  return Object.fromEntries(
    workbook.sheets.map((sheet) => {
      const cells: unknown[] = [];
      forEachCell(sheet, (cell, row, column) => {
        if (cell.value !== '' || cell.formula !== undefined)
          cells.push([row, column, cell.value, cell.formula, cell.numberFormat]);
      });
      return [sheet.name, cells];
    }),
  );
}

async function load(file: string): Promise<WorkbookState> {
  const loaded = await loadWorkbook(file);
  if (!loaded.ok) throw new Error(loaded.message);
  return loaded.value;
}

async function save(workbook: WorkbookState, file: string): Promise<string> {
  const saved = await saveWorkbook(workbook, path.join(folder, file));
  if (!saved.ok) throw new Error(saved.message);
  return saved.value;
}

function tabs(name: string, files: Readonly<Record<string, string>>): string {
  const place = path.join(folder, name);
  mkdirSync(place, { recursive: true });
  for (const [tab, text] of Object.entries(files)) writeFileSync(path.join(place, `${tab}.csv`), text);
  return place;
}

/** Cells as they come in real sheets: shares, dates, numbers with separators, JSON, blanks, quotes. */
const PLAN = {
  Scenario_Config:
    'scenario_name,period_key,capacity_total_tokens,objective_weights_json,goal_weight\r\n2026-Q2 Core,2026-Q2,3150,"{""a"": 0.4, ""b"": 0.6}",20%\r\n2026-03 Lean,2026-03,"1,400",a > b,\r\n',
  Candidates:
    'initiative_key,title,engineering_tokens,deadline_date,is_mandatory,notes\nINIT-1,"Sign-in, shared",90,2026-05-15,TRUE,"two\nlines"\nINIT-2,Pay,12.5,,,"said ""no"""\n',
};

const TRICKY = [
  ["'007", "'=1+1", "'+1", "'-x", "'@x", "''quoted", "'TRUE", "'20%", "'2026-03", "'#REF!"],
  ['007', '=1+1', '20.5%', '2026-05-15', '5/6/2025', '#N/A', 'FALSE', '$1,200.50', '2026-03', '0.1'],
  [
    '1/2/2026 10:30',
    '33.333333%',
    '1234567890123',
    '0.000001',
    ' padded ',
    '',
    'line\nbreak',
    'comma, "quote"',
    'é€',
    '-5',
  ],
];

describe('CSV text', () => {
  test.each([
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['\ufeffa,b', [['a', 'b']]],
    [
      '"a ""x"", b","line\r\nbreak"\n,\n',
      [
        ['a "x", b', 'line\r\nbreak'],
        ['', ''],
      ],
    ],
    ['a\rb\r', [['a'], ['b']]],
    ['a,\n\nb,', [['a', ''], [''], ['b', '']]],
    ['"open', [['open']]],
    ['', []],
  ])('%j is read', (text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });

  test('reads back as it was written', () => {
    const rows = [
      ['a', 'b,c', 'd"e', 'f\ng', ''],
      [' x ', '', '', '', 'end'],
    ];
    expect(parseCsv(printCsv(rows))).toEqual(rows);
  });
});

describe('a folder of CSV files', () => {
  test('is read as if typed, one tab per file', async () => {
    const workbook = await load(tabs('plan', PLAN));
    expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(['Candidates', 'Scenario_Config']);
    const cells = contents(workbook);
    expect(cells.Candidates).toContainEqual([2, 2, 'Sign-in, shared', undefined, undefined]);
    expect(cells.Candidates).toContainEqual([2, 4, 46157, undefined, 'yyyy-mm-dd']);
    expect(cells.Candidates).toContainEqual([2, 6, 'two\nlines', undefined, undefined]);
    expect(cells.Scenario_Config).toContainEqual([2, 5, 0.2, undefined, '0%']);
    expect(cells.Scenario_Config).toContainEqual([3, 3, 1400, undefined, '#,##0']);
  });

  test.each(['saved', 'saved.xlsx'])('gives the same cells after being saved as %s', async (name) => {
    const workbook = await load(tabs('plan', PLAN));
    const again = await load(await save(workbook, name));
    expect(contents(again)).toEqual(contents(workbook));
  });

  test('leaves every other file of the folder alone', async () => {
    const place = tabs('beside', { Budget: 'x\n' });
    writeFileSync(path.join(place, 'readme.txt'), 'keep');
    await save(newWorkbook(), 'beside');
    expect(readFileSync(path.join(place, 'Budget.csv'), 'utf8')).toBe('x\n');
    expect(readFileSync(path.join(place, 'readme.txt'), 'utf8')).toBe('keep');
  });

  test('is read with a percent sign in a name and folders among the files', async () => {
    const place = tabs('percent', { 'Budget 100%': 'x\n' });
    mkdirSync(path.join(place, 'old.csv'));
    expect((await load(place)).sheets.map((sheet) => sheet.name)).toEqual(['Budget 100%']);
  });
});

describe('a workbook full of difficult cells', () => {
  const difficult = (): WorkbookState => {
    const workbook = newWorkbook();
    const code = `function main(rows) {
      const ss = SpreadsheetApp.getActive(); const sheet = ss.getSheets()[0];
      sheet.getRange(1, 1, rows.length, rows[0].length).setValues(rows);
      sheet.getRange('A5').setFormula('=SUM(J2,J3)'); sheet.getRange('B5').setFormula('=NOSUCH(1)');
      sheet.getRange('A6').setNote('a note').setBackground('#ff0000'); sheet.setFrozenRows(1);
      const hidden = ss.insertSheet('Hidden: %/x'); hidden.getRange('A1').setValue('kept'); hidden.hideSheet();
    }`;
    createHost({ code, workbook, now: () => Date.UTC(2026, 3, 1) }).call('main', [TRICKY]);
    return workbook;
  };

  test.each(['tricky', 'tricky.xlsx'])('reads back from %s with the same values', async (name) => {
    const workbook = difficult();
    const again = contents(await load(await save(workbook, name)));
    const values = (cells: unknown[] | undefined): unknown[] =>
      (cells ?? []).map((cell) => (cell as unknown[]).slice(0, 4));
    const before = contents(workbook);
    const hidden = name.endsWith('.xlsx') ? (Object.keys(again)[1] ?? '') : 'Hidden: %/x';
    expect(values(again.Sheet1)).toEqual(values(before.Sheet1));
    expect(values(again[hidden])).toEqual([[1, 1, 'kept', undefined]]);
  });

  test('keeps formats, notes, colours, frozen rows and hidden tabs in an .xlsx file', async () => {
    const again = await load(await save(difficult(), 'looks.xlsx'));
    const [sheet, hidden] = again.sheets;
    expect(sheet?.grid[1]?.slice(2, 8).map((cell) => cell?.numberFormat)).toEqual([
      '0.00%',
      'yyyy-mm-dd',
      'M/d/yyyy',
      undefined,
      undefined,
      '"$"#,##0.00',
    ]);
    expect(sheet?.grid[5]?.[0]).toMatchObject({ note: 'a note', style: { background: '#ff0000' } });
    expect([sheet?.frozenRows, sheet?.hidden, hidden?.hidden]).toEqual([1, false, true]);
  });

  test('keeps the result a file brought for a formula nobody here knows', async () => {
    const workbook = difficult();
    const cell = workbook.sheets[0]?.grid[4]?.[1];
    if (cell === undefined) throw new Error('no cell');
    cell.importedValue = 42;
    cell.value = 42;
    const again = await load(await save(workbook, 'cached.xlsx'));
    expect(contents(again).Sheet1).toContainEqual([5, 2, 42, '=NOSUCH(1)', undefined]);
  });
});

describe('a path that is of no use', () => {
  test('that does not exist says what to give', async () => {
    expect(await loadWorkbook(path.join(folder, 'none'))).toEqual({
      ok: false,
      message: `${path.join(folder, 'none')} does not exist. Give a folder with one .csv file per tab, or an .xlsx file.`,
    });
  });

  test('of another kind says what to do', async () => {
    const file = path.join(folder, 'plan.ods');
    writeFileSync(file, 'x');
    expect(await loadWorkbook(file)).toMatchObject({ ok: false, message: expect.stringContaining('Save it as .xlsx') });
    expect(await saveWorkbook(newWorkbook(), file)).toMatchObject({
      ok: false,
      message: expect.stringContaining('is a file'),
    });
  });

  test('with a broken file says so instead of throwing', async () => {
    const file = path.join(folder, 'broken.xlsx');
    writeFileSync(file, 'this is not a zip');
    expect(await loadWorkbook(file)).toMatchObject({ ok: false, message: expect.stringContaining('cannot be read') });
  });
});

describe('10,000 rows of 20 columns', () => {
  test('load in about a second and are read in tens of milliseconds', async () => {
    const line = (row: number) =>
      Array.from({ length: 20 }, (_, column) =>
        column % 4 === 0 ? `INIT-${row}` : column % 4 === 1 ? '2026-05-15' : String(row * column),
      ).join(',');
    const place = tabs('large', { Big: Array.from({ length: 10_000 }, (_, row) => line(row)).join('\n') });
    const startedAt = performance.now();
    const workbook = await load(place);
    const loadMs = performance.now() - startedAt;
    const code = `function main() { const sheet = SpreadsheetApp.getActive().getSheets()[0]; const range = sheet.getDataRange(); const from = Date.now(); const values = range.getValues(); return [values.length, values[9999][0], Date.now() - from]; }`;
    const host = createHost({ code, workbook });
    host.call('main');
    const [rows, key, readMs] = host.call('main').value as [number, string, number];
    expect([rows, key]).toEqual([10_000, 'INIT-9999']);
    // Generous against a busy machine; alone it takes a seventh of this.
    expect(loadMs).toBeLessThan(3000);
    expect(readMs).toBeLessThan(500);
  });
});
