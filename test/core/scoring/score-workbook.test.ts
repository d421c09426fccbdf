import { describeIssue } from '../../../src/core/kernel/issue';
import { initiativeKey, kpiKey } from '../../../src/core/kernel/keys';
import { WorkbookReading } from '../../../src/core/problem/workbook-reading';
import { readWorkbookRows } from '../../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { type PlainRow, tablesOf } from '../../brute-force/plain-workbook';
import { add, both, type Change, cell, smallPlan } from '../problem/small-plan';
import { modelRow, paramRow, withModels } from './plans';

const scoringOf = (change: Change) =>
  new WorkbookReading(readWorkbookRows(tablesOf(change(smallPlan))), scoreWorkbook).scoring;
const ofAlpha = (change: Change) => scoringOf(change).initiatives.get(initiativeKey('ALPHA'));
const valueOf = (change: Change) => ofAlpha(change)?.contributions.get(kpiKey('ORDERS'))?.value;
const codesOf = (change: Change) => scoringOf(change).issues.map(({ code }) => code);

const inputs = (row: Readonly<Record<string, string | number>>): Change =>
  add('Scoring_Inputs', { initiative_key: 'ALPHA', active_scoring_framework: '', ...row });

test.each([
  [{ rice_reach: 10_000, rice_impact: 3, rice_confidence: '70%', rice_effort: 20 }, 'RICE', 21_000, 1_050],
  [{ rice_reach: '1,000', rice_impact: 2.5, rice_confidence: 0.8, rice_effort: 5 }, 'RICE', 2_000, 400],
  [{ wsjf_business_value: 7.5, wsjf_time_criticality: 4, wsjf_risk_reduction: 3, wsjf_job_size: 5 }, 'WSJF', 14.5, 2.9],
  [{ wsjf_business_value: 10, wsjf_time_criticality: 5, wsjf_risk_reduction: 4, wsjf_job_size: 8 }, 'WSJF', 19, 2.375],
] as const)('typed inputs %j give %s %d and %d per effort', (row, framework, value, overall) => {
  const active = ofAlpha(inputs(row))?.active;
  expect(active?.framework).toBe(framework);
  expect(active?.value).toBeCloseTo(value, 9);
  expect(active?.overall).toBeCloseTo(overall, 9);
});

test('a model gives value; its effort is the formula line, else the tokens of the initiative', () => {
  expect(ofAlpha(withModels([modelRow()]))?.active).toMatchObject({
    framework: 'MATH_MODEL',
    value: 12,
    effort: 10,
    overall: 1.2,
    inputs: { uplift: 0.12 },
  });
  const own = modelRow({ formula_text: 'value = 100 * uplift\neffort = 4\noverall = value - effort' });
  expect(ofAlpha(withModels([own]))?.active).toMatchObject({ value: 12, effort: 4, overall: 8 });
});

test('the chosen framework counts, and what it lacks is said; another one does not stand in', () => {
  const rice = { rice_reach: 10, rice_impact: 1, rice_confidence: 1, rice_effort: 2 };
  const lacking = inputs({ ...rice, active_scoring_framework: 'WSJF', wsjf_business_value: 3 });
  expect(ofAlpha(lacking)?.active).toBeNull();
  expect(codesOf(lacking)).toEqual(['score-input-missing']);
  expect(ofAlpha(inputs({ ...rice, active_scoring_framework: 'MATH_MODEL' }))?.active).toBeNull();
  expect(ofAlpha(inputs({ ...rice, wsjf_business_value: 3, active_scoring_framework: 'rice' }))?.active?.value).toBe(
    10,
  );
});

test('a parameter of the model wins over one for all models of the initiative', () => {
  const params = [paramRow({ value: 5 }), paramRow({ model_name: 'growth', value: 7 })];
  expect(valueOf(withModels([modelRow()], params))).toBe(700);
  expect(codesOf(withModels([modelRow()], params))).toEqual(['param-unused']);
});

test.each([
  ['is above its max', paramRow({ value: 3, max: 2 }), 'param-out-of-range'],
  ['is below its min', paramRow({ value: -3, min: 0 }), 'param-out-of-range'],
  ['has an empty range', paramRow({ value: 3, min: 4, max: 2 }), 'param-range-empty'],
  ['is blank', paramRow({ value: '' }), 'missing-value'],
  ['is no number', paramRow({ value: 'much' }), 'not-a-number'],
])('nothing is computed from a parameter that %s, and only that is said', (_, param, code) => {
  const change = withModels([modelRow()], [param]);
  expect(valueOf(change)).toBeNull();
  expect(codesOf(change)).toEqual([code]);
});

test('a parameter at its bounds counts, and one with thousands separators', () => {
  expect(valueOf(withModels([modelRow()], [paramRow({ value: 2, min: 2, max: 2 })]))).toBe(200);
  expect(valueOf(withModels([modelRow()], [paramRow({ value: '72,179,100' })]))).toBe(7_217_910_000);
});

