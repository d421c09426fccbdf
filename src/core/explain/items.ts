import type { ReasonCode } from '../constraints/reason';
import type { Candidate } from '../domain/candidate';
import type { Plan } from '../domain/plan';
import { compareKeys } from '../kernel/fold';
import type { InitiativeKey, KpiKey } from '../kernel/keys';
import type { Level } from '../objectives/level';
import type { Problem } from '../problem/problem';
import { explainDependencies, explainReason, needsByKey } from './reasons';

/** What a plan decided for one candidate. */
export interface ResultItem {
  readonly key: InitiativeKey;
  readonly selected: boolean;
  /** 1.. among the selected; null when not selected. */
  readonly rank: number | null;
  readonly tokens: number;
  /** Its coefficient in the first stage plus an equal share of earned synergies. */
  readonly contribution: number;
  readonly reason: ReasonCode;
  readonly reasonText: string;
  readonly dependencies: string;
}

/** One item per candidate: the funded by rank, then the others by falling contribution. */
export function explainItems(problem: Problem, plan: Plan): readonly ResultItem[] {
  const [level] = problem.objective.levels;
  const shares = level === undefined ? new Map<InitiativeKey, number>() : bonusShares(level, plan);
  const needs = needsByKey(problem.rules);
  const items = problem.candidates.map((candidate) => {
    const own = level === undefined ? 0 : coefficient(level, candidate);
    const contribution = own + (plan.has(candidate.key) ? (shares.get(candidate.key) ?? 0) : 0);
    const reason = explainReason(candidate, contribution, plan, problem);
    return {
      key: candidate.key,
      selected: plan.has(candidate.key),
      rank: null,
      tokens: candidate.tokens,
      contribution,
      reason: reason.code,
      reasonText: reason.text,
      dependencies: explainDependencies(needs.get(candidate.key) ?? new Set(), plan),
    };
  });
  const funded = items.filter((item) => item.selected).sort(byRank);
  const others = items.filter((item) => !item.selected).sort(byContribution);
  return [...funded.map((item, index) => ({ ...item, rank: index + 1 })), ...others];
}

/** sum_k factor_k c_ik + scoreFactor * value_score_i. */
function coefficient(level: Level, candidate: Candidate): number {
  const kpis = level.kpis.reduce((total, { kpi, factor }) => total + factor * (candidate.contributions[kpi] ?? 0), 0);
  return kpis + level.scoreFactor * (candidate.valueScore ?? 0);
}

function bonusShares(level: Level, plan: Plan): Map<InitiativeKey, number> {
  const factors = new Map<KpiKey, number>(level.kpis.map(({ kpi, factor }) => [kpi, factor]));
  const shares = new Map<InitiativeKey, number>();
  for (const bonus of plan.pool.bonuses.filter((candidate) => plan.earns(candidate))) {
    const share = ((factors.get(bonus.kpi) ?? 0) * bonus.amount) / bonus.members.length;
    for (const member of bonus.members) shares.set(member, (shares.get(member) ?? 0) + share);
  }
  return shares;
}

/** Mandatory first, then contribution per token (items without tokens first), then key. */
function byRank(left: ResultItem, right: ResultItem): number {
  const mandatory = Number(right.reason === 'mandatory') - Number(left.reason === 'mandatory');
  return mandatory || compareNumbers(perToken(right), perToken(left)) || compareKeys(left.key, right.key);
}

function byContribution(left: ResultItem, right: ResultItem): number {
  return compareNumbers(right.contribution, left.contribution) || compareKeys(left.key, right.key);
}

function perToken(item: ResultItem): number {
  return item.tokens === 0 ? Number.POSITIVE_INFINITY : item.contribution / item.tokens;
}

function compareNumbers(left: number, right: number): number {
  return left === right ? 0 : left - right;
}
