import type { Anchors } from '../../src/core/app/anchors';
import { parseIsoDate } from '../../src/core/kernel/iso-date';
import { difficultTexts } from './difficult-texts';
import type { NewPlace, StorePlace } from './store-place';
import { initiativeOf, metricOf, scenarioNamed, startedRun } from './store-record';

/** Records of scenarios, metrics and initiatives, as every store keeps them. */
export function describeAnchors(newPlace: NewPlace): void {
  /** Starts a run without candidates that brings these records up to date. */
  const bring = (place: StorePlace, id: string, anchors: Partial<Anchors>): void => {
    const known = { scenarios: [scenarioNamed('Plan')], metrics: [], initiatives: [], ...anchors };
    place.open().start(startedRun({ id, candidates: 0 }), known);
  };

  test('what a run brings is known from then on, blanks and zeros as they are', () => {
    const place = newPlace();
    const blank = initiativeOf('INIT-1', { engineering_tokens: null, value_score: null, country: '', department: '' });
    const full = initiativeOf('INIT-2', {
      title: 'Checkout',
      ...{ country: 'UK', department: 'Growth', category: 'New', program: 'P', product: 'App', segment: 'SMB' },
      lifecycle_status: 'planned',
      engineering_tokens: 0,
      value_score: -0.125,
      deadline_date: parseIsoDate('2026-03-29'),
      is_optimization_candidate: true,
      candidate_period_key: '2026-Q2',
      is_archived: false,
      kpi_contribution: { NSM_ORDERS: 1e-9, 'KPI "2"': -3, KPI_3: 123456789.25 },
      updated_source: 'Backlog',
    });
    const scenario = scenarioNamed('Plan', {
      objective_mode: 'weighted_kpis',
      objective_weights: { NSM_ORDERS: 0.6, KPI_2: 0.4 },
      goal_weight: 0.5,
      capacity_total_tokens: null,
      capacity_by_country: { UK: 400, 'C\u00f4te': 0.5 },
      capacity_by_department: {},
      capacity_by_quarter: { Q1: 800 },
      notes: 'n',
    });
    const metrics = [
      metricOf('NSM_ORDERS', { kpi_name: 'Orders', kpi_level: 'north_star', unit: 'orders', description: 'd' }),
      metricOf('KPI_2', { direction: 'lower_is_better', is_active: false, notes: 'n' }),
    ];
    bring(place, 'run_1', { scenarios: [scenario], metrics, initiatives: [blank, full] });
    const known = place.open().anchors();
    expect(known.scenarios).toEqual([scenario]);
    expect(known.metrics.length).toBe(2);
    expect(known.metrics).toEqual(expect.arrayContaining(metrics));
    expect(known.initiatives.length).toBe(2);
    expect(known.initiatives).toEqual(expect.arrayContaining([blank, full]));
  });

  test('a later run changes the records of its keys, adds new ones, and leaves the others', () => {
    const place = newPlace();
    const first = initiativeOf('INIT-1', { title: 'one', kpi_contribution: { A: 1, B: 2 }, deadline_date: null });
    const other = initiativeOf('INIT-2', { title: 'two' });
    bring(place, 'run_1', { metrics: [metricOf('A'), metricOf('B')], initiatives: [first, other] });
    const changed = initiativeOf(' init-1', { title: 'uno', kpi_contribution: { A: 5 }, value_score: null });
    const added = initiativeOf('INIT-3');
    bring(place, 'run_2', {
      scenarios: [scenarioNamed('PLAN', { notes: 'later' }), scenarioNamed('Plan B')],
      metrics: [metricOf('a', { kpi_name: 'Alpha' })],
      initiatives: [changed, added],
    });
    const known = place.open().anchors();
    expect(known.scenarios).toHaveLength(2);
    expect(known.scenarios).toContainEqual(scenarioNamed('PLAN', { notes: 'later' }));
    expect(known.metrics).toHaveLength(2);
    expect(known.metrics).toEqual(expect.arrayContaining([metricOf('a', { kpi_name: 'Alpha' }), metricOf('B')]));
    expect(known.initiatives).toHaveLength(3);
    expect(known.initiatives).toEqual(expect.arrayContaining([changed, other, added]));
  });

  test('a run that brings nothing leaves everything as it is known', () => {
    const place = newPlace();
    bring(place, 'run_1', { metrics: [metricOf('A')], initiatives: [initiativeOf('INIT-1')] });
    const known = place.open().anchors();
    place.open().start(startedRun({ id: 'run_2', candidates: 1 }), { scenarios: [], metrics: [], initiatives: [] });
    expect(place.open().anchors()).toEqual(known);
    expect(place.open().find('run_2')?.status).toBe('running');
  });

  test('a run that is kept already brings nothing', () => {
    const place = newPlace();
    bring(place, 'run_1', { initiatives: [initiativeOf('INIT-1', { title: 'first' })] });
    bring(place, 'run_1', { initiatives: [initiativeOf('INIT-1', { title: 'second' }), initiativeOf('INIT-2')] });
    expect(place.open().anchors().initiatives).toEqual([initiativeOf('INIT-1', { title: 'first' })]);
  });

  test('every text of a record comes back as it was', () => {
    const place = newPlace();
    const texts = difficultTexts.filter((text) => text.length < 1000);
    const initiatives = texts.map((text, index) =>
      initiativeOf(`INIT-${index}`, { title: text, country: text, lifecycle_status: text, candidate_period_key: text }),
    );
    const metrics = texts.map((text, index) => metricOf(`KPI_${index}`, { kpi_name: text, unit: text, notes: text }));
    bring(place, 'run_1', { initiatives, metrics });
    const known = place.open().anchors();
    expect(initiatives.filter((record) => !known.initiatives.some((other) => isSame(record, other)))).toEqual([]);
    expect(metrics.filter((record) => !known.metrics.some((other) => isSame(record, other)))).toEqual([]);
    expect([known.initiatives.length, known.metrics.length]).toEqual([texts.length, texts.length]);
  });

  test('keys that look alike but are not the same stay apart', () => {
    const place = newPlace();
    const keys = [
      '=1+1',
      'INIT-1',
      'INIT-01',
      'INIT_1',
      'caf\u00e9',
      'cafe',
      '\u{1f680}',
      '\u{1f681}',
      "a'b",
      'a"b',
      'a%',
      'a_',
    ];
    bring(place, 'run_1', { initiatives: keys.map((key) => initiativeOf(key, { title: key })) });
    const known = place.open().anchors().initiatives;
    expect(new Set(known.map(({ initiative_key }) => initiative_key))).toEqual(new Set(keys));
    expect(known.every(({ initiative_key, title }) => initiative_key === title)).toBe(true);
  });
}

/** The same record, whatever the order of its fields. */
function isSame(left: object, right: object): boolean {
  const sorted = (record: object): string => JSON.stringify(Object.entries(record).sort());
  return sorted(left) === sorted(right);
}
