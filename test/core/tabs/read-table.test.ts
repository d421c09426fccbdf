import type { Cell } from '../../../src/core/columns/cell';
import { type Issue, printIssue } from '../../../src/core/kernel/issue';
import {
  backlogTab,
  candidatesTab,
  constraintsTab,
  kpiContributionsTab,
  metricsConfig,
  targetsTab,
} from '../../../src/core/tabs/index';
import { readTable } from '../../../src/core/tabs/read-table';
import type { Tab } from '../../../src/core/tabs/tab';

const header = ['initiative_key', 'title', 'engineering_tokens', 'is_mandatory', 'deadline_date', 'run_status'];

const candidates = (...rows: readonly (readonly Cell[])[]) => readTable(candidatesTab, { header, rows });
const printed = (issues: Iterable<readonly Issue[]>): readonly string[] => [...issues].flat().map(printIssue);

describe('headers', () => {
  test.each([
    ['Initiative Key', 'ENGINEERING-TOKENS'],
    [' initiative_key ', 'engineering  tokens'],
    ['InitiativeKey', 'engineeringtokens'],
  ])('%j and %j are found, however spelled', (...spelled) => {
    const read = readTable(candidatesTab, { header: spelled, rows: [['INIT-1', 40]] });
    expect(read.headerIssues).toEqual([]);
    expect(read.rows[0]?.values).toMatchObject({ initiative_key: 'INIT-1', engineering_tokens: 40 });
    expect(read.shownHeaders.get('initiative_key')).toBe(spelled[0]);
  });

  test('columns may stand in any order, with others between them', () => {
    const read = readTable(candidatesTab, {
      header: ['My ranking', 'engineering_tokens', '', 'initiative_key'],
      rows: [['first', 40, 'x', 'INIT-1']],
    });
    expect(read.headerIssues).toEqual([]);
    expect(read.rows[0]?.values).toMatchObject({ initiative_key: 'INIT-1', engineering_tokens: 40, title: null });
    expect(read.openHeaders).toEqual([]);
  });

  test.each<[string, Tab, string]>([
    ['program_key', candidatesTab, 'program'],
    ['dimension_key', constraintsTab, 'key'],
    ['Country', targetsTab, 'key'],
  ])('%s is another name of a column', (alias, tab, name) => {
    const read = readTable(tab, { header: [alias], rows: [['UK']] });
    expect(read.shownHeaders.get(name)).toBe(alias);
    expect(read.rows[0]?.filled).toEqual(new Set([name]));
  });

  test('a required header that is missing is named, with the header that looks like it', () => {
    const read = readTable(candidatesTab, { header: ['initiatve_key', 'engineering_tokens'], rows: [] });
    expect(read.headerIssues.map(printIssue)).toEqual([
      'Candidates row 1, initiatve_key: row 1 has no header initiative_key (but it has "initiatve_key"). Rename the header "initiatve_key" to initiative_key.',
    ]);
  });

  test.each<[Tab, string, string]>([
    [candidatesTab, 'is_mandatry', 'is_mandatory'],
    [candidatesTab, 'Mandatory', 'is_mandatory'],
    [candidatesTab, 'valu score', 'value_score'],
    [candidatesTab, 'programm_key', 'program'],
    [constraintsTab, 'max_tokns', 'max_tokens'],
    [metricsConfig, 'active', 'is_active'],
  ])('on %# the misspelt optional header %s is said, with its right spelling', (tab, shown, header) => {
    const required = Object.entries(tab.columns).flatMap(([name, column]) => (column.required ? [name] : []));
    const read = readTable(tab, { header: [...required, shown], rows: [] });
    expect(read.headerIssues.map(printIssue)).toEqual([
      `${tab.name} row 1, ${shown}: the column "${shown}" is not read: did you mean ${header}? Rename the header to ${header}, or leave it if the column is one of your own.`,
    ]);
  });

  test.each(['Owner', 'Team', 'Site', 'Region', 'Score', 'Priority', 'Comment', 'date', 'key', 'run_statuss', ''])(
    'a column of their own headed "%s" is left alone',
    (shown) => {
      expect(
        readTable(candidatesTab, { header: ['initiative_key', 'engineering_tokens', shown], rows: [] }),
      ).toMatchObject({ headerIssues: [] });
    },
  );

  test('beside the column itself, and on tabs that take more columns, a header that is almost the same is no slip', () => {
    const beside = ['initiative_key', 'engineering_tokens', 'is_mandatory', 'is_mandatry'];
    expect(readTable(candidatesTab, { header: beside, rows: [] }).headerIssues).toEqual([]);
    const open = readTable(kpiContributionsTab, { header: ['initiative_key', 'initiative_kei'], rows: [] });
    expect(open.headerIssues).toEqual([]);
  });

  test('a required header of which a word is left out is named as well', () => {
    const read = readTable(candidatesTab, { header: ['initiative_key', 'Tokens'], rows: [] });
    expect(read.headerIssues.map(printIssue)).toEqual([
      'Candidates row 1, Tokens: row 1 has no header engineering_tokens (but it has "Tokens"). Rename the header "Tokens" to engineering_tokens.',
    ]);
  });

  test('every required header that is missing is named; optional ones may be missing', () => {
    const read = readTable(candidatesTab, { header: ['title'], rows: [] });
    expect(read.headerIssues.map(({ facts }) => facts)).toEqual([
      { header: 'initiative_key', near: null },
      { header: 'engineering_tokens', near: null },
    ]);
    // A header that is not there has no cell to say it at: the first has.
    expect(read.headerIssues.map(({ at }) => at.column)).toEqual(['title', 'title']);
  });

  test('a header that stands twice is named once, and the first column is read', () => {
    const read = readTable(candidatesTab, {
      header: ['initiative_key', 'engineering_tokens', 'Engineering Tokens', 'engineering-tokens'],
      rows: [['INIT-1', 40, 50, 60]],
    });
    expect(read.headerIssues).toMatchObject([
      {
        code: 'duplicate-header',
        facts: { shown: ['engineering_tokens', 'Engineering Tokens', 'engineering-tokens'] },
      },
    ]);
    expect(read.rows[0]?.values.engineering_tokens).toBe(40);
  });

  test('a column beside its alias is the one that counts', () => {
    const read = readTable(candidatesTab, {
      header: ['initiative_key', 'engineering_tokens', 'program_key', 'program'],
      rows: [['INIT-1', 40, 'P-1', 'Growth']],
    });
    expect(read.headerIssues).toEqual([]);
    expect(read.rows[0]?.values.program).toBe('Growth');
  });
});