test('of several approved models for one KPI the primary one counts; without one it is an error at each', () => {
  const two = [modelRow(), modelRow({ model_name: 'Other', formula_text: 'value = 3' })];
  expect(valueOf(withModels(two))).toBeUndefined();
  expect(codesOf(withModels(two)).filter((code) => code === 'several-models')).toHaveLength(2);
  expect(valueOf(withModels([modelRow(), { ...two[1], is_primary: 'yes' }]))).toBe(3);
  const bothPrimary = two.map((row) => ({ ...row, is_primary: true }));
  expect(codesOf(withModels(bothPrimary)).filter((code) => code === 'several-models')).toHaveLength(2);
  const draft = modelRow({ model_name: 'Draft', approved_by_user: false, formula_text: 'value = 3' });
  expect(valueOf(withModels([modelRow(), draft]))).toBe(12);
  expect(codesOf(withModels([modelRow(), draft]))).toEqual(['model-not-approved']);
});

test.each([
  ['an initiative that is not there', { initiative_key: 'ALPHO' }, 'unknown-initiative', 'ALPHA'],
  ['a KPI that is not there', { target_kpi_key: 'ORDRES' }, 'unknown-kpi', 'ORDERS'],
] as const)('%s is said with the nearest name', (_, told, code, near) => {
  const { issues } = scoringOf(withModels([modelRow(told)], []));
  expect(issues.find((found) => found.code === code)?.facts).toMatchObject({ near });
});

test.each(['CHURN', 'CLICKS'])('%s cannot be the KPI of a model, being inactive or immediate', (kpi) => {
  const change = withModels([modelRow({ target_kpi_key: kpi })]);
  expect(codesOf(change)).toEqual(['unusable-kpi']);
  expect(ofAlpha(change)?.contributions.size).toBe(0);
});

test('every issue of a formula carries its line and character', () => {
  const text = 'a = 1\nvalue = a + upliftt';
  const { issues } = scoringOf(withModels([modelRow({ formula_text: text })]));
  expect(issues.find(({ code }) => code === 'formula-unknown-name')).toMatchObject({
    at: { tab: 'Math_Models', row: 2, column: 'formula_text' },
    facts: { line: 2, character: 13, near: 'uplift' },
  });
});

test('models of one KPI without names have the same name, which is an error', () => {
  const unnamed = modelRow({ model_name: '' });
  expect(codesOf(withModels([unnamed, unnamed]))).toContain('model-name-repeated');
  expect(codesOf(withModels([unnamed, { ...unnamed, target_kpi_key: 'LOYALTY' }]))).not.toContain(
    'model-name-repeated',
  );
});

describe('what a model lacks', () => {
  const empty = paramRow({ value: '' });
  const named = paramRow({ value: '', model_name: 'growth' });
  const noFormula = modelRow({ formula_text: '' });
  const unseeded = modelRow({ formula_text: 'value = users' });
  const said = (change: Change) => {
    const found = scoringOf(change).issues.filter(({ at, code }) => at.row !== null && code !== 'param-unused');
    return found.map(describeIssue).map(({ tab, severity, message, fix }) => [tab, severity, message, fix]);
  };
  const unapproved = (row: PlainRow): PlainRow => ({ ...row, approved_by_user: '' });
  const cases: readonly (readonly [string, PlainRow, readonly PlainRow[]])[] = [
    ['a number', modelRow(), [empty]],
    ['a number of its own', modelRow(), [named]],
    ['the name of a number', modelRow(), [paramRow(), paramRow({ param_name: '' })]],
    ['the formula', noFormula, [paramRow()]],
    ['a row of Params', unseeded, []],
  ];

  test.each(cases)('%s, is a warning in the same words while nobody has approved it', (_, model, params) => {
    const used = said(withModels([model], params));
    expect(used.map(([, severity]) => severity)).toEqual(['error']);
    const draft = said(withModels([unapproved(model)], params));
    expect(draft.filter(([, severity]) => severity !== 'warning')).toEqual([]);
    const asWarning = used.map(([tab, , ...words]) => [tab, 'warning', ...words]);
    expect(draft).toEqual(expect.arrayContaining(asWarning));
  });

  test.each([
    ['an approved model has it too', [modelRow(), unapproved(modelRow({ model_name: 'Draft' }))], empty],
    ['the draft is of another model', [modelRow(), unapproved(modelRow({ model_name: 'Draft' }))], named],
    ['it cannot be read whether it is approved', [modelRow({ approved_by_user: 'soon' })], empty],
    ['there is no model', [], empty],
  ] as const)('is an error where %s', (_, models, param) => {
    expect(said(withModels(models, [param]))).toContainEqual(['Params', 'error', 'the cell is empty', 'Enter a value']);
  });

  test('and what is wrong in a draft beyond that, is an error', () => {
    const draft = unapproved(modelRow({ formula_text: 'value = ' }));
    expect(codesOf(withModels([draft], [paramRow({ value: 3, max: 2 })])).sort()).toEqual([
      'formula-unreadable',
      'model-not-approved',
      'param-out-of-range',
      'param-unused',
    ]);
  });
});

test('stored numbers are those of the cells and of the arithmetic, never rounded', () => {
  const value = 0.1 + 0.2;
  const change = both(withModels([modelRow({ formula_text: 'value = uplift * 3' })], [paramRow({ value })]));
  expect(Object.is(valueOf(change), value * 3)).toBe(true);
  const percent = cell('Params', 2, 'value', { kind: 'percent', value });
  expect(Object.is(valueOf(both(change, percent)), value * 3)).toBe(true);
});
