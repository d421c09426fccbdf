import type { Table } from '../../src/core/columns/cell';
import { numberOf } from './oracle-cells';
import { choiceOf, InvalidRows, type OracleRequest, type RawPlan, readPlan, weightsOf } from './oracle-plan';
import { type Aim, type Rules, readRules } from './oracle-rules';
import type { Selection } from './oracle-sums';

/** What the oracle says of a run. Everything comes from trying all selections. */
export type OracleVerdict =
  | { readonly status: 'invalid'; readonly why: string }
  | { readonly status: 'infeasible'; readonly asked: Asked }
  | {
      readonly status: 'success';
      readonly asked: Asked;
      /** Main stages, then goals, tokens, deadlines. */
      readonly stages: readonly number[];
      readonly shortfall: number;
      readonly tokens: number;
      /** Every selection that is best in all stages, as sorted ids. */
      readonly best: readonly (readonly string[])[];
      /** Another selection is so near to the tolerance of a stage that the documents leave open whether it ties. */
      readonly isOnTheEdge: boolean;
    };

/** The run as the oracle understood it, for questions about single selections. */
export interface Asked {
  readonly ids: readonly string[];
  holds(funded: Selection): boolean;
  /** The value of every stage, each better when larger or smaller as its name wants. */
  stages(funded: Selection): readonly number[];
}

/** Decides a run by trying all 2^n selections. */
export function askOracle(tables: ReadonlyMap<string, Table>, request: OracleRequest): OracleVerdict {
  try {
    const plan = readPlan(tables, request);
    const rules = readRules(plan);
    return decide(plan, ask(plan, rules));
  } catch (error) {
    if (error instanceof InvalidRows) return { status: 'invalid', why: error.message };
    throw error;
  }
}

type Figure = (funded: Selection) => number;

function ask(plan: RawPlan, rules: Rules): Asked {
  const mains = mainStages(plan, rules);
  const all = (1 << plan.pool.length) - 1;
  const shortfall = shortfallOf(rules);
  const ordered = [...plan.pool].sort(
    (left, right) => compare(left.deadline ?? '9999', right.deadline ?? '9999') || compare(left.id, right.id),
  );
  const places = plan.pool.map((offer) => ordered.indexOf(offer) + 1);
  const last: Figure[] = [
    shortfall,
    (funded) => rules.sums.tokens(all, funded),
    (funded) => places.reduce((total, place, i) => ((funded & (1 << i)) === 0 ? total : total + place), 0),
  ];
  return {
    ids: plan.pool.map((offer) => offer.id),
    holds: (funded) => rules.holds.every((holds) => holds(funded)),
    stages: (funded) => [...mains, ...last].map((figure) => figure(funded)),
  };
}

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

/** Mean of the missing shares of the goals that ask for something. */
function shortfallOf({ goals, sums }: Rules): Figure {
  const open = goals.filter((goal) => goal.required > 0);
  return (funded) => {
    const missing = open.map(
      (goal) => Math.max(0, goal.required - sums.kpi(goal.slice, funded, goal.kpi)) / goal.required,
    );
    return missing.length === 0 ? 0 : missing.reduce((total, share) => total + share, 0) / missing.length;
  };
}

function mainStages(plan: RawPlan, rules: Rules): Figure[] {
  const { sums } = rules;
  const all = (1 << plan.pool.length) - 1;
  const mode = choiceOf(plan.scenario['objectivemode']);
  const goalWeight = numberOf(plan.scenario['goalweight']) ?? 0;
  const shortfall = shortfallOf(rules);
  const mixed = (normal: Figure): Figure => {
    return (funded) => (1 - goalWeight) * normal(funded) - goalWeight * shortfall(funded);
  };
  const perScale = (scale: number, figure: Figure): Figure => (scale > 0 ? (f) => figure(f) / scale : () => 0);
  const total = (kpi: string): Figure => {
    return (funded) => sums.kpi(all, funded, kpi);
  };
  switch (mode) {
    case 'max_score': {
      const positive = plan.pool.reduce((sum, offer) => sum + Math.max(0, offer.score), 0);
      return goalWeight > 0 ? [mixed(perScale(positive, sums.score))] : [sums.score];
    }
    case 'lexicographic': {
      if (goalWeight > 0) throw new InvalidRows('goal_weight in lexicographic');
      return orderOf(plan).map(total);
    }
    case 'weighted_kpis': {
      const parts = sharesOf(plan).map(([kpi, share]): Figure => {
        const scaled = perScale(scaleOf(kpi, plan, rules), total(kpi));
        return (funded) => share * scaled(funded);
      });
      return [mixed((funded) => parts.reduce((sum, part) => sum + part(funded), 0))];
    }
    default: {
      const star = total(plan.northStar);
      return goalWeight > 0 ? [mixed(perScale(scaleOf(plan.northStar, plan, rules), star))] : [star];
    }
  }
}

