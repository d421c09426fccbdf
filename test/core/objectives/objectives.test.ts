import { type ObjectiveMode, objectiveModes } from '../../../src/core/domain/scenario';
import { sliceOf, wholePortfolio } from '../../../src/core/domain/slice';
import type { KpiTarget } from '../../../src/core/domain/target';
import type { KpiKey } from '../../../src/core/kernel/keys';
import { objectiveKinds } from '../../../src/core/objectives/index';
import type { ObjectiveInput } from '../../../src/core/objectives/kind';
import { levelValue } from '../../../src/core/objectives/level';
import { scaleOf, type Targets } from '../../../src/core/objectives/scale';
import { candidate, cost, fourCandidates, orders, planOf, poolOf } from '../constraints/small-plans';

const pool = poolOf(fourCandidates);
const noTargets: Targets = { floors: [], goals: [] };
const uk = sliceOf(['country'], 'UK') ?? wholePortfolio;

function aim(value: number, said: Partial<KpiTarget> = {}): KpiTarget {
  const blank = { slice: wholePortfolio, kpi: orders, direction: 'higher_is_better', baseline: null } as const;
  return { ...blank, value, notes: '', origins: [], ...said };
}

describe('the scale of a KPI is the first of these that is above 0', () => {
  const goal = aim(400, { baseline: 100 });
  const floor = aim(200);
  const sliced = aim(50, { slice: uk });

  test.each<[string, Targets, number, string]>([
    ['what the goal for everything asks for', { goals: [goal, aim(90, { slice: uk })], floors: [floor] }, 300, 'goal'],
    ['what the floor for everything asks for', { goals: [sliced], floors: [floor] }, 200, 'floor'],
    ['a goal already reached is passed over', { goals: [aim(5, { baseline: 9 })], floors: [floor] }, 200, 'floor'],
    ['the largest sliced target', { goals: [sliced], floors: [aim(80, { slice: uk })] }, 80, 'sliced target'],
    ['targets of another KPI do not count', { goals: [aim(9, { kpi: cost })], floors: [] }, 150, 'contributions'],
    ['the sum of positive contributions', noTargets, 150, 'contributions'],
  ])('%s', (_, targets, scale, source) => {
    expect(scaleOf(orders, targets, pool)).toEqual({ scale, source });
  });

  test('the sum of contributions without their signs, when none is positive', () => {
    const worse = poolOf([-2, -3].map((by, at) => candidate(`X${at}`, { contributions: { [orders]: by } })));
    expect(scaleOf(orders, noTargets, worse)).toEqual({ scale: 5, source: 'absolute contributions' });
  });

  test('nothing, when nothing is known', () => {
    expect(scaleOf(cost, noTargets, poolOf([candidate('A')]))).toEqual({ scale: 0, source: 'none' });
  });
});

interface Said {
  readonly weights?: readonly (readonly [KpiKey, number])[];
  readonly goalWeight?: number;
  readonly targets?: Targets;
}

function objectiveOf(mode: ObjectiveMode, { weights = [], goalWeight = 0, targets = noTargets }: Said = {}) {
  const scenario = { weights: weights.map(([kpi, weight]) => ({ kpi, weight })), goalWeight };
  const scored = poolOf(fourCandidates.map((one, at) => ({ ...one, valueScore: [5, 10, null, -4][at] ?? null })));
  const input: ObjectiveInput = { scenario, northStar: orders, pool: scored, targets };
  const objective = objectiveKinds[mode].objective(input);
  const value = (selected: string) =>
    objective.levels.map((level) => levelValue(level, planOf(scored, selected), targets.goals));
  return { objective, value };
}

const goals: Targets = { floors: [], goals: [aim(200), aim(60, { slice: uk })] };

