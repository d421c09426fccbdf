import { kindOf, type Rule } from '../../constraints/index';
import { numberCell } from '../../constraints/rule-cell';
import { type Measure, shortfall, toleranceOf } from '../../constraints/verdict';
import { Plan } from '../../domain/plan';
import type { Pool } from '../../domain/pool';
import { dimensionName, printSlice, type Slice } from '../../domain/slice';
import { levelAfter } from '../../domain/target';
import { fold } from '../../kernel/fold';
import { type CellRef, type Issue, issue } from '../../kernel/issue';
import { printList } from '../../kernel/list-text';
import { type Doubt, type Doubts, hasKpi, isMember, isOpenIn, mayLieIn } from '../../problem/doubts';
import type { Problem } from '../../problem/problem';
import { reachable } from '../drivers';
import { type Forced, placeOf } from './forced';

/** A rule with a number, and what it measures on an empty plan. */
interface Bound {
  readonly rule: Rule;
  readonly measure: Measure;
}

/** Bounds that cannot hold together, or against what there is. */
export function boundConflicts(
  problem: Pick<Problem, 'rules'>,
  pool: Pool,
  forced: Forced,
  doubts: Doubts,
): readonly Issue[] {
  const nothing = new Plan(pool, []);
  const bounds = problem.rules.flatMap((rule): Bound[] => {
    const { measure } = kindOf(rule).check(rule, nothing);
    return measure === null ? [] : [{ rule, measure }];
  });
  const floors = bounds.filter(({ measure }) => measure.bound === 'floor' && measure.kind !== 'kpi');
  const caps = bounds.filter(({ measure }) => measure.bound === 'cap');
  return [
    ...bounds
      .filter(({ measure }) => measure.kind === 'kpi')
      .flatMap((bound) => outOfReach(bound, problem, pool, forced, doubts)),
    ...floors.flatMap((floor) => aboveSupply(floor, pool, forced, doubts)),
    ...floors.flatMap((floor) => aboveCap(floor, caps)),
    ...floorsAboveCap(floors, caps),
    ...caps.flatMap((cap) => mandatoryAboveCap(cap, pool, forced)),
  ];
}

function outOfReach(
  { rule, measure }: Bound,
  problem: Pick<Problem, 'rules'>,
  pool: Pool,
  { out }: Forced,
  doubts: Doubts,
): readonly Issue[] {
  const { target, slice } = measure;
  if (target === null || hasKpi(doubts.kpis, target.kpi)) return [];
  const isMoreInReach = doubts.candidates.some(
    (doubt) =>
      mayLieIn(doubt, slice) && !isOut(doubt, out) && (hasKpi(doubt.kpis, target.kpi) || !isMember(doubt, slice, pool)),
  );
  if (isMoreInReach) return [];
  const best: Measure = { ...measure, achieved: reachable(problem, pool, target) };
  if (shortfall(best) <= toleranceOf(best)) return [];
  const facts = {
    kpi: target.kpi,
    slice: printSlice(slice),
    target: target.value,
    reachable: levelAfter(target, best.achieved),
    missing: shortfall(best),
    isFalling: target.direction === 'lower_is_better',
  };
  return atOrigins(rule, (at) => issue('floor-out-of-reach', at, facts));
}

/** Rows with mistakes add as much as they may turn out to. */
function aboveSupply({ rule, measure }: Bound, pool: Pool, { out }: Forced, doubts: Doubts): readonly Issue[] {
  const open = pool.membersOf(measure.slice).filter((candidate) => !out.has(candidate.key));
  const perhaps = doubts.candidates.filter((doubt) => isOpenIn(doubt, measure.slice, pool) && !isOut(doubt, out));
  const supply =
    measure.kind === 'rule'
      ? open.length + perhaps.filter((doubt) => !isMember(doubt, measure.slice, pool)).length
      : [...open, ...perhaps].reduce((total, { tokens }) => total + (tokens ?? Number.POSITIVE_INFINITY), 0);
  if (measure.limit - supply <= toleranceOf(measure)) return [];
  const facts = { slice: printSlice(measure.slice), floor: measure.limit, supply, unit: unitOf(measure) };
  return atOrigins(rule, (at) => issue('floor-above-supply', at, facts));
}

