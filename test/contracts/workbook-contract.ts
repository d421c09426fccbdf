import type { ViewRow, Workbook } from '../../src/core/app/ports';
import { showCell } from '../../src/core/columns/cell';
import { candidatesTab, constraintsTab, resultsTab, targetsTab } from '../../src/core/tabs/index';

/** A spreadsheet that people and the add-on share. */
export interface WorkbookPlace {
  /** The port as the next execution finds it. */
  open(): Workbook;
  /** What a person does: types text into the cells of a tab from its upper left corner on; makes the tab if missing. */
  type(tab: string, rows: readonly (readonly string[])[]): void;
  /** What a person sees in the cells of a tab: value as text. */
  see(tab: string): readonly (readonly string[])[];
}

const row = (key: string, cells: ViewRow = {}): ViewRow => ({ run_id: 'run_1', initiative_key: key, ...cells });

/** What every adapter of the port Workbook keeps to. */
export function describeWorkbook(adapter: string, newPlace: () => WorkbookPlace): void {
  const column = (place: WorkbookPlace, header: string): readonly string[] => {
    const [head = [], ...rows] = place.see('Results');
    return rows.map((cells) => cells[head.indexOf(header)] ?? '');
  };

  describe(`${adapter} reads tabs`, () => {
    test('a tab that is not there is missing from the answer, others are read whole', () => {
      const place = newPlace();
      place.type('Candidates', [
        ['initiative_key', 'engineering_tokens'],
        ['A', '5'],
        ['', ''],
        ['B', '1,200'],
      ]);
      const tables = place.open().read([candidatesTab, targetsTab]);
      expect([...tables.keys()]).toEqual(['Candidates']);
      expect(tables.get('Candidates')?.header).toEqual(['initiative_key', 'engineering_tokens']);
      expect(tables.get('Candidates')?.rows).toEqual([
        ['A', 5],
        ['', ''],
        ['B', 1200],
      ]);
    });

    test.each(['candidates', 'CANDIDATES', ' Candidates ', 'Can-did ates'])('a tab named %j is found', (name) => {
      const place = newPlace();
      place.type(name, [['initiative_key'], ['A']]);
      expect(place.open().read([candidatesTab]).get('Candidates')?.rows).toEqual([['A']]);
    });

    test('of two tabs the one with the exact name counts', () => {
      const place = newPlace();
      place.type('candi dates', [['initiative_key'], ['wrong']]);
      place.type('Candidates', [['initiative_key'], ['right']]);
      expect(place.open().read([candidatesTab]).get('Candidates')?.rows).toEqual([['right']]);
    });

    test.each([
      ['2026-05-15', { kind: 'date', date: '2026-05-15' }],
      ['12/31/1999', { kind: 'date', date: '1999-12-31' }],
      ['1,200', 1200],
      ['-0.5', -0.5],
      ['TRUE', true],
      ["'=1+1", '=1+1'],
      ["'20%", '20%'],
      ["'2026-03", '2026-03'],
      ['=1+1', 2],
      ['=DATE(2026,2,29)', { kind: 'date', date: '2026-03-01' }],
      [' padded ', ' padded '],
      ['\u{1f680}', '\u{1f680}'],
    ])('a typed %j is read as it is meant', (typed, read) => {
      const place = newPlace();
      place.type('Candidates', [['initiative_key'], [typed]]);
      expect(place.open().read([candidatesTab]).get('Candidates')?.rows).toEqual([[read]]);
    });

    test('a percentage is told from a number where limits are typed, and only there', () => {
      const place = newPlace();
      place.type('Constraints', [['max_tokens'], ['20%'], ['12.5%'], ['0.2']]);
      place.type('Candidates', [['value_score'], ['20%']]);
      const tables = place.open().read([constraintsTab, candidatesTab]);
      const limits = [{ kind: 'percent', value: 0.2 }, { kind: 'percent', value: 0.125 }, 0.2];
      expect(tables.get('Constraints')?.rows.flat()).toEqual(limits);
      expect(tables.get('Candidates')?.rows).toEqual([[0.2]]);
    });

    test('a cell that shows an error is read as what it shows', () => {
      const place = newPlace();
      place.type('Candidates', [['initiative_key'], ['#REF!'], ['=1/0']]);
      const cells = place
        .open()
        .read([candidatesTab])
        .get('Candidates')
        ?.rows.map(([cell]) => showCell(cell ?? ''));
      expect(cells).toEqual(['#REF!', '#DIV/0!']);
    });
  });

  describe(`${adapter} shows rows`, () => {
    test('a tab that is missing is made with all headers, and reading gives the rows back', () => {
      const place = newPlace();
      place.open().show(resultsTab, [row('A', { rank: 1, selected: true }), row('B', { rank: null, selected: false })]);
      expect(place.see('Results')[0]).toEqual(Object.keys(resultsTab.columns));
      expect([column(place, 'initiative_key'), column(place, 'rank')]).toEqual([
        ['A', 'B'],
        ['1', ''],
      ]);
      const table = place.open().read([resultsTab]).get('Results');
      const shown = table?.rows.map((cells) => cells[table.header.indexOf('selected')]);
      expect(shown).toEqual([true, false]);
    });

    test.each([
      '=1+1',
      '+1',
      '-1',
      '@x',
      "'x",
      "''x",
      '1/2',
      '007',
      '20%',
      'TRUE',
      '#REF!',
      '2026-03',
      ' x ',
      'a\nb',
      '\u{1f680}',
    ])('text such as %j stays text', (text) => {
      const place = newPlace();
      place.open().show(resultsTab, [row('A', { title: text })]);
      expect(column(place, 'title')).toEqual([text]);
      const table = place.open().read([resultsTab]).get('Results');
      expect(table?.rows[0]?.[table.header.indexOf('title')]).toBe(text);
    });

    test.each([
      ['0.2', 0.2],
      ['20%', 0.2],
      ['2026-05-15 10:30', 46_157.4375],
      ['TRUE', true],
      ["'007", '007'],
      ["'=1+1", '=1+1'],
      ['{"number":1}', '{"number":1}'],
      ['{"formula":"=1+1","row":2}', '{"formula":"=1+1","row":2}'],
      ['plain words', 'plain words'],
    ])('what people write in their own column, such as %j, is the same after it was read and shown', (typed, kept) => {
      const place = newPlace();
      place.type('Results', [
        ['run_id', 'initiative_key', 'notes'],
        ['run_1', 'A', typed],
      ]);
      const read = place.open().read([resultsTab]).get('Results')?.rows[0]?.[2] ?? null;
      expect(typeof read).toBe('string');
      place.open().show(resultsTab, [row('A'), row('B', { notes: read })]);
      expect(column(place, 'notes')).toEqual(['', String(kept)]);
      expect(place.open().read([resultsTab]).get('Results')?.rows[1]?.[2]).toBe(read);
    });

    test('a formula in an own column is shown as text by an execution that did not read it', () => {
      const place = newPlace();
      place.type('Results', [
        ['run_id', 'initiative_key', 'notes'],
        ['run_1', 'A', '=LEN(B2)'],
      ]);
      const read = place.open().read([resultsTab]).get('Results')?.rows[0]?.[2] ?? null;
      place.open().show(resultsTab, [row('B'), row('A', { notes: read })]);
      expect(column(place, 'notes')).toEqual(['', '=LEN(B3)']);
    });

    test('text longer than a cell can hold is cut, not refused', () => {
      const place = newPlace();
      place.open().show(resultsTab, [row('A', { reason: 'x'.repeat(60_000) })]);
      expect(column(place, 'reason')[0]).toHaveLength(50_000);
    });

    test('numbers keep their value, also in a cell that held text or a date before', () => {
      const place = newPlace();
      place.open().show(resultsTab, [row('A', { rank: '2026-01-01' })]);
      place.open().show(resultsTab, [row('A', { rank: 0.1 + 0.2 })]);
      const table = place.open().read([resultsTab]).get('Results');
      expect(table?.rows[0]?.[table.header.indexOf('rank')]).toBe(0.1 + 0.2);
    });

    test('fewer rows than before leave nothing behind, and none at all leave the header', () => {
      const place = newPlace();
      place.open().show(resultsTab, [row('A'), row('B'), row('C')]);
      place.open().show(resultsTab, [row('D')]);
      expect(column(place, 'initiative_key').filter((key) => key !== '')).toEqual(['D']);
      place.open().show(resultsTab, []);
      expect(column(place, 'initiative_key').filter((key) => key !== '')).toEqual([]);
      expect(place.see('Results')[0]).toEqual(Object.keys(resultsTab.columns));
    });

    test('more rows than a tab has are shown', () => {
      const place = newPlace();
      place.open().show(
        resultsTab,
        Array.from({ length: 1500 }, (_, index) => row(`K${index}`)),
      );
      expect(column(place, 'initiative_key').slice(-2)).toEqual(['K1498', 'K1499']);
    });

    test('columns are found by header wherever they stand; columns and headers of people are left alone', () => {
      const place = newPlace();
      place.type('results', [
        ['Owner', 'Initiative Key', 'mine', 'RUN-ID', ''],
        ['Anna', 'old', '=1+1', 'run_0', 'x'],
        ['Ben', 'older', '5', 'run_0', ''],
      ]);
      place.open().show(resultsTab, [row('A', { rank: 1 })]);
      const [head = [], first = [], second = []] = place.see('results');
      expect(head.slice(0, 5)).toEqual(['Owner', 'Initiative Key', 'mine', 'RUN-ID', '']);
      expect(first.slice(0, 5)).toEqual(['Anna', 'A', '2', 'run_1', 'x']);
      expect(second.slice(0, 5)).toEqual(['Ben', '', '5', '', '']);
      expect(head.slice(5)).toEqual(
        Object.keys(resultsTab.columns).filter((name) => !['run_id', 'initiative_key'].includes(name)),
      );
      expect(first[head.indexOf('rank')]).toBe('1');
    });
  });
}
