import { kindOf } from '../constraints/index';
import type { Candidate } from '../domain/candidate';
import { signOf } from '../domain/kpi';
import type { Plan } from '../domain/plan';
import { fold } from '../kernel/fold';
import type { KpiKey } from '../kernel/keys';
import type { Problem } from '../problem/problem';
import { type Gap, type GapPlace, measuredAt } from './gaps';
import { asFrozen, countedNumber, type Today, type Trace, traceNumber } from './trace';

/** Where all numbers of one initiative came from that a run counted. */
export interface InitiativeTrace {
  readonly initiative_key: string;
  readonly title: string;
  /** Null: the run has no plan. */
  readonly selected: boolean | null;
  readonly numbers: readonly CountedTrace[];
}

/** A number, and what it adds to the objective. */
export interface CountedTrace extends Trace {
  /** Its share of a mix of KPIs; null where KPIs are not mixed. */
  readonly adds: number | null;
}

/** What a line of Gaps adds up. */
export interface GapTrace extends Pick<Gap, 'kind' | 'dimension' | 'key' | 'kpi_key' | 'target' | 'achieved'> {
  /** The level from which it counts; null: it is a change. */
  readonly baseline: number | null;
  /** What initiatives bring only together; 0 without any. */
  readonly bonus: number;
  /** The funded of the slice, the greatest first. */
  readonly lines: readonly GapLine[];
}

/** What one initiative adds: to a KPI in its own unit and sign, tokens to a capacity, 1 to a count. */
export interface GapLine {
  readonly initiative_key: string;
  readonly title: string;
  /** Null: not known. */
  readonly value: number | null;
  readonly from: Trace['from'];
}

/**
 * Traces what a run counted of an initiative: what its objective adds up and its targets ask for, in this order, or the
 * one KPI that is named. Null: it was no candidate. `todayOf`: see Today.
 */
export function traceInitiative(
  problem: Problem,
  plan: Plan | null,
  initiative: string,
  kpi: string | null,
  todayOf: (key: string) => Today = () => asFrozen,
): InitiativeTrace | null {
  const candidate = problem.candidates.find(({ key }) => fold(key) === fold(initiative));
  if (candidate === undefined) return null;
  const { key, title } = candidate;
  const today = todayOf(key);
  const counted = kpi === null ? countedBy(problem) : [kpi];
  const numbers = counted.flatMap((one): CountedTrace[] => {
    const trace = traceNumber(problem, key, one, today);
    return trace === null ? [] : [{ ...trace, adds: addsTo(problem, candidate, trace.kpi_key) }];
  });
  return { initiative_key: key, title, selected: plan === null ? null : plan.has(key), numbers };
}

/** The KPIs that a run counts; null among them: the value score. */
function countedBy({ objective, goals, rules }: Problem): readonly (string | null)[] {
  const aimed = objective.levels.flatMap(({ kpis, scoreFactor }) => [
    ...kpis.flatMap(({ kpi, factor }) => (factor === 0 ? [] : [kpi])),
    ...(scoreFactor === 0 ? [] : [null]),
  ]);
  const asked = [...goals, ...rules.flatMap((rule) => kindOf(rule).target(rule) ?? [])].map(({ kpi }) => kpi);
  return [...new Set([...aimed, ...asked])];
}

function addsTo({ objective }: Problem, { contributions }: Candidate, kpi: string | null): number | null {
  const level = objective.levels[0];
  if (kpi === null || level?.name !== 'weighted') return null;
  const factor = level.kpis.find((one) => one.kpi === kpi)?.factor ?? 0;
  // A KPI that it does not have is simply not there.
  const contribution = contributions[kpi as KpiKey];
  return contribution === undefined || factor === 0 ? null : factor * contribution;
}

/** Traces a line of Gaps to the initiatives that it adds up; null: the run has no such line. */
export function traceGap(problem: Problem, plan: Plan, place: GapPlace): GapTrace | null {
  const measured = measuredAt(problem, plan, place);
  if (measured === null) return null;
  const { slice, of, ...gap } = measured;
  const sign = of === null ? 1 : signOf(of);
  const lines = plan.selectedIn(slice).map((candidate): GapLine => {
    const { key, title, tokens } = candidate;
    const own = { initiative_key: key, title };
    if (of === null) return { ...own, value: gap.kind === 'capacity' ? tokens : 1, from: 'typed' };
    const { value, from } = countedNumber(problem, candidate, of.kpi, sign);
    return { ...own, value, from };
  });
  const bonuses = of === null ? [] : plan.pool.bonusesOf(slice, of.kpi).filter((bonus) => plan.earns(bonus));
  return {
    ...gap,
    baseline: of?.baseline ?? null,
    bonus: sign * bonuses.reduce((total, { amount }) => total + amount, 0) || 0,
    lines: lines.sort((left, right) => Math.abs(right.value ?? 0) - Math.abs(left.value ?? 0)),
  };
}