describe('north_star_only', () => {
  test('is the north star itself, without a scale', () => {
    const { objective, value } = objectiveOf('north_star_only');
    expect(value('A B C')).toEqual([130]);
    expect(objective.scales).toEqual([]);
  });

  test('with a goal weight is scaled, less the mean shortfall', () => {
    const { objective, value } = objectiveOf('north_star_only', { goalWeight: 0.25, targets: goals });
    expect(objective.scales).toEqual([{ kpi: orders, weight: 1, scale: 200, source: 'goal' }]);
    expect(value('B')[0]).toBeCloseTo(0.75 * (50 / 200) - 0.25 * ((150 / 200 + 10 / 60) / 2), 12);
  });

  test('without a north star is a bug: reading the scenario has said so before', () => {
    const input = { scenario: { weights: [], goalWeight: 0 }, northStar: null, pool, targets: noTargets };
    expect(() => objectiveKinds.north_star_only.objective(input)).toThrow('needs a north star');
  });
});

describe('weighted_kpis', () => {
  const weights = [
    [orders, 0.6],
    [cost, 0.4],
  ] as const;

  test('adds shares of scaled KPIs', () => {
    const { objective, value } = objectiveOf('weighted_kpis', { weights });
    expect(value('A D')[0]).toBeCloseTo(0.6 * (100 / 150) + 0.4 * (3 / 3), 12);
    expect(objective.scales.map(({ scale, weight }) => [scale, weight])).toEqual([
      [150, 0.6],
      [3, 0.4],
    ]);
  });

  test('with a goal weight gives up part of the mix for the goals', () => {
    const { value } = objectiveOf('weighted_kpis', { weights, goalWeight: 0.5, targets: goals });
    expect(value('A')[0]).toBeCloseTo(0.5 * 0.6 * (100 / 200) - 0.5 * ((100 / 200 + 0) / 2), 12);
  });

  test('a KPI without a scale adds nothing and is still listed', () => {
    const unknown = poolOf([candidate('A')]);
    const scenario = { weights: [{ kpi: cost, weight: 1 }], goalWeight: 0 };
    const objective = objectiveKinds.weighted_kpis.objective({
      scenario,
      northStar: orders,
      pool: unknown,
      targets: noTargets,
    });
    expect(objective.levels[0]?.kpis).toEqual([]);
    expect(objective.scales).toEqual([{ kpi: cost, weight: 1, scale: 0, source: 'none' }]);
  });
});

test('lexicographic has one level for each KPI, in the order of the weights and without scales', () => {
  const { objective, value } = objectiveOf('lexicographic', {
    weights: [
      [cost, 2],
      [orders, 1],
    ],
  });
  expect(objective.levels.map(({ name }) => name)).toEqual([cost, orders]);
  expect(objective.scales).toEqual([]);
  expect(value('A D')).toEqual([3, 100]);
});

describe('max_score', () => {
  test('is the sum of value scores; none counts as nothing', () => {
    expect(objectiveOf('max_score').value('A B C')).toEqual([15]);
    expect(objectiveOf('max_score').value('A D')).toEqual([1]);
  });

  test('with a goal weight is divided by the sum of positive scores', () => {
    const { value } = objectiveOf('max_score', { goalWeight: 0.2, targets: { floors: [], goals: [aim(200)] } });
    expect(value('A')[0]).toBeCloseTo(0.8 * (5 / 15) - 0.2 * (100 / 200), 12);
  });
});

test.each<[ObjectiveMode, string, boolean, boolean]>([
  ['north_star_only', 'none', true, true],
  ['weighted_kpis', 'mix', true, true],
  ['lexicographic', 'order', true, false],
  ['max_score', 'none', false, true],
])('%s: weights %s, needs KPIs %s, goal weight allowed %s', (mode, weights, needsKpis, allowsGoalWeight) => {
  expect(objectiveKinds[mode]).toMatchObject({ mode, weights, needsKpis, allowsGoalWeight });
});

test('every mode is declared, with help in a sentence', () => {
  expect(Object.keys(objectiveKinds).sort()).toEqual([...objectiveModes].sort());
  for (const kind of Object.values(objectiveKinds)) expect(kind.help).toMatch(/^\p{Lu}.* .*\.$/su);
});
