import { stageValuesOf } from '../../check/check-answer';
import { kindOf } from '../../constraints/index';
import type { Measure } from '../../constraints/verdict';
import { Plan } from '../../domain/plan';
import type { CellRef } from '../../kernel/issue';
import type { InitiativeKey } from '../../kernel/keys';
import { compileProblem } from '../../problem/compile-model';
import { type Problem, poolOf } from '../../problem/problem';
import { isSoft } from '../../problem/soft-rules';
import { startFrom } from '../../problem/start-from';
import type { BaseRun } from '../resolve/base-run';
import { resolve, type Solver, timeLeft, within } from '../resolve/solver';
import { chanceFrom, drawCandidates } from './draw';
import { sayRobustness } from './say-robustness';

/** How often an initiative is in the best plan: sure from 95 %, likely above 80 %, coin-flip from 20 %, else out. */
export const certainties = ['sure', 'likely', 'coin-flip', 'out'] as const;
export type Certainty = (typeof certainties)[number];

export interface InitiativeCertainty {
  readonly key: InitiativeKey;
  /** Share of the draws in whose best plan it is. */
  readonly share: number;
  readonly certainty: Certainty;
}

/** How a plan stands up to figures that turn out otherwise. */
export interface Robustness {
  /** Draws that were solved; draws without any plan are among them. */
  readonly draws: number;
  readonly initiatives: readonly InitiativeCertainty[];
  /** The objective of the run's plan at the 10 %, 50 % and 90 % point of the draws. */
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** Share of the draws in which the run's plan still keeps all rules. */
  readonly keeps_rules: number;
  /** The rules that the run's plan breaks most often, three at most; none when it always keeps them. */
  readonly at_risk: readonly RuleAtRisk[];
  /** Without a range every draw is the run itself. */
  readonly has_ranges: boolean;
  readonly sentence: string;
}

/** A rule that the plan of the run breaks when figures turn out otherwise. */
export interface RuleAtRisk {
  readonly sentence: string;
  readonly origins: readonly CellRef[];
  /** Whether too much or too little breaks it. */
  readonly bound: Measure['bound'];
  /** Share of the draws in which it breaks. */
  readonly share: number;
}

/** In how many draws a rule broke. */
interface Breaks {
  readonly count: number;
  readonly bound: Measure['bound'];
}

const mostAtRisk = 3;

export const usualDraws = 200;

/**
 * Solves the run again with figures drawn from their ranges, `draws` times; the seed decides the draws. The plan of each
 * draw is the best for it, tie-breaks and all, so that ranges without width give the plan of the run. Null without a draw.
 */
export function robustness(
  base: BaseRun,
  draws: number,
  solver: Solver,
  tell: (done: number, sofar: () => Robustness) => void = () => undefined,
): Robustness | null {
  const chance = chanceFrom(solver.seed);
  const counts = new Map<InitiativeKey, number>();
  const objectives: number[] = [];
  const seen = new Map<string, readonly InitiativeKey[]>();
  const breaks = new Map<number, Breaks>();
  const selectedKeys: ReadonlySet<string> = base.plan.selected;
  let kept = 0;
  let done = 0;
  const sumUp = (count: number): Robustness => {
    const initiatives = base.problem.candidates.map(({ key }): InitiativeCertainty => {
      const share = (counts.get(key) ?? 0) / count;
      return { key, share, certainty: certaintyOf(share) };
    });
    const sorted = [...objectives].sort((left, right) => left - right);
    const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
    const found = {
      draws: count,
      initiatives,
      p10: at(0.1),
      p50: at(0.5),
      p90: at(0.9),
      keeps_rules: kept / count,
      at_risk: rulesAtRisk(base.problem, breaks, count),
      has_ranges: base.problem.candidates.some(({ ranges }) => ranges !== undefined),
    };
    return { ...found, sentence: sayRobustness(found, (key) => selectedKeys.has(key)) };
  };
  for (; done < draws && timeLeft(solver) > 0; done += 1) {
    const problem = { ...base.problem, candidates: drawCandidates(base.problem.candidates, chance) };
    const figures = JSON.stringify(problem.candidates.map(({ tokens, contributions }) => [tokens, contributions]));
    const selected = seen.get(figures) ?? bestOf(base, problem, solver);
    if (selected === null) break;
    seen.set(figures, selected);
    for (const key of selected) counts.set(key, (counts.get(key) ?? 0) + 1);
    const plan = new Plan(poolOf(problem), base.plan.selected);
    objectives.push(stageValuesOf(problem, plan, base.softBase)[0]?.value ?? 0);
    const broken = brokenRules(problem, plan);
    for (const [index, bound] of broken) breaks.set(index, { count: (breaks.get(index)?.count ?? 0) + 1, bound });
    if (broken.length === 0) kept += 1;
    tell(done + 1, () => sumUp(done + 1));
  }
  return done === 0 ? null : sumUp(done);
}

/** The best plan for drawn figures; none funded where no plan keeps the rules, null where time did not suffice. */
function bestOf(base: BaseRun, problem: Problem, solver: Solver): readonly InitiativeKey[] | null {
  const model = compileProblem(problem, base.softBase);
  const start = startFrom(base.known[0] ?? [], model);
  const found = resolve(model, model.stages, within(solver, 20_000), start);
  if (found.status === 'infeasible') return [];
  if (found.status === 'undecided') return null;
  return model.candidates.filter((_, j) => (found.values[j] ?? 0) > 0.5);
}

/** The hard rules, by their index, that a plan breaks. */
function brokenRules({ rules }: Problem, plan: Plan): readonly (readonly [number, Measure['bound']])[] {
  return [...rules.entries()].flatMap(([index, rule]) => {
    if (isSoft(rule)) return [];
    const { holds, measure } = kindOf(rule).check(rule, plan);
    return holds ? [] : [[index, measure?.bound ?? 'cap'] as const];
  });
}

function certaintyOf(share: number): Certainty {
  if (share >= 0.95) return 'sure';
  if (share > 0.8) return 'likely';
  return share >= 0.2 ? 'coin-flip' : 'out';
}

/** The hard rules that broke in some draw, most often first; what several rows say alike is one rule. */
function rulesAtRisk(problem: Problem, breaks: ReadonlyMap<number, Breaks>, draws: number): readonly RuleAtRisk[] {
  const found = new Map<string, RuleAtRisk>();
  for (const [index, { count, bound }] of breaks) {
    const rule = problem.rules[index];
    if (rule === undefined) continue;
    const sentence = kindOf(rule).sentence(rule);
    const origins = [...(found.get(sentence)?.origins ?? []), ...rule.origins];
    found.set(sentence, { sentence, origins, bound, share: count / draws });
  }
  return [...found.values()].sort((one, other) => other.share - one.share).slice(0, mostAtRisk);
}