describe('rows', () => {
  test('are counted as Sheets counts them, and blank ones are left out', () => {
    const read = candidates(['INIT-1', '', 40], ['', '', ''], ['  ', '\t', ''], ['INIT-2', '', 50], []);
    expect(read.rows.map(({ row, values }) => [row, values.initiative_key])).toEqual([
      [2, 'INIT-1'],
      [5, 'INIT-2'],
    ]);
    expect(read.rows[1]?.at('title')).toEqual({ tab: 'Candidates', row: 5, column: 'title' });
  });

  test('with only unticked checkboxes are blank; a ticked one makes a row', () => {
    const read = candidates(['', '', '', false], ['', '', '', true]);
    expect(read.rows.map(({ row, values }) => [row, values.is_mandatory])).toEqual([[3, true]]);
  });

  test('an unticked checkbox beside a key is read as no', () => {
    const [row] = candidates(['INIT-1', '', 40, false]).rows;
    expect(row?.values.is_mandatory).toBe(false);
    expect(row?.filled).toEqual(new Set(['initiative_key', 'engineering_tokens', 'is_mandatory']));
  });

  test('what the add-on wrote does not make a row and is not read', () => {
    const read = candidates(['', '', '', '', '', 'ERROR: old'], ['INIT-1', '', 40, '', '', '#REF!']);
    expect(read.rows.map(({ row }) => row)).toEqual([3]);
    expect(read.rows[0]?.values.run_status).toBeNull();
    expect(read.rowIssues.size).toBe(0);
  });

  test('may be shorter than the header', () => {
    expect(candidates(['INIT-1']).rows[0]?.values).toMatchObject({
      initiative_key: 'INIT-1',
      engineering_tokens: null,
    });
  });
});

