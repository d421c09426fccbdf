import { traceNumber } from '../../../src/core/explain/trace';
import { inputsHash } from '../../../src/core/problem/inputs-hash';
import { type RunRequest, readProblem } from '../../../src/core/problem/read-problem';
import { readWorkbookRows } from '../../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { tablesOf } from '../../brute-force/plain-workbook';
import { modelRow, paramRow, withModels } from '../scoring/plans';
import { add, both, type Change, cell, issuesOf, smallPlan, smallRun } from './small-plan';

function problemOf(change: Change, request: Partial<RunRequest> = {}) {
  const read = readProblem(readWorkbookRows(tablesOf(change(smallPlan))), { ...smallRun, ...request }, scoreWorkbook);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value.problem;
}

const alphaOf = (change: Change) => problemOf(change).candidates.find(({ key }) => String(key) === 'ALPHA');
const ordersOf = (change: Change) =>
  Object.entries(alphaOf(change)?.contributions ?? {}).find(([kpi]) => kpi === 'ORDERS')?.[1];
const hashOf = (change: Change) => inputsHash(problemOf(change), {});
const codesOf = (change: Change) => issuesOf(change).map(({ code }) => code);

const blank = cell('KPI_Contributions', 2, 'ORDERS', '');
const growth = withModels([modelRow()]);

test('a typed contribution counts, whatever a model computes; a blank one is what the model computes', () => {
  expect(ordersOf(growth)).toBe(1);
  expect(ordersOf(both(blank, growth))).toBe(12);
  expect(ordersOf(both(cell('KPI_Contributions', 2, 'ORDERS', 0), growth))).toBe(0);
  expect(ordersOf(blank)).toBeUndefined();
});

test('a KPI of which less is better turns the sign of computed contributions too', () => {
  const falling = cell('Metrics_Config', 2, 'direction', 'lower_is_better');
  expect(ordersOf(both(blank, growth, falling))).toBe(-12);
});

test('the inputs hash is that of the same numbers typed, and changes with a parameter that counts', () => {
  const typed = both(cell('KPI_Contributions', 2, 'ORDERS', 12), cell('Candidates', 2, 'value_score', 12));
  expect(hashOf(both(blank, growth))).toBe(hashOf(typed));
  const other = withModels([modelRow()], [paramRow({ value: '13%' })]);
  expect(hashOf(both(blank, other))).not.toBe(hashOf(both(blank, growth)));
  expect(hashOf(both(typed, other))).toBe(hashOf(both(typed, growth)));
});

test('wrong rows of a model block a run only while its value would count', () => {
  const wrong = withModels([modelRow({ formula_text: 'value = ' })]);
  expect(codesOf(both(blank, wrong))).toContain('formula-unreadable');
  expect(codesOf(wrong)).not.toContain('formula-unreadable');
  const draft = withModels([modelRow({ formula_text: 'value = ', approved_by_user: '' })]);
  expect(codesOf(both(blank, draft))).toEqual(expect.arrayContaining(['model-not-approved', 'contribution-unknown']));
  expect(codesOf(both(blank, draft))).not.toContain('formula-unreadable');
  const elsewhere = withModels([modelRow({ initiative_key: 'DELTA', formula_text: 'value = ' })]);
  expect(codesOf(elsewhere)).not.toContain('formula-unreadable');
});

test('the active framework gives the value score unless one is typed', () => {
  const rice = { rice_reach: 10, rice_impact: 1, rice_confidence: 1, rice_effort: 2 };
  const scored = add('Scoring_Inputs', { initiative_key: 'alpha', ...rice });
  expect(alphaOf(scored)?.valueScore).toBe(10);
  expect(alphaOf(both(scored, cell('Candidates', 2, 'value_score', 3)))?.valueScore).toBe(3);
});

test('a plan of scores alone is possible with RICE numbers only', () => {
  const rice = { rice_reach: 10, rice_impact: 1, rice_confidence: '50%', rice_effort: 2 };
  const change = both(
    cell('Scenario_Config', 2, 'objective_mode', 'max_score'),
    cell('Scenario_Config', 2, 'objective_weights_json', ''),
    add('Scoring_Inputs', ...['ALPHA', 'BRAVO', 'CHARLIE'].map((key) => ({ initiative_key: key, ...rice }))),
  );
  expect(problemOf(change).candidates.map(({ valueScore }) => valueScore)).toEqual([5, 5, 5]);
  expect(codesOf(change)).not.toContain('score-unknown');
});

