import type { Note } from '../../src/core/app/store';
import { difficultTexts } from './difficult-texts';
import type { NewPlace, StorePlace } from './store-place';
import { anchorsOf, finishedRun, startedRun } from './store-record';

const note = (value: string, cell: Partial<Note> = {}): Note => ({
  ...{ runId: 'run_1', tab: 'Results', row: 'INIT-1', column: 'notes', value },
  ...cell,
});

/** What people wrote on output tabs, as every store keeps it. */
export function describeNotes(newPlace: NewPlace): void {
  /** A place with two runs, the first finished. */
  const placeWithRuns = (): StorePlace => {
    const place = newPlace();
    for (const id of ['run_1', 'run_2']) place.open().start(startedRun({ id }), anchorsOf(startedRun({ id })));
    place.open().finish(finishedRun(startedRun({ id: 'run_1' })));
    return place;
  };
  /** All notes of a run that say something. */
  const notesOf = (place: StorePlace, runId: string | null): readonly Note[] =>
    [...place.open().view(runId).notes].filter(({ value }) => value !== '').sort(byValue);
  const byValue = (left: Note, right: Note): number => (left.value < right.value ? -1 : 1);

  test('a note comes back as it was, whatever its text', () => {
    const place = placeWithRuns();
    const notes = difficultTexts
      .filter((text) => text !== '')
      .map((text, index) => note(text, { row: `row ${index}`, tab: index % 2 === 0 ? 'Results' : 'Gaps' }));
    place.open().saveNotes(notes.map((kept) => ({ ...kept, value: 'first' })));
    place.open().saveNotes(notes);
    const kept = new Map(notesOf(place, 'run_1').map(({ row, tab, value }) => [`${tab} ${row}`, value]));
    expect(kept.size).toBe(notes.length);
    const wrong = notes.filter(({ row, tab, value }) => kept.get(`${tab} ${row}`) !== value);
    expect(wrong.map(({ value }) => JSON.stringify(value.slice(0, 40)))).toEqual([]);
  });

  test('each cell has its own note: run, tab, row and column tell them apart', () => {
    const place = placeWithRuns();
    const notes = [
      note('a'),
      note('b', { runId: 'run_2' }),
      note('c', { tab: 'Gaps' }),
      note('d', { row: 'INIT-2' }),
      note('e', { column: 'recommendation' }),
      note('f', { row: 'INIT-1","notes' }),
      note('g', { row: '' }),
      note('h', { row: '=1+1' }),
      note('i', { row: 'init-1' }),
      note('j', { row: `kpi|country|${'x'.repeat(2000)}|KPI|floor|10` }),
    ];
    place.open().saveNotes(notes.slice(0, 3));
    place.open().saveNotes(notes.slice(3));
    expect(notesOf(place, 'run_1')).toEqual(notes.filter(({ runId }) => runId === 'run_1'));
    expect(notesOf(place, 'run_2')).toEqual([notes[1]]);
    expect(notesOf(place, 'run_3')).toEqual([]);
    expect(notesOf(place, null)).toEqual([]);
  });

  test('notes on Runs are seen whichever run is shown, finished or not', () => {
    const place = placeWithRuns();
    const onRuns = [note('first', { tab: 'Runs', row: '' }), note('second', { tab: 'Runs', row: '', runId: 'run_2' })];
    place.open().saveNotes([...onRuns, note('x beside a result')]);
    expect(notesOf(place, null)).toEqual(onRuns);
    expect(notesOf(place, 'run_2')).toEqual(onRuns);
    expect(notesOf(place, 'run_1')).toEqual([...onRuns, note('x beside a result')]);
  });

  test('a later note replaces the earlier one of its cell, an emptied cell too, and no other', () => {
    const place = placeWithRuns();
    place.open().saveNotes([note('a'), note('x', { row: 'INIT-2' })]);
    place.open().saveNotes([note('b')]);
    expect(notesOf(place, 'run_1')).toEqual([note('b'), note('x', { row: 'INIT-2' })]);
    place.open().saveNotes([note('')]);
    expect(notesOf(place, 'run_1')).toEqual([note('x', { row: 'INIT-2' })]);
  });

  test('a note that was emptied is remembered as one, a cell that never had one is not', () => {
    const place = placeWithRuns();
    const onRuns = note('c', { tab: 'Runs', row: '' });
    place.open().saveNotes([note('a'), note('b', { row: 'INIT-2' }), onRuns]);
    for (let time = 0; time < 2; time += 1) {
      place.open().saveNotes([{ ...onRuns, value: '' }, note(''), note('b', { row: 'INIT-2' })]);
      place.open().saveNotes([note('', { row: 'INIT-3', runId: 'run_2' })]);
      const byRow = [...place.open().allNotes()].sort((left, right) => (left.row < right.row ? -1 : 1));
      expect(byRow).toEqual([{ ...onRuns, value: '' }, note(''), note('b', { row: 'INIT-2' })]);
    }
    place.open().saveNotes([note('again')]);
    expect(notesOf(place, 'run_1')).toEqual([note('again'), note('b', { row: 'INIT-2' })]);
  });

  test('notes that are kept before a run is finished are there afterwards', () => {
    const place = placeWithRuns();
    const early = note('early', { runId: 'run_2' });
    place.open().saveNotes([early]);
    place.open().finish(finishedRun(startedRun({ id: 'run_2' })));
    expect(notesOf(place, 'run_2')).toEqual([early]);
  });

  test('notes beside rows of runs that are not kept here do no harm', () => {
    const place = placeWithRuns();
    place.open().saveNotes([note('a'), note('lost', { runId: 'run_of_another_place' })]);
    place.open().saveNotes([]);
    expect(notesOf(place, 'run_1')).toEqual([note('a')]);
  });

  test('3,000 notes are kept, and saving them again adds none', () => {
    const place = placeWithRuns();
    const notes = Array.from({ length: 3000 }, (_, index) => note(`${10_000 + index}`, { row: `INIT-${index}` }));
    place.open().saveNotes(notes);
    place.open().saveNotes(notes);
    expect(notesOf(place, 'run_1')).toEqual(notes);
  });
}
