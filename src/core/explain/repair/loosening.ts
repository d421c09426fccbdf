import { kindOf, type Rule } from '../../constraints/index';
import { bounded, shortfall } from '../../constraints/verdict';
import { Plan } from '../../domain/plan';
import type { InitiativeKey } from '../../kernel/keys';
import { type Problem, poolOf } from '../../problem/problem';
import { isSoft } from '../../problem/soft-rules';
import { TypedCells } from './typed-cells';
import { isCapacity, type NumberWay, shareOf, type Way, type WholeWay } from './ways-to-give';

/** What is changed so that a plan exists. */
export interface Loosening {
  readonly numbers: readonly { readonly way: NumberWay; readonly to: number }[];
  /** `broken`: the rules of the row that have to go. */
  readonly wholes: readonly { readonly way: WholeWay; readonly broken: readonly number[] }[];
  /** sum of |to - from| / max(|from|, 1) over the cells that change, and 1 per rule taken back. */
  readonly cost: number;
}

/**
 * The least loosening of those ways that lets a plan stand: every number moves by whole steps as far as the plan needs it, the
 * total capacity by `capacitySteps` at least. Null when the plan breaks a rule that none of the ways covers.
 */
export function looseningFor(
  problem: Problem,
  ways: readonly Way[],
  selected: readonly InitiativeKey[],
  capacitySteps = 0,
): Loosening | null {
  const plan = new Plan(poolOf(problem), selected);
  const numbers = new Map<number, { way: NumberWay; to: number }>();
  const wholes = new Map<WholeWay, number[]>();
  const wayOf = new Map(ways.flatMap((way) => way.named.rules.map((rule): [number, Way] => [rule, way])));
  const capacityFirst = [...problem.rules.keys()].sort(
    (left, right) => Number(isCapacityAt(problem, right)) - Number(isCapacityAt(problem, left)),
  );
  let capacity = problem.scenario.capacityTotal;
  const cells = new TypedCells(problem.typed);
  for (const index of capacityFirst) {
    const given = problem.rules[index];
    if (given === undefined || isSoft(given)) continue;
    const rule = atCapacity(problem, given, capacity, cells);
    const { holds, measure } = kindOf(rule).check(rule, plan);
    const way = wayOf.get(index);
    const least = way?.by === 'number' && way.isCapacity ? capacitySteps : 0;
    if (holds && least === 0) continue;
    if (way === undefined) return null;
    if (way.by === 'whole') {
      wholes.set(way, [...(wholes.get(way) ?? []), index]);
      continue;
    }
    if (measure === null) return null;
    const { limit, bound } = measure;
    const sign = bound === 'floor' ? -1 : 1;
    const step = way.shareOfStep === null ? way.step : way.shareOfStep * (capacity ?? 0);
    const reaches = (count: number): boolean => bounded({ ...measure, limit: limit + sign * count * step }).holds;
    let count = Math.max(1, Math.floor(shortfall(measure) / step));
    while (count > 1 && reaches(count - 1)) count -= 1;
    while (!reaches(count)) count += 1;
    const to = way.measure.limit + sign * Math.max(count, least) * way.step;
    numbers.set(index, { way, to });
    if (way.isCapacity) capacity = to;
  }
  const moved = [...numbers.values()].map(({ way, to }) => ({ way, to: cleaned(to, way.step) }));
  const cost = moved.reduce(
    (sum, { way, to }) =>
      sum + (way.places * Math.abs(to - way.measure.limit)) / Math.max(Math.abs(way.measure.limit), 1),
    0,
  );
  return {
    numbers: moved,
    wholes: [...wholes].map(([way, broken]) => ({ way, broken })),
    cost: cost + wholes.size,
  };
}

/** The problem with a loosening applied; percentages follow the total capacity. */
export function loosened(problem: Problem, { numbers, wholes }: Loosening): Problem {
  const gone = new Set(wholes.flatMap(({ broken }) => broken));
  const limits = new Map(numbers.map(({ way, to }) => [way.rule, { way, to }]));
  const raised = numbers.find(({ way }) => way.isCapacity)?.to ?? null;
  const capacity = raised ?? problem.scenario.capacityTotal;
  const cells = new TypedCells(problem.typed);
  const rules = problem.rules.flatMap((given, index): Rule[] => {
    if (gone.has(index)) return [];
    const moved = limits.get(index);
    if (moved === undefined) return [atCapacity(problem, given, capacity, cells)];
    const { gives } = kindOf(given);
    if (gives?.by !== 'number') return [given];
    const limit = moved.way.shareOfStep === null ? moved.to : inCapacity(moved.to, problem, capacity);
    return [gives.withLimit(given, limit)];
  });
  return { ...problem, scenario: { ...problem.scenario, capacityTotal: capacity }, rules };
}

/** A percentage that was moved is a share of the capacity that then is. */
function inCapacity(tokens: number, { scenario }: Problem, capacity: number | null): number {
  const { capacityTotal } = scenario;
  return capacityTotal === null || capacityTotal === 0 ? tokens : (tokens / capacityTotal) * (capacity ?? 0);
}

/** A rule that is a percentage of capacity, at another capacity. */
function atCapacity(problem: Problem, rule: Rule, capacity: number | null, cells: TypedCells): Rule {
  if (capacity === null || capacity === problem.scenario.capacityTotal || isCapacity(rule)) return rule;
  const share = shareOf(problem, rule, cells);
  const { gives } = kindOf(rule);
  return share === null || gives?.by !== 'number' ? rule : gives.withLimit(rule, share * capacity);
}

function isCapacityAt({ rules }: Problem, index: number): boolean {
  const rule = rules[index];
  return rule !== undefined && isCapacity(rule);
}

/** Without the noise of adding steps. */
const cleaned = (value: number, step: number): number =>
  Number.isInteger(step) ? Math.round(value * 1e6) / 1e6 : Number(value.toPrecision(14));
