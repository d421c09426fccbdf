import { HostError } from '../../src/core/app/host-error';
import { abandon, type NewRun, summarize } from '../../src/core/app/run-record';
import { difficultTexts } from './difficult-texts';
import { describeAnchors } from './store-anchors-contract';
import { describeNotes } from './store-notes-contract';
import type { NewPlace, StorePlace } from './store-place';
import { anchorsOf, finishedRun, keptRun, startedRun } from './store-record';
import { describeRoadmaps } from './store-roadmaps-contract';
import { describeScorings } from './store-scoring-contract';
import { describeVersions } from './store-versions-contract';

/** What every adapter of the port Store keeps to. */
export function describeStore(adapter: string, newPlace: NewPlace): void {
  describe(`${adapter} keeps runs`, () => describeRuns(newPlace));
  describe(`${adapter} tells which runs were abandoned`, () => describeExpiry(newPlace));
  describe(`${adapter} keeps texts of people as they are`, () => describeTexts(newPlace));
  describe(`${adapter} numbers constraint sets`, () => describeVersions(newPlace));
  describe(`${adapter} keeps what is known of scenarios, metrics and initiatives`, () => describeAnchors(newPlace));
  describe(`${adapter} keeps roadmaps`, () => describeRoadmaps(newPlace));
  describe(`${adapter} keeps scorings`, () => describeScorings(newPlace));
  describe(`${adapter} keeps notes`, () => describeNotes(newPlace));
}

/** Starts a run in an execution of its own. */
const start = (place: StorePlace, run: NewRun): void => place.open().start(run, anchorsOf(run));

function describeRuns(newPlace: NewPlace): void {
  test('a place where nothing was kept has no runs and no notes, and knows nothing', () => {
    const store = newPlace().open();
    expect(store.view(null)).toEqual({ history: [], notes: [] });
    expect(store.view('run_1')).toEqual({ history: [], notes: [] });
    expect(store.find('run_1')).toBeNull();
    expect(store.anchors()).toEqual({ scenarios: [], metrics: [], initiatives: [] });
  });

  test('a run that was started is found as it was, by a later execution too', () => {
    const place = newPlace();
    const run = startedRun({ id: 'run_1' });
    const store = place.open();
    store.start(run, anchorsOf(run));
    for (const reader of [store, place.open()]) {
      expect(reader.find('run_1')).toEqual(keptRun(run));
      expect(reader.view(null).history).toEqual([summarize(keptRun(run))]);
      expect(reader.find('run_')).toBeNull();
      expect(reader.find('RUN_1')).toBeNull();
    }
  });

  test('starting a run again changes nothing, not even with other content', () => {
    const place = newPlace();
    const run = startedRun({ id: 'run_1' });
    start(place, run);
    start(place, run);
    start(place, startedRun({ id: 'run_1', set: 'Tight', title: 'other', contentHash: 'b' }));
    expect(place.open().find('run_1')).toEqual(keptRun(run));
    expect(place.open().view(null).history).toEqual([summarize(keptRun(run))]);
  });

  test('finishing a run adds its outcome and leaves what was frozen', () => {
    const place = newPlace();
    const run = startedRun({ id: 'run_1', candidates: 5 });
    start(place, run);
    const store = place.open();
    expect(store.finish(finishedRun(run))).toEqual(finishedRun(run));
    for (const reader of [store, place.open()]) {
      expect(reader.find('run_1')).toEqual(finishedRun(run));
      expect(reader.view('run_1').history).toEqual([summarize(finishedRun(run))]);
    }
  });

  test('finishing again changes nothing and gives the earlier outcome, which wins', () => {
    const place = newPlace();
    const run = startedRun({ id: 'run_1' });
    start(place, run);
    place.open().finish(finishedRun(run, 7));
    expect(place.open().finish(finishedRun(run, 7))).toEqual(finishedRun(run, 7));
    expect(place.open().finish(finishedRun(run, 8))).toEqual(finishedRun(run, 7));
    expect(place.open().find('run_1')?.result?.objective).toBe(7);
    expect(place.open().view(null).history).toEqual([summarize(finishedRun(run, 7))]);
  });

  test('starting a run that is finished leaves it finished', () => {
    const place = newPlace();
    const run = startedRun({ id: 'run_1' });
    start(place, run);
    place.open().finish(finishedRun(run));
    start(place, run);
    expect(place.open().find('run_1')).toEqual(finishedRun(run));
  });

  test('a run that was never started cannot be finished', () => {
    const place = newPlace();
    expect(() => place.open().finish(finishedRun(startedRun({ id: 'run_1' })))).toThrow(/run_1/u);
    expect(place.open().view(null).history).toEqual([]);
  });

  test('runs are listed newest first by when they were started, whichever was kept or finished last', () => {
    const place = newPlace();
    const runAt = (minute: number): NewRun => {
      const at = String(minute).padStart(2, '0');
      return startedRun({ id: `run_${at}`, startedAt: `2026-04-01T08:${at}:00Z`, set: `Set ${minute % 3}` });
    };
    const minutes = Array.from({ length: 20 }, (_, index) => index);
    const store = place.open();
    for (const minute of minutes.filter((number) => number !== 7)) store.start(runAt(minute), anchorsOf(runAt(minute)));
    start(place, runAt(7));
    place.open().finish(finishedRun(runAt(5)));
    const { history } = place.open().view(null);
    expect(history.map((run) => run.run_id)).toEqual(minutes.map((minute) => runAt(minute).run_id).reverse());
    expect(history.filter((run) => run.status === 'success').map((run) => run.run_id)).toEqual(['run_05']);
    expect(place.open().find('run_13')?.inputs_hash).toBe('inputs of run_13');
  });

  test('the failures of a store say in words what is the matter', () => {
    const place = newPlace();
    try {
      place.open().finish(finishedRun(startedRun({ id: 'run_1' })));
    } catch (error) {
      // A HostError loses its class on its way out of an execution.
      expect(error instanceof HostError || error instanceof Error).toBe(true);
      expect(error instanceof Error ? error.message : '').toMatch(/^There is no run run_1/u);
    }
    expect.assertions(2);
  });
}

