import type { Note, Store } from '../../src/core/app/ports';
import { summarize } from '../../src/core/app/run-record';
import { finishedRun, startedRun } from './store-record';

/** One place where runs are kept. */
export interface StorePlace {
  /** The store as the next execution finds it: nothing is shared but what was kept. */
  open(): Store;
}

/** Texts that a careless store breaks: formulas, dates and numbers to a spreadsheet, quotes to a database. */
export const difficultTexts: readonly string[] = [
  '=1+1',
  '+1',
  '-1',
  '@name',
  "'quoted",
  '|bar',
  '#REF!',
  '007',
  '1/2',
  '20%',
  'TRUE',
  '',
  ' padded ',
  'two\nlines\r\n',
  'a "b" \'c\' `d` \\ % _ ; --',
  '\u{1f680} \u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u05e2\u05d1\u05e8\u05d9\u05ea \u0627\u0644\u0639\u0631\u0628\u064a\u0629',
  'e\u0301 \u0000 \u2028 \ufeff',
  'x'.repeat(50_000),
];

/** Halves of a surrogate pair alone: no Unicode text, but a title may be cut so. */
const loneSurrogates = ['\ud83d', '\ude80', 'a\ud83d b\ude80'];

/** What every adapter of the port Store keeps to. */
export function describeStore(adapter: string, newPlace: () => StorePlace): void {
  describe(`${adapter} keeps runs`, () => {
    test('a place where nothing was kept has no runs, no notes, and gives version 1', () => {
      const store = newPlace().open();
      expect(store.history()).toEqual([]);
      expect(store.find('run_1')).toBeNull();
      expect(store.notes(['run_1'])).toEqual([]);
      expect(store.versionOf('Plan', 'Baseline', 'a1')).toBe(1);
    });

    test('a run that was started is found as it was, by a later execution too', () => {
      const place = newPlace();
      const record = startedRun({ id: 'run_1' });
      const store = place.open();
      store.start(record);
      for (const reader of [store, place.open()]) {
        expect(reader.find('run_1')).toEqual(record);
        expect(reader.history()).toEqual([summarize(record)]);
        expect(reader.find('run_')).toBeNull();
      }
    });

    test('finishing a run adds its outcome and leaves what was frozen', () => {
      const place = newPlace();
      const record = startedRun({ id: 'run_1' });
      place.open().start(record);
      const store = place.open();
      store.finish(finishedRun(record));
      for (const reader of [store, place.open()]) {
        expect(reader.find('run_1')).toEqual(finishedRun(record));
        expect(reader.history()).toEqual([summarize(finishedRun(record))]);
      }
    });

    test('finishing again changes nothing, not even with another outcome', () => {
      const place = newPlace();
      const record = startedRun({ id: 'run_1' });
      place.open().start(record);
      place.open().finish(finishedRun(record, 7));
      place.open().finish(finishedRun(record, 7));
      place.open().finish(finishedRun(record, 8));
      expect(place.open().find('run_1')?.result?.objective).toBe(7);
      expect(place.open().history()).toEqual([summarize(finishedRun(record, 7))]);
    });

    test.each([...difficultTexts, ...loneSurrogates].map((text) => [text.slice(0, 30), text]))(
      'text such as %j comes back as it was',
      (_shown, text) => {
        const place = newPlace();
        const record = startedRun({
          id: 'run_1',
          title: text,
          scenario: `S${text.slice(0, 200)}`,
          set: `B${text.slice(0, 200)}`,
        });
        place.open().start(record);
        place.open().finish(finishedRun(record));
        expect(place.open().find('run_1')).toEqual(finishedRun(record));
        expect(place.open().history()).toEqual([summarize(finishedRun(record))]);
      },
    );

    test('a frozen problem of 2 MB comes back as it was, wherever its text is cut', () => {
      const place = newPlace();
      const rockets = startedRun({ id: 'run_1', title: '\u{1f680}'.repeat(500_000) });
      const shifted = startedRun({ id: 'run_2', title: `a${'\u{1f680}='.repeat(350_000)}` });
      place.open().start(rockets);
      place.open().start(shifted);
      expect(JSON.stringify(rockets).length).toBeGreaterThan(1_000_000);
      expect(place.open().find('run_1')?.issues[0]?.message === rockets.issues[0]?.message).toBe(true);
      expect(place.open().find('run_2')?.issues[0]?.message === shifted.issues[0]?.message).toBe(true);
    });

    test('an error told at length does not keep a run from being finished', () => {
      const place = newPlace();
      const record = startedRun({ id: 'run_1' });
      const finished = finishedRun(record);
      if (finished.result === null) throw new Error('a finished run has a result');
      const failed = {
        ...finished,
        status: 'failed' as const,
        result: { ...finished.result, error: 'no. '.repeat(20_000) },
      };
      place.open().start(record);
      place.open().finish(failed);
      expect(place.open().history()[0]?.status).toBe('failed');
      expect(place.open().find('run_1')?.result?.error).toBe(failed.result.error);
    });

    test('200 runs are listed newest first, whichever was finished last', () => {
      const place = newPlace();
      const ids = Array.from({ length: 200 }, (_, index) => `run_${String(index).padStart(3, '0')}`);
      const store = place.open();
      for (const id of ids) store.start(startedRun({ id }));
      place.open().finish(finishedRun(startedRun({ id: 'run_005' })));
      const history = place.open().history();
      expect(history.map((run) => run.run_id)).toEqual([...ids].reverse());
      expect(history.filter((run) => run.status === 'success').map((run) => run.run_id)).toEqual(['run_005']);
      expect(place.open().find('run_123')?.inputs_hash).toBe('inputs of run_123');
    });
  });

  describe(`${adapter} numbers constraint sets`, () => {
    test('the same content keeps its version, other content gets the next', () => {
      const place = newPlace();
      place.open().start(startedRun({ id: 'run_1', contentHash: 'a', version: 1 }));
      expect(place.open().versionOf('Plan', 'Baseline', 'a')).toBe(1);
      expect(place.open().versionOf('Plan', 'Baseline', 'b')).toBe(2);
      place.open().start(startedRun({ id: 'run_2', contentHash: 'b', version: 2 }));
      expect(place.open().versionOf('Plan', 'Baseline', 'a')).toBe(1);
      expect(place.open().versionOf('Plan', 'Baseline', 'b')).toBe(2);
      expect(place.open().versionOf('Plan', 'Baseline', 'c')).toBe(3);
    });

    test('names that differ by letter case or space only are one set; others count for themselves', () => {
      const place = newPlace();
      place.open().start(startedRun({ id: 'run_1', contentHash: 'a', version: 1 }));
      expect(place.open().versionOf('PLAN', ' baseline', 'a')).toBe(1);
      expect(place.open().versionOf('plan', 'BASELINE', 'b')).toBe(2);
      expect(place.open().versionOf('Plan', 'Tight', 'b')).toBe(1);
      expect(place.open().versionOf('Plan B', 'Baseline', 'b')).toBe(1);
    });

    test('asking for a version keeps nothing', () => {
      const place = newPlace();
      place.open().versionOf('Plan', 'Baseline', 'a');
      expect(place.open().versionOf('Plan', 'Baseline', 'b')).toBe(1);
      expect(place.open().history()).toEqual([]);
    });
  });

  describe(`${adapter} keeps notes`, () => {
    const note = (value: string, cell: Partial<Note> = {}): Note => ({
      ...{ runId: 'run_1', tab: 'Results', row: 'INIT-1', column: 'notes', value },
      ...cell,
    });

    test.each(
      [...difficultTexts, ...loneSurrogates, '\u{1f680}'.repeat(25_000), `a${'\u{1f680}'.repeat(24_000)}`].map(
        (text) => [text.slice(0, 30), text],
      ),
    )('a note such as %j comes back as it was', (_shown, text) => {
      const place = newPlace();
      place.open().saveNotes([note('first')]);
      place.open().saveNotes([note(text)]);
      expect(place.open().notes(['run_1'])).toEqual([note(text)]);
    });

    test('each cell has its own note: run, tab, row and column tell them apart', () => {
      const place = newPlace();
      const notes = [
        note('a'),
        note('b', { runId: 'run_2' }),
        note('c', { tab: 'Gaps' }),
        note('d', { row: 'INIT-2' }),
        note('e', { column: 'recommendation' }),
        note('f', { row: 'INIT-1","notes' }),
        note('g', { row: '' }),
        note('h', { row: '=1+1' }),
      ];
      place.open().saveNotes(notes.slice(0, 3));
      place.open().saveNotes(notes.slice(3));
      const byValue = (left: Note, right: Note) => (left.value < right.value ? -1 : 1);
      expect([...place.open().notes(['run_1', 'run_2'])].sort(byValue)).toEqual(notes);
      expect(place.open().notes(['run_2'])).toEqual([notes[1]]);
      expect(place.open().notes(['run_3'])).toEqual([]);
      expect(place.open().notes([])).toEqual([]);
    });

    test('a later note replaces the earlier one of its cell, an emptied cell too, and no other', () => {
      const place = newPlace();
      place.open().saveNotes([note('a'), note('x', { row: 'INIT-2' })]);
      place.open().saveNotes([note('b')]);
      expect(place.open().notes(['run_1'])).toEqual([note('b'), note('x', { row: 'INIT-2' })]);
      place.open().saveNotes([note('')]);
      const kept = place
        .open()
        .notes(['run_1'])
        .filter(({ value }) => value !== '');
      expect(kept).toEqual([note('x', { row: 'INIT-2' })]);
    });

    test('3,000 notes are kept, and saving them again adds none', () => {
      const place = newPlace();
      const notes = Array.from({ length: 3000 }, (_, index) => note(`${index}`, { row: `INIT-${index}` }));
      place.open().saveNotes(notes);
      place.open().saveNotes(notes);
      expect(place.open().notes(['run_1'])).toEqual(notes);
    });
  });
}