/** A least against the mosts of the same slice, and of the whole. */
function aboveCap(floor: Bound, caps: readonly Bound[]): readonly Issue[] {
  const above = caps.filter(
    (cap) =>
      cap.measure.kind === floor.measure.kind &&
      contains(cap.measure.slice, floor.measure.slice) &&
      floor.measure.limit - cap.measure.limit > toleranceOf(cap.measure),
  );
  return above.flatMap((cap) => {
    const facts = {
      slice: printSlice(floor.measure.slice),
      floor: floor.measure.limit,
      cap: cap.measure.limit,
      unit: unitOf(cap.measure),
      capAt: placeOf(cap.rule),
    };
    return atOrigins(floor.rule, (at) => issue('floor-above-cap', at, facts));
  });
}

/** Leasts of different values of one dimension, summed, against each most that contains them all. */
function floorsAboveCap(floors: readonly Bound[], caps: readonly Bound[]): readonly Issue[] {
  const groups = new Map<string, Map<string, Bound>>();
  for (const floor of floors) {
    const { slice, kind, limit } = floor.measure;
    const group = groups.get(`${kind}|${dimensionName(slice)}`) ?? new Map<string, Bound>();
    groups.set(`${kind}|${dimensionName(slice)}`, group);
    const value = slice.values.map(fold).join('+');
    const known = group.get(value);
    if (known === undefined || known.measure.limit < limit) group.set(value, floor);
  }
  return [...groups.values()].flatMap((group) => {
    const members = [...group.values()];
    const [first] = members;
    if (first === undefined || members.length < 2) return [];
    const sum = members.reduce((total, { measure }) => total + measure.limit, 0);
    const wholes = caps.filter(
      ({ measure }) =>
        measure.kind === first.measure.kind &&
        members.every(
          (floor) => contains(measure.slice, floor.measure.slice) && floor.measure.limit <= measure.limit,
        ) &&
        sum - measure.limit > toleranceOf(measure),
    );
    return wholes.flatMap((cap) => {
      const facts = {
        dimension: dimensionName(first.measure.slice),
        sum,
        cap: cap.measure.limit,
        unit: unitOf(cap.measure),
        capAt: placeOf(cap.rule),
        rows: printList([...members].sort(byRow).map(({ rule }) => placeOf(rule))),
      };
      return members.flatMap(({ rule }) => atOrigins(rule, (at) => issue('floors-above-cap', at, facts)));
    });
  });
}

const byRow = (left: Bound, right: Bound): number =>
  (left.rule.origins[0]?.row ?? 0) - (right.rule.origins[0]?.row ?? 0);

function mandatoryAboveCap({ rule, measure }: Bound, pool: Pool, { funded }: Forced): readonly Issue[] {
  const inside = pool.membersOf(measure.slice).filter((candidate) => funded.has(candidate.key));
  const amount =
    measure.kind === 'rule' ? inside.length : inside.reduce((total, candidate) => total + candidate.tokens, 0);
  if (amount - measure.limit <= toleranceOf(measure)) return [];
  const facts = {
    slice: printSlice(measure.slice),
    tokens: amount,
    cap: measure.limit,
    unit: unitOf(measure),
    members: inside.map(({ key }) => `${key} (${placesOf(funded.get(key)?.origins ?? [])})`),
  };
  return atOrigins(rule, (at) => issue('mandatory-above-cap', at, facts));
}

/** The rows that make something mandatory, of a long chain the first. */
function placesOf(origins: readonly CellRef[]): string {
  return printList([...new Set(origins.map((at) => placeOf({ origins: [at] })))], 3);
}

/** An issue at the number of each row that says the rule. */
const atOrigins = (rule: Rule, issueAt: (at: CellRef) => Issue): readonly Issue[] =>
  rule.origins.map((at) => issueAt(numberCell(rule, at)));

const isOut = ({ key }: Doubt, out: Forced['out']): boolean => key !== null && out.has(key);

const unitOf = (measure: Measure): string => (measure.kind === 'rule' ? 'initiatives' : 'tokens');

/** Every candidate of the inner slice lies in the outer one by definition. */
function contains(outer: Slice, inner: Slice): boolean {
  return outer.dimensions.every((dimension, index) => {
    const position = inner.dimensions.indexOf(dimension);
    return position >= 0 && fold(inner.values[position] ?? '') === fold(outer.values[index] ?? '');
  });
}