function describeExpiry(newPlace: NewPlace): void {
  test('only running runs whose time is past are failed, and no outcome is made up', () => {
    const place = newPlace();
    const late = startedRun({ id: 'run_late', expiresAt: '2026-04-01T09:00:00Z' });
    const due = startedRun({ id: 'run_due', expiresAt: '2026-04-01T08:30:00Z' });
    const over = startedRun({ id: 'run_over', expiresAt: '2026-04-01T08:29:59Z' });
    const done = startedRun({ id: 'run_done', expiresAt: '2026-04-01T08:10:00Z' });
    for (const run of [late, due, over, done]) start(place, run);
    place.open().finish(finishedRun(done));
    place.open().expire('2026-04-01T08:30:00Z');
    place.open().expire('2026-04-01T08:30:00Z');
    const { history } = place.open().view(null);
    expect(history).toHaveLength(4);
    expect(history).toContainEqual(summarize(keptRun(late)));
    expect(history).toContainEqual(summarize(keptRun(due)));
    expect(history).toContainEqual(abandon(summarize(keptRun(over))));
    expect(history).toContainEqual(summarize(finishedRun(done)));
    expect(place.open().find('run_over')).toEqual({ ...keptRun(over), status: 'failed' });
    expect(place.open().find('run_done')).toEqual(finishedRun(done));
  });

  test('an answer to an abandoned run is kept when it comes after all, and stays', () => {
    const place = newPlace();
    const run = startedRun({ id: 'run_1' });
    start(place, run);
    place.open().expire('2027-01-01T00:00:00Z');
    expect(place.open().finish(finishedRun(run))).toEqual(finishedRun(run));
    place.open().expire('2027-01-01T00:00:00Z');
    expect(place.open().find('run_1')).toEqual(finishedRun(run));
    expect(place.open().view(null).history).toEqual([summarize(finishedRun(run))]);
  });

  test('renewing puts off when a running run counts as abandoned, and never brings it forward', () => {
    const place = newPlace();
    const run = startedRun({ id: 'run_1', expiresAt: '2026-04-01T08:30:00Z' });
    const later = '2026-04-01T08:45:00Z';
    start(place, run);
    place.open().renew('run_1', '2026-04-01T08:00:00Z');
    expect(place.open().find('run_1')).toEqual(keptRun(run));
    place.open().renew('run_1', later);
    place.open().expire('2026-04-01T08:40:00Z');
    expect(place.open().find('run_1')).toEqual({ ...keptRun(run), expires_at: later });
    expect(place.open().view(null).history).toEqual([summarize({ ...keptRun(run), expires_at: later })]);
    place.open().expire('2026-04-01T08:45:01Z');
    expect(place.open().find('run_1')?.status).toBe('failed');
  });

  test('renewing does nothing for runs that have ended, were abandoned, or are not there', () => {
    const place = newPlace();
    const done = startedRun({ id: 'run_1' });
    const over = startedRun({ id: 'run_2' });
    start(place, done);
    start(place, over);
    place.open().finish(finishedRun(done));
    place.open().expire('2027-01-01T00:00:00Z');
    for (const id of ['run_1', 'run_2', 'run_3']) place.open().renew(id, '2028-01-01T00:00:00Z');
    expect(place.open().find('run_1')).toEqual(finishedRun(done));
    expect(place.open().find('run_2')).toEqual({ ...keptRun(over), status: 'failed' });
    expect(place.open().find('run_3')).toBeNull();
  });
}

