import { copyHistory, packLuggage, uncopiedRuns, unpackLuggage } from '../../src/core/app/copy-history';
import { HostError } from '../../src/core/app/host-error';
import type { Note, Store } from '../../src/core/app/store';
import type { StorePlace } from '../contracts/store-place';
import { anchorsOf, finishedRun, initiativeOf, keptRun, startedRun } from '../contracts/store-record';
import { workbookPlace } from './workbook-place';

/** A clock that stands still. */
const clock = { now: () => Date.UTC(2026, 3, 1, 12) };

const runOf = (index: number) =>
  startedRun({
    id: `run_${index}`,
    startedAt: `2026-04-01T0${index}:00:00Z`,
    contentHash: index === 2 ? 'other' : 'a1',
    expiresAt: index === 4 ? '2026-04-01T13:00:00Z' : '2026-04-01T11:00:00Z',
  });

const noteOn = (index: number, tab: string, value: string): Note => ({
  runId: `run_${index}`,
  tab,
  row: tab === 'Runs' ? '' : 'INIT-1',
  column: 'notes',
  value,
});

/** A place with two finished runs, one abandoned and one still running, and notes. */
function formerPlace(): StorePlace {
  const place = workbookPlace();
  for (const index of [1, 2, 3, 4]) place.open().start(runOf(index), anchorsOf(runOf(index)));
  for (const index of [1, 2]) place.open().finish(finishedRun(runOf(index), 7, index));
  place.open().expire('2026-04-01T12:00:00Z');
  place
    .open()
    .saveNotes([noteOn(1, 'Results', 'a'), noteOn(2, 'Runs', 'b'), noteOn(3, 'Runs', 'c'), noteOn(4, 'Runs', 'd')]);
  return place;
}

/** All that can be seen of a place. */
function contentOf(place: StorePlace) {
  const { history, notes } = place.open().view(null);
  const views = history.map(({ run_id }) => [place.open().find(run_id), place.open().view(run_id).notes.length]);
  return { history, notes: [...notes].sort((left, right) => (left.value < right.value ? -1 : 1)), views };
}

test('a history is copied whole: runs, versions, outcomes, abandonment and notes', () => {
  const [from, to] = [formerPlace(), workbookPlace()];
  expect(uncopiedRuns(from.open(), to.open()).map(({ run_id }) => run_id)).toEqual([
    'run_1',
    'run_2',
    'run_3',
    'run_4',
  ]);
  expect(copyHistory(from.open(), to.open(), clock)).toEqual({ copied: 4, remaining: 0, skipped: [], damaged: [] });
  expect(contentOf(to)).toEqual(contentOf(from));
  expect(contentOf(to).history.map(({ status }) => status)).toEqual(['running', 'failed', 'success', 'success']);
  expect(to.open().anchors()).toEqual(from.open().anchors());
  expect(uncopiedRuns(from.open(), to.open())).toEqual([]);
});

test('copying again adds nothing, and leaves what people have changed in the new place since', () => {
  const [from, to] = [formerPlace(), workbookPlace()];
  copyHistory(from.open(), to.open(), clock);
  to.open().saveNotes([noteOn(1, 'Results', 'newer')]);
  const before = contentOf(to);
  expect(copyHistory(from.open(), to.open(), clock)).toEqual({ copied: 0, remaining: 0, skipped: [], damaged: [] });
  expect(contentOf(to)).toEqual(before);
  expect(
    to
      .open()
      .view('run_1')
      .notes.map(({ value }) => value),
  ).toContain('newer');
});

test('a call copies as much as its time allows, oldest first, and at least one run', () => {
  const [from, to] = [formerPlace(), workbookPlace()];
  let now = 0;
  const hurried = { now: () => (now += 10_000) };
  expect(copyHistory(from.open(), to.open(), hurried)).toEqual({ copied: 2, remaining: 2, skipped: [], damaged: [] });
  expect(
    to
      .open()
      .view(null)
      .history.map(({ run_id }) => run_id),
  ).toEqual(['run_2', 'run_1']);
  const slow = { now: () => (now += 400_000) };
  expect(copyHistory(from.open(), to.open(), slow)).toEqual({ copied: 1, remaining: 1, skipped: [], damaged: [] });
  expect(copyHistory(from.open(), to.open(), slow)).toEqual({ copied: 1, remaining: 0, skipped: [], damaged: [] });
  expect(contentOf(to).history.map(({ run_id }) => run_id)).toEqual(
    contentOf(from).history.map(({ run_id }) => run_id),
  );
});

