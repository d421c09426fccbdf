import type { Roadmap, RoadmapEntry } from '../../src/core/portfolio/roadmap';
import { difficultTexts } from './difficult-texts';
import type { NewPlace, StorePlace } from './store-place';
import { anchorsOf, finishedRun, initiativeOf, startedRun } from './store-record';

/** An entry that comes from a run. */
export const entryOf = (initiative_key: string, more: Partial<RoadmapEntry> = {}): RoadmapEntry => ({
  initiative_key,
  source_run_id: 'run_1',
  priority_rank: 1,
  planned_quarter: null,
  planned_year: null,
  is_locked_in: false,
  notes: '',
  ...more,
});

/** A version to be published. */
export function roadmapOf(version: number, entries: readonly RoadmapEntry[], more: Partial<Roadmap> = {}): Roadmap {
  return {
    name: 'Plan of record',
    version,
    status: 'published',
    timeframe_label: '2026-H1',
    owner_team: 'Growth',
    description: '',
    source_run_id: 'run_1',
    published_at: `2026-04-01T09:00:0${version}Z`,
    published_by: 'anna@example.org',
    ...more,
    entries,
  };
}

/** A place with finished runs run_1 and run_2 of four candidates each. */
export function plannedPlace(newPlace: NewPlace): StorePlace {
  const place = newPlace();
  for (const [index, id] of ['run_1', 'run_2'].entries()) {
    const run = startedRun({ id, candidates: 4, startedAt: `2026-04-01T08:0${index}:00Z` });
    place.open().start(run, anchorsOf(run));
    place.open().finish(finishedRun(run));
  }
  return place;
}

const first = roadmapOf(1, [
  entryOf('INIT-1'),
  entryOf('INIT-2', { priority_rank: 2, notes: 'said', is_locked_in: true }),
]);
const second = roadmapOf(
  2,
  [
    entryOf('INIT-3', { source_run_id: 'run_2', planned_quarter: 'Q2', planned_year: 2026 }),
    entryOf('INIT-2', { priority_rank: 2, is_locked_in: true, notes: 'said' }),
  ],
  { source_run_id: 'run_2' },
);
const superseded = (roadmap: Roadmap): Roadmap => ({ ...roadmap, status: 'superseded' });
const headOf = ({ entries: _, ...head }: Roadmap) => head;