function describeTexts(newPlace: NewPlace): void {
  let place: StorePlace;
  beforeAll(() => {
    place = newPlace();
  });

  test.each(difficultTexts.map((text, index) => [JSON.stringify(text.slice(0, 30)), text, index] as const))(
    'text such as %s comes back as it was',
    (_shown, text, index) => {
      const [scenario, set] = [`S${index} ${text.slice(0, 150)}`, `B ${text.slice(0, 150)}`];
      const run = startedRun({ id: `run_${index}`, title: text, scenario, set });
      start(place, run);
      place.open().finish(finishedRun(run));
      expect(place.open().find(run.run_id)).toEqual(finishedRun(run));
      expect(place.open().view(null).history).toContainEqual(summarize(finishedRun(run)));
      expect(place.open().anchors().initiatives[0]?.title === text).toBe(true);
    },
  );

  test('a frozen problem of 2 MB comes back as it was, wherever its text is cut', () => {
    const rockets = startedRun({ id: 'run_1 MB', candidates: 1, title: '\u{1f680}'.repeat(500_000) });
    const shifted = startedRun({ id: 'run_2 MB', candidates: 1, title: `a${'\u{1f680}='.repeat(350_000)}` });
    place.open().start(rockets, anchorsOf(startedRun({ id: '' })));
    place.open().start(shifted, anchorsOf(startedRun({ id: '' })));
    expect(JSON.stringify(rockets).length).toBeGreaterThan(1_000_000);
    for (const run of [rockets, shifted]) {
      expect(place.open().find(run.run_id)?.issues[0]?.message === run.issues[0]?.message).toBe(true);
    }
  });

  test('an error told at length does not keep a run from being finished', () => {
    const run = startedRun({ id: 'run_failed' });
    const finished = finishedRun(run);
    if (finished.result === null) throw new Error('a finished run has a result');
    const result = { ...finished.result, status: 'failed' as const, error: 'no. '.repeat(20_000), items: [] };
    start(place, run);
    place.open().finish({ ...finished, status: 'failed', result: { ...result, selected: null } });
    expect(place.open().find('run_failed')?.status).toBe('failed');
    expect(place.open().find('run_failed')?.result?.error).toBe(result.error);
  });
}