function orderOf(plan: RawPlan): string[] {
  const weights = weightsOf(plan).map(([word, weight]): [string, number] => {
    if (word === 'strategic_kpis') throw new InvalidRows('a group has no order');
    return [word === 'north_star' ? plan.northStar : word, weight];
  });
  if (weights.length === 0) throw new InvalidRows('no order');
  if (new Set(weights.map(([, weight]) => weight)).size < weights.length) throw new InvalidRows('equal weights');
  for (const [kpi] of weights) plan.signOf(kpi);
  return weights.sort(([, left], [, right]) => right - left).map(([kpi]) => kpi);
}

function sharesOf(plan: RawPlan): [string, number][] {
  const spread = weightsOf(plan).flatMap(([word, weight]): [string, number][] => {
    if (word === 'north_star') return [[plan.northStar, weight]];
    if (word !== 'strategic_kpis') return [[word, weight]];
    return plan.strategic.map((kpi) => [kpi, weight / plan.strategic.length]);
  });
  for (const [kpi] of spread) plan.signOf(kpi);
  if (new Set(spread.map(([kpi]) => kpi)).size < spread.length) throw new InvalidRows('a KPI is weighted twice');
  if (spread.some(([, weight]) => weight < 0)) throw new InvalidRows('negative weight');
  const sum = spread.reduce((total, [, weight]) => total + weight, 0);
  if (sum === 0) throw new InvalidRows('weights sum to nothing');
  return spread.map(([kpi, weight]) => [kpi, weight / sum]);
}

/** s_k (optimization.md, Objective). */
function scaleOf(kpi: string, plan: RawPlan, { goals, floors }: Rules): number {
  const largest = (aims: readonly Aim[]): number =>
    Math.max(0, ...aims.filter((aim) => aim.kpi === kpi).map((aim) => aim.required));
  const gains = plan.pool.map((offer) => offer.gains.get(kpi) ?? 0);
  const choices = [
    largest(goals.filter((aim) => aim.isWhole)),
    largest(floors.filter((aim) => aim.isWhole)),
    largest([...goals, ...floors].filter((aim) => !aim.isWhole)),
    gains.reduce((sum, gain) => sum + Math.max(0, gain), 0),
    gains.reduce((sum, gain) => sum + Math.abs(gain), 0),
  ];
  return choices.find((choice) => choice > 0) ?? 0;
}

function decide(plan: RawPlan, asked: Asked): OracleVerdict {
  const count = 1 << plan.pool.length;
  let open: { funded: Selection; values: readonly number[] }[] = [];
  for (let funded = 0; funded < count; funded += 1) {
    if (asked.holds(funded)) open.push({ funded, values: asked.stages(funded) });
  }
  if (open.length === 0) return { status: 'infeasible', asked };
  const stageCount = open[0]?.values.length ?? 0;
  let isOnTheEdge = false;
  for (let stage = 0; stage < stageCount; stage += 1) {
    const sign = stage < stageCount - 3 ? 1 : -1;
    const at = ({ values }: { values: readonly number[] }): number => sign * (values[stage] ?? 0);
    const best = open.reduce((most, option) => Math.max(most, at(option)), Number.NEGATIVE_INFINITY);
    const tolerance = 1e-9 * Math.max(1, Math.abs(best));
    isOnTheEdge ||= open.some((option) => best - at(option) > 0.05 * tolerance && best - at(option) < 3 * tolerance);
    open = open.filter((option) => best - at(option) <= tolerance);
  }
  const stages = open[0]?.values ?? [];
  const best = open.map(({ funded }) => asked.ids.filter((_, i) => (funded & (1 << i)) !== 0).sort());
  const [shortfall = 0, tokens = 0] = stages.slice(-3);
  return { status: 'success', asked, stages, shortfall, tokens, best, isOnTheEdge };
}
