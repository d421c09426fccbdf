import type { ModelRecord, ParamRecord, ScoringRecord } from '../../src/core/app/scoring-record';
import { difficultTexts } from './difficult-texts';
import type { NewPlace } from './store-place';
import { anchorsOf, initiativeOf, keptRun, metricOf, startedRun } from './store-record';

const model: ModelRecord = {
  initiative_key: 'INIT-1',
  model_name: 'Upsell',
  target_kpi_key: 'NSM_ORDERS',
  is_primary: true,
  metric_chain_text: 'visits > orders',
  formula_text: 'value = a * b\na = 3',
  assumptions_text: '',
  approved_by_user: true,
  computed_value: 47_678.607,
};
const param: ParamRecord = {
  initiative_key: 'INIT-1',
  model_name: '',
  param_name: 'b',
  value: 0.1 + 0.2,
  unit: 'share',
  min: null,
  max: 1,
  approved: false,
  source: 'BI',
  notes: '',
};

/** A scoring of two initiatives. */
const scoringAt = (scored_at: string, told: Partial<ScoringRecord> = {}): ScoringRecord => ({
  scored_at,
  initiatives: [
    {
      initiative_key: 'INIT-1',
      kpi_contribution_computed: { NSM_ORDERS: 47_678.607, 'KPI "2"': -1e-9 },
      kpi_contribution_source: 'NSM_ORDERS: model Upsell',
      active_scoring_framework: 'RICE',
    },
    {
      initiative_key: 'INIT-2',
      kpi_contribution_computed: {},
      kpi_contribution_source: '',
      active_scoring_framework: null,
    },
  ],
  models: [model, { ...model, model_name: 'Other', approved_by_user: false, computed_value: null }],
  params: [param, { ...param, model_name: 'Other', value: null, max: null, min: -3, approved: true }],
  scores: [
    {
      initiative_key: 'INIT-1',
      framework_name: 'RICE',
      value_score: 21_000,
      effort_score: 20,
      overall_score: 1_050,
      inputs: { rice_reach: 10_000 },
      warnings: [],
    },
    {
      initiative_key: 'INIT-2',
      framework_name: 'WSJF',
      value_score: null,
      effort_score: 0,
      overall_score: null,
      inputs: {},
      warnings: ['lacks wsjf_job_size'],
    },
  ],
  ...told,
});

const records = { metrics: [metricOf('NSM_ORDERS')], initiatives: [initiativeOf('INIT-1'), initiativeOf('INIT-2')] };

/** The same with its rows in one order: places keep them in an order of their own. */
function sorted(scoring: ScoringRecord | null): unknown {
  if (scoring === null) return null;
  const inOrder = (rows: readonly unknown[]): readonly unknown[] =>
    [...rows].sort((left, right) => (keysAndTexts(left) < keysAndTexts(right) ? -1 : 1));
  return Object.fromEntries(
    Object.entries(scoring).map(([name, value]) => [name, Array.isArray(value) ? inOrder(value) : value]),
  );
}

const keysAndTexts = (row: unknown): string => JSON.stringify(Object.entries(row as object).sort());

/** Scorings, as every store keeps them. */
export function describeScorings(newPlace: NewPlace): void {
  test('there is no scoring at first', () => {
    expect(newPlace().open().scoring()).toBeNull();
  });

  test('what was scored is known from then on, numbers and blanks as they are', () => {
    const place = newPlace();
    const scoring = scoringAt('2026-04-01T08:00:00Z');
    place.open().saveScoring(scoring, records);
    expect(sorted(place.open().scoring())).toEqual(sorted(scoring));
    const known = place.open().anchors();
    expect(known.metrics).toEqual(records.metrics);
    expect(known.initiatives).toEqual(expect.arrayContaining(records.initiatives));
  });

  test('a scoring of a time that is kept already changes nothing', () => {
    const place = newPlace();
    const scoring = scoringAt('2026-04-01T08:00:00Z');
    place.open().saveScoring(scoring, records);
    place.open().saveScoring(scoring, records);
    place.open().saveScoring({ ...scoring, models: [], initiatives: [] }, { metrics: [], initiatives: [] });
    expect(sorted(place.open().scoring())).toEqual(sorted(scoring));
  });

  test('a later scoring takes the place of models, parameters and contributions', () => {
    const place = newPlace();
    const store = place.open();
    store.saveScoring(scoringAt('2026-04-01T08:00:00Z'), records);
    const later = scoringAt('2026-04-01T08:00:01Z', {
      initiatives: [
        {
          initiative_key: 'INIT-2',
          kpi_contribution_computed: { NSM_ORDERS: 5 },
          kpi_contribution_source: 'NSM_ORDERS: model Other',
          active_scoring_framework: 'MATH_MODEL',
        },
      ],
      models: [{ ...model, initiative_key: 'INIT-2' }],
      params: [],
    });
    store.saveScoring(later, records);
    for (const reader of [store, place.open()]) expect(sorted(reader.scoring())).toEqual(sorted(later));
  });

  test('keys are those of the initiatives, whatever their case', () => {
    const place = newPlace();
    place.open().saveScoring(scoringAt('2026-04-01T08:00:00Z'), {
      metrics: [],
      initiatives: [initiativeOf('Init-1'), initiativeOf('init-2')],
    });
    expect(place.open().scoring()?.scores.length).toBe(2);
  });

  test.each(Object.entries(difficultTexts))('keeps %s in formulas and notes', (_, text) => {
    const place = newPlace();
    const scoring = scoringAt('2026-04-01T08:00:00Z', {
      models: [{ ...model, formula_text: text, assumptions_text: text }],
      params: [{ ...param, source: text, notes: text }],
    });
    place.open().saveScoring(scoring, records);
    expect(sorted(place.open().scoring())).toEqual(sorted(scoring));
  });

  test('scorings and runs do not disturb each other', () => {
    const place = newPlace();
    const run = startedRun({ id: 'run_1' });
    place.open().start(run, anchorsOf(run));
    const scoring = scoringAt('2026-04-01T08:00:00Z');
    place.open().saveScoring(scoring, records);
    place.open().start(startedRun({ id: 'run_2' }), anchorsOf(run));
    expect(place.open().find('run_1')).toEqual(keptRun(run));
    expect(place.open().view(null).history.length).toBe(2);
    expect(sorted(place.open().scoring())).toEqual(sorted(scoring));
  });
}