/** What every adapter keeps to about roadmaps. */
export function describeRoadmaps(newPlace: NewPlace): void {
  test('where nothing was published there is no roadmap, and every successful run has a portfolio', () => {
    const place = plannedPlace(newPlace);
    const { roadmaps } = place.open();
    expect(roadmaps.list()).toEqual([]);
    expect(roadmaps.find('Plan of record', 1)).toBeNull();
    expect(roadmaps.portfolios()).toEqual(
      ['run_2', 'run_1'].map((run_id) => ({
        run_id,
        name: 'Plan, Baseline v1',
        scenario_name: 'Plan',
        is_active: false,
        is_baseline: false,
      })),
    );
  });

  test('a published version comes back as it was, by a later execution too, however its name is spelled', () => {
    const place = plannedPlace(newPlace);
    const { roadmaps } = place.open();
    expect(roadmaps.publish(first, null, [])).toBe(true);
    for (const reader of [roadmaps, place.open().roadmaps]) {
      expect(reader.find('plan OF  record', 1)).toEqual(first);
      expect(reader.list()).toEqual([headOf(first)]);
      expect(reader.find('Plan of record', 2)).toBeNull();
      expect(reader.find('Plan', 1)).toBeNull();
    }
  });

  test('a new version supersedes the one before; roadmaps of other names stay', () => {
    const place = plannedPlace(newPlace);
    const other = roadmapOf(1, [entryOf('INIT-1')], { name: 'Other' });
    place.open().roadmaps.publish(other, null, []);
    place.open().roadmaps.publish(first, null, []);
    expect(place.open().roadmaps.publish(second, 1, [])).toBe(true);
    const { roadmaps } = place.open();
    expect(roadmaps.list()).toEqual([headOf(other), headOf(second), headOf(superseded(first))]);
    expect(roadmaps.find('Plan of record', 1)).toEqual(superseded(first));
    expect(roadmaps.find('Plan of record', 2)).toEqual({ ...second, entries: [...second.entries] });
    expect(roadmaps.find('Other', 1)).toEqual(other);
  });

  test('of two people who publish at once one wins, and the other changes nothing', () => {
    const place = plannedPlace(newPlace);
    const theirs = { ...second, version: 1, published_at: '2026-04-01T09:30:00Z' };
    expect(place.open().roadmaps.publish(first, null, [])).toBe(true);
    expect(place.open().roadmaps.publish(theirs, null, [])).toBe(false);
    expect(place.open().roadmaps.publish({ ...theirs, version: 2 }, null, [])).toBe(false);
    expect(place.open().roadmaps.publish({ ...theirs, version: 2 }, 7, [])).toBe(false);
    expect(place.open().roadmaps.list()).toEqual([headOf(first)]);
    expect(place.open().roadmaps.publish(second, 1, [])).toBe(true);
    expect(place.open().roadmaps.publish({ ...theirs, version: 2 }, 1, [])).toBe(false);
    expect(place.open().roadmaps.find('Plan of record', 2)).toEqual(second);
  });

  test('publishing the same version again changes nothing', () => {
    const place = plannedPlace(newPlace);
    for (let times = 0; times < 2; times += 1) expect(place.open().roadmaps.publish(first, null, [])).toBe(true);
    for (let times = 0; times < 2; times += 1) expect(place.open().roadmaps.publish(second, 1, [])).toBe(true);
    expect(place.open().roadmaps.list()).toEqual([headOf(second), headOf(superseded(first))]);
  });

  test('taking a version back restores the former one exactly, with what was edited on it', () => {
    const place = plannedPlace(newPlace);
    place.open().roadmaps.publish(first, null, []);
    const edited = [entryOf('INIT-1', { notes: 'edited', planned_quarter: 'Q1', planned_year: 2026 })];
    expect(place.open().roadmaps.saveEntries('plan of record', 1, edited, [])).toBe(true);
    place.open().roadmaps.publish(second, 1, []);
    expect(place.open().roadmaps.saveEntries('Plan of record', 1, [], [])).toBe(false);
    for (let times = 0; times < 2; times += 1) place.open().roadmaps.unpublish('Plan of record', 2);
    const { roadmaps } = place.open();
    expect(roadmaps.find('Plan of record', 1)).toEqual({ ...first, entries: edited });
    expect(roadmaps.find('Plan of record', 2)).toEqual({ ...second, status: 'draft' });
    roadmaps.unpublish('Plan of record', 1);
    expect(roadmaps.list().map(({ status }) => status)).toEqual(['draft', 'draft']);
    expect(
      place.open().roadmaps.publish({ ...second, version: 3, published_at: '2026-04-02T00:00:00Z' }, null, []),
    ).toBe(true);
  });

  test('rows added by hand bring their initiatives along, and what is kept of them stays', () => {
    const place = plannedPlace(newPlace);
    const byHand = entryOf('INIT-99', { source_run_id: null, priority_rank: null, notes: 'by hand' });
    const known = [initiativeOf('INIT-99', { title: 'New' }), initiativeOf('INIT-1', { title: 'Changed' })];
    place.open().roadmaps.publish(first, null, []);
    expect(place.open().roadmaps.saveEntries('Plan of record', 1, [...first.entries, byHand], known)).toBe(true);
    expect(place.open().roadmaps.find('Plan of record', 1)).toEqual({ ...first, entries: [...first.entries, byHand] });
    const titles = new Map(
      place
        .open()
        .anchors()
        .initiatives.map(({ initiative_key, title }) => [initiative_key, title]),
    );
    expect([titles.get('INIT-99'), titles.get('INIT-1')]).toEqual(['New', '']);
  });

  test.each<[string, RoadmapEntry]>([
    ['an initiative that is not known', entryOf('INIT-77', { source_run_id: null })],
    ['an item that its portfolio does not have', entryOf('INIT-77')],
    ['a run that is not kept', entryOf('INIT-1', { source_run_id: 'run_9' })],
  ])('an entry that refers to %s is refused, and nothing is changed', (_what, stray) => {
    const place = plannedPlace(newPlace);
    expect(() => place.open().roadmaps.publish(roadmapOf(1, [stray]), null, [])).toThrow('Nothing was changed.');
    expect(place.open().roadmaps.list()).toEqual([]);
    place.open().roadmaps.publish(first, null, []);
    expect(() => place.open().roadmaps.saveEntries(first.name, 1, [stray], [])).toThrow('Nothing was changed.');
    expect(place.open().roadmaps.find(first.name, 1)).toEqual(first);
  });

  test('a roadmap needs the portfolio of a run that succeeded', () => {
    const place = plannedPlace(newPlace);
    const run = startedRun({ id: 'run_3' });
    place.open().start(run, anchorsOf(run));
    expect(() => place.open().roadmaps.publish({ ...first, source_run_id: 'run_3' }, null, [])).toThrow('run_3');
    expect(() => place.open().roadmaps.setBaseline('run_3', true)).toThrow('run_3');
    expect(place.open().roadmaps.list()).toEqual([]);
  });

  test('the source of what was published last is active, and one portfolio of a scenario is the baseline', () => {
    const place = plannedPlace(newPlace);
    const marked = () =>
      place
        .open()
        .roadmaps.portfolios()
        .map(({ run_id, is_active, is_baseline }) => [run_id, is_active, is_baseline]);
    place.open().roadmaps.publish(first, null, []);
    place.open().roadmaps.publish(second, 1, []);
    place.open().roadmaps.setBaseline('run_2', true);
    place.open().roadmaps.setBaseline('run_1', true);
    expect(marked()).toEqual([
      ['run_2', true, false],
      ['run_1', false, true],
    ]);
    place.open().roadmaps.unpublish(first.name, 2);
    place.open().roadmaps.setBaseline('run_2', false);
    expect(marked()).toEqual([
      ['run_2', false, false],
      ['run_1', true, true],
    ]);
    place.open().roadmaps.unpublish(first.name, 1);
    place.open().roadmaps.setBaseline('run_1', false);
    expect(marked().every(([, isActive, isBaseline]) => isActive === false && isBaseline === false)).toBe(true);
  });

  test('texts of people come back as they were', () => {
    const place = plannedPlace(newPlace);
    const name = difficultTexts.find((text) => text.trim().length > 0 && text.length < 100) ?? 'x';
    const text = difficultTexts.map((one) => one.slice(0, 300)).join(' ');
    const difficult = roadmapOf(1, [entryOf('INIT-1', { notes: text })], { name, owner_team: text, description: text });
    place.open().roadmaps.publish(difficult, null, []);
    expect(place.open().roadmaps.find(name, 1)).toEqual(difficult);
    expect(place.open().roadmaps.list()).toEqual([headOf(difficult)]);
  });
}