describe('cells', () => {
  test('all problems of a row are collected; the row keeps what could be read', () => {
    const read = candidates(['INIT-1', 'Checkout', 'lots', 'perhaps', 'mid May']);
    expect(printed(read.rowIssues.values())).toEqual([
      'Candidates row 2, engineering_tokens: "lots" is not a number. Type a number the way this spreadsheet writes numbers, such as 1200.',
      'Candidates row 2, deadline_date: "mid May" is not a date. Enter a date, or text such as 2026-05-15.',
      'Candidates row 2, is_mandatory: "perhaps" is neither yes nor no. Tick the box, or enter TRUE, FALSE, yes or no.',
    ]);
    const [row] = read.rows;
    expect(row?.values).toMatchObject({ initiative_key: 'INIT-1', title: 'Checkout', engineering_tokens: null });
    expect(row?.broken).toEqual(new Set(['engineering_tokens', 'is_mandatory', 'deadline_date']));
    expect(row?.filled.has('engineering_tokens')).toBe(true);
  });

  test.each<[string, Cell, string]>([
    ['max_count', 1.5, '1.5 is not a whole number. Enter a whole number.'],
    ['max_count', -1, '-1 is below 0. Enter 0 or more.'],
    ['min_tokens', -250, '-250 is below 0. Enter 0 or more.'],
    ['min_tokens', '-20%', '-0.2 is below 0. Enter 0 or more.'],
  ])('%s holding %j is refused', (column, cell, message) => {
    const read = readTable(constraintsTab, { header: [column], rows: [[cell]] });
    expect(printed(read.rowIssues.values())).toEqual([`Constraints row 2, ${column}: ${message}`]);
  });

  test.each<[string, string, string]>([
    ['engineering_tokens', '=B2*2', 'formula-as-text'],
    ['initiative_key', ' = Backlog!A2', 'formula-as-text'],
    ['is_mandatory', '=TRUE', 'formula-as-text'],
    ['title', '=VLOOKUP(A2;Backlog!A:B;2)', 'unread-formula-as-text'],
  ])('under %s the text %s is a formula that Sheets did not take as one', (column, cell, code) => {
    const read = readTable(candidatesTab, { header: [column], rows: [[cell]] });
    const [found] = read.rowIssues.get(2) ?? [];
    expect(found).toMatchObject({ code, at: { row: 2, column } });
    expect(printed(read.rowIssues.values())[0]).toMatch(
      /stored as text.* Choose Format > Number > Automatic for the cell, then enter the formula again\.$/,
    );
    // What only people read stays as it is.
    expect(read.rows[0]?.values).toMatchObject({ [column]: column === 'title' ? cell : null });
  });

  test.each(['=> see the document', '== heading ==', '= ', 'a=b'])('the note %s is no formula', (cell) => {
    const read = readTable(candidatesTab, { header: ['notes'], rows: [[cell]] });
    expect(read.rowIssues.size).toBe(0);
    expect(read.rows[0]?.values.notes).toBe(cell.trim());
  });

  test('a header that is a formula stored as text is said', () => {
    const read = readTable(backlogTab, { header: ['initiative_key', '=IMPORTRANGE("x", "A:Z")'], rows: [] });
    expect(read.headerIssues).toMatchObject([{ code: 'unread-formula-as-text', at: { row: 1 } }]);
  });

  test.each<[string, Cell]>([
    ['as a cell', { kind: 'error', shown: '#REF!' }],
    ['as text', '#REF!'],
  ])('a formula error in a cell that matters is an error (%s)', (_, cell) => {
    const read = candidates(['INIT-1', '', cell]);
    expect(read.rowIssues.get(2)).toMatchObject([{ code: 'formula-error', facts: { shown: '#REF!' } }]);
    expect(read.rows[0]?.broken).toEqual(new Set(['engineering_tokens']));
  });

  test('a formula error that only people read is a warning, and the cell counts as empty', () => {
    const read = candidates(['INIT-1', '#N/A', 40]);
    expect(read.rowIssues.get(2)).toMatchObject([{ code: 'unread-formula-error' }]);
    expect(read.rows[0]?.values.title).toBeNull();
    expect(read.rows[0]?.broken.size).toBe(0);
  });

  test.each(['#hashtag', '#1', 'N/A', 'see #REF!'])('%j is text, not a formula error', (title) => {
    const read = candidates(['INIT-1', title, 40]);
    expect(read.rowIssues.size).toBe(0);
    expect(read.rows[0]?.values.title).toBe(title);
  });
});

describe('columns that a workbook adds', () => {
  test('are read under their header as it stands in the sheet', () => {
    const read = readTable(kpiContributionsTab, {
      header: ['Initiative Key', 'NSM_ORDERS', ' Kpi_Cost ', '', 'run_status'],
      rows: [['INIT-1', '1,200', '', 'x', 'OK']],
    });
    expect(read.openHeaders).toEqual(['NSM_ORDERS', 'Kpi_Cost']);
    expect(read.rows[0]?.open).toEqual(new Map([['NSM_ORDERS', 1200]]));
  });

  test('are checked cell by cell; an unreadable one stays out', () => {
    const read = readTable(kpiContributionsTab, { header: ['initiative_key', 'KPI_COST'], rows: [['INIT-1', 'some']] });
    expect(printed(read.rowIssues.values())).toEqual([
      'KPI_Contributions row 2, KPI_COST: "some" is not a number. Type a number the way this spreadsheet writes numbers, such as 1200.',
    ]);
    expect(read.rows[0]?.open.size).toBe(0);
    expect(read.rows[0]?.broken).toEqual(new Set(['KPI_COST']));
  });

  test('are found once: a second column with the header is a duplicate', () => {
    const read = readTable(kpiContributionsTab, { header: ['initiative_key', 'KPI_COST', 'kpi cost'], rows: [] });
    expect(read.repeatedOpen.get('KPI_COST')).toEqual(['KPI_COST', 'kpi cost']);
    expect(read.openHeaders).toEqual(['KPI_COST']);
  });
});

test('10,000 rows of 20 columns are read, each problem at its own cell', () => {
  const wide = [...header.slice(0, 5), 'value_score', 'notes', ...Array.from({ length: 13 }, (_, at) => `extra ${at}`)];
  const rows = Array.from({ length: 10_000 }, (_, at): readonly Cell[] => {
    const tokens = at % 1000 === 999 ? 'many' : at;
    return [`INIT-${at}`, 'Title', tokens, at % 2 === 0, '2026-05-15', 0.5, '', ...Array<Cell>(13).fill('x')];
  });
  const read = readTable(candidatesTab, { header: wide, rows });
  expect(wide).toHaveLength(20);
  expect(read.rows).toHaveLength(10_000);
  expect([...read.rowIssues.keys()]).toEqual([1001, 2001, 3001, 4001, 5001, 6001, 7001, 8001, 9001, 10_001]);
  expect(read.rows[9_998]?.values).toMatchObject({ initiative_key: 'INIT-9998', engineering_tokens: 9998 });
});