test('runs and records that the new place has already stay as they are there', () => {
  const [from, to] = [formerPlace(), workbookPlace()];
  const times = { startedAt: '2026-04-01T09:00:00Z', expiresAt: '2026-04-01T13:00:00Z' };
  const own = startedRun({ id: 'run_own', ...times });
  to.open().start(own, { ...anchorsOf(own), initiatives: [initiativeOf('INIT-1', { title: 'newer' })] });
  copyHistory(from.open(), to.open(), clock);
  expect(
    to
      .open()
      .view(null)
      .history.map(({ run_id }) => run_id),
  ).toEqual(['run_own', 'run_4', 'run_3', 'run_2', 'run_1']);
  expect(to.open().find('run_own')).toEqual(keptRun(own));
  const titles = to
    .open()
    .anchors()
    .initiatives.map(({ initiative_key, title }) => [initiative_key, title]);
  expect(titles).toEqual([
    ['INIT-1', 'newer'],
    ['INIT-2', ''],
  ]);
});

test('notes of an abandoned run that were changed or emptied in the new place stay as they are there', () => {
  const [from, to] = [formerPlace(), workbookPlace()];
  copyHistory(from.open(), to.open(), clock);
  to.open().saveNotes([noteOn(3, 'Runs', 'newer'), noteOn(4, 'Runs', '')]);
  const before = contentOf(to);
  expect(uncopiedRuns(from.open(), to.open())).toEqual([]);
  expect(copyHistory(from.open(), to.open(), clock)).toMatchObject({ copied: 0, remaining: 0 });
  expect(contentOf(to)).toEqual(before);
});

test('runs without an outcome and notes go along, the newest of them and no more than a few', () => {
  const [from, to] = [workbookPlace(), workbookPlace()];
  const runs = Array.from({ length: 25 }, (_, index) =>
    startedRun({ id: `run_${index + 10}`, startedAt: `2026-04-01T08:${index + 10}:00Z` }),
  );
  for (const run of runs) from.open().start(run, anchorsOf(run));
  from.open().expire('2026-04-02T00:00:00Z');
  unpackLuggage(packLuggage(from.open()), to.open());
  const { history } = to.open().view(null);
  expect(history).toEqual(from.open().view(null).history.slice(0, 20));
  const late = finishedRun(runs[24] ?? startedRun({ id: '' }));
  expect(to.open().finish(late)).toEqual(late);
});

test('a damaged run is named and skipped, and all others are copied', () => {
  const [from, to] = [formerPlace(), workbookPlace()];
  const whole = from.open();
  const damaged: Store = {
    ...whole,
    find: (runId) => {
      if (runId === 'run_2') throw new HostError('The record of run_2 is damaged.', null, true);
      return whole.find(runId);
    },
  };
  const progress = copyHistory(damaged, to.open(), clock);
  expect(progress).toMatchObject({ copied: 3, remaining: 0 });
  expect(progress.skipped).toEqual(['The record of run_2 is damaged.']);
  expect(progress.damaged).toEqual(['run_2']);
  const kept = to.open().view(null).history;
  expect(kept.map(({ run_id }) => run_id)).toEqual(['run_4', 'run_3', 'run_1']);
  expect(copyHistory(damaged, to.open(), clock)).toEqual({ ...progress, copied: 0 });
});

test('a place that cannot be reached at all is not taken for a damaged one', () => {
  const [from, to] = [formerPlace().open(), workbookPlace()];
  const broken: Store = {
    ...from,
    find: () => {
      throw new HostError('The connection to the database broke off.');
    },
  };
  expect(() => copyHistory(broken, to.open(), clock)).toThrow('broke off');
});

test('a copy that was ended at any step is completed by the next call, without doubles', () => {
  const from = formerPlace();
  const whole = contentOf(from);
  let steps = 0;
  for (let last = 1; ; last += 1) {
    const to = workbookPlace();
    let step = 0;
    const store = to.open();
    const counted =
      <Args extends readonly unknown[], T>(method: (...args: Args) => T) =>
      (...args: Args): T => {
        step += 1;
        if (step > last) throw new Error('ended');
        return method(...args);
      };
    const fragile: Store = {
      ...store,
      start: counted(store.start),
      finish: counted(store.finish),
      saveNotes: counted(store.saveNotes),
      expire: counted(store.expire),
    };
    try {
      copyHistory(from.open(), fragile, clock);
    } catch {
      // The execution was ended on purpose.
    }
    copyHistory(from.open(), to.open(), clock);
    expect(contentOf(to)).toEqual(whole);
    steps = last;
    if (step <= last) break;
  }
  expect(steps).toBeGreaterThan(10);
});