describe('two KPIs of one objective that drive one another', () => {
  const chained = (chain: string): Change => withModels([modelRow({ metric_chain_text: chain })]);
  const isSaid = (change: Change): boolean => codesOf(change).includes('kpis-redundant');

  test.each(['orders > loyalty', 'Visits -> Orders → Basket => loyalty'])('are said for the chain %s', (chain) => {
    expect(isSaid(chained(chain))).toBe(true);
  });

  test.each(['orders', 'orders > revenue', 'orders, loyalty', 'churn > orders'])('are not for %s', (chain) => {
    expect(isSaid(chained(chain))).toBe(false);
  });

  test('are not said of levels that are never added up, nor where the scenario accepts it', () => {
    const chain = chained('orders > loyalty');
    const accepted = cell('Scenario_Config', 2, 'accepted_overlaps', 'Loyalty + orders');
    expect(isSaid(both(chain, accepted))).toBe(false);
    const ordered = both(
      cell('Scenario_Config', 2, 'objective_mode', 'lexicographic'),
      cell('Scenario_Config', 2, 'objective_weights_json', 'ORDERS > LOYALTY'),
    );
    expect(isSaid(both(chain, ordered))).toBe(false);
  });

  test('an accepted pair must name KPIs', () => {
    expect(codesOf(cell('Scenario_Config', 2, 'accepted_overlaps', 'ORDRES + LOYALTY'))).toContain('unknown-kpi');
  });
});

describe('a number is traced', () => {
  const model = modelRow({ approved_by: 'Ada', assumptions_text: 'None leave' });
  const change = both(blank, withModels([model], [paramRow({ unit: 'share', source: 'BI' })]));

  test('from a computed contribution to model, parameters, sources and who approved', () => {
    const trace = traceNumber(problemOf(change), 'alpha', 'orders');
    expect(trace).toMatchObject({ value: 12, from: 'computed', computed: 12, model: { name: 'Growth', row: 2 } });
    expect(trace?.steps.map(({ text }) => text)).toEqual([
      'ORDERS of ALPHA is 12, computed.',
      'The model "Growth" comes to 12: value = 100 * uplift',
      'uplift = 0.12 share (source: BI)',
      'It assumes: None leave',
      'Approved by Ada.',
    ]);
    expect(trace?.steps[2]?.at).toEqual({ tab: 'Params', row: 2, column: 'value' });
  });

  test('from a typed contribution to its tab, with what it overrides', () => {
    expect(traceNumber(problemOf(withModels([model])), 'ALPHA', 'ORDERS')?.steps[0]?.text).toBe(
      'ORDERS of ALPHA is 1, typed on KPI_Contributions. It overrides the computed 12.',
    );
    expect(traceNumber(problemOf(blank), 'BRAVO', 'ORDERS')).toMatchObject({ value: 2, from: 'typed', model: null });
  });

  test('that is not known as such, and not at all of an initiative that was not offered', () => {
    expect(traceNumber(problemOf(blank), 'ALPHA', 'ORDERS')).toMatchObject({ value: null, from: 'unknown' });
    expect(traceNumber(problemOf(blank), 'NOBODY', 'ORDERS')).toBeNull();
  });

  test('of a value score to the framework and its inputs', () => {
    const rice = { rice_reach: 10, rice_impact: 1, rice_confidence: 1, rice_effort: 2 };
    const scored = add('Scoring_Inputs', { initiative_key: 'ALPHA', ...rice });
    const trace = traceNumber(problemOf(scored), 'ALPHA', null);
    expect(trace).toMatchObject({ value: 10, from: 'computed', framework: 'RICE' });
    expect(trace?.steps[1]?.text).toBe('RICE takes rice_reach 10, rice_impact 1, rice_confidence 1, rice_effort 2.');
  });
});
