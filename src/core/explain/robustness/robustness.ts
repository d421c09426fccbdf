import { kindOf } from '../../constraints/index';
import { Plan } from '../../domain/plan';
import type { InitiativeKey } from '../../kernel/keys';
import { printNumber } from '../../kernel/number-text';
import { levelValue } from '../../objectives/level';
import { compileProblem } from '../../problem/compile-model';
import { type Problem, poolOf } from '../../problem/problem';
import { isSoft } from '../../problem/soft-rules';
import { startFrom } from '../../problem/start-from';
import type { BaseRun } from '../resolve/base-run';
import { resolve, type Solver, timeLeft, within } from '../resolve/solver';
import { sayNames } from '../sentence-parts';
import { chanceFrom, drawCandidates } from './draw';

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
  readonly sentence: string;
}

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
  let kept = 0;
  let done = 0;
  const sumUp = (count: number): Robustness => {
    const initiatives = base.problem.candidates.map(({ key }): InitiativeCertainty => {
      const share = (counts.get(key) ?? 0) / count;
      return { key, share, certainty: certaintyOf(share) };
    });
    const sorted = [...objectives].sort((left, right) => left - right);
    const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
    const found = { draws: count, initiatives, p10: at(0.1), p50: at(0.5), p90: at(0.9), keeps_rules: kept / count };
    return { ...found, sentence: sayRobustness(base, found) };
  };
  for (; done < draws && timeLeft(solver) > 0; done += 1) {
    const problem = { ...base.problem, candidates: drawCandidates(base.problem.candidates, chance) };
    const figures = JSON.stringify(problem.candidates.map(({ tokens, contributions }) => [tokens, contributions]));
    const selected = seen.get(figures) ?? bestOf(base, problem, solver);
    if (selected === null) break;
    seen.set(figures, selected);
    for (const key of selected) counts.set(key, (counts.get(key) ?? 0) + 1);
    const plan = new Plan(poolOf(problem), base.plan.selected);
    const [level] = problem.objective.levels;
    objectives.push(level === undefined ? 0 : levelValue(level, plan, problem.goals));
    if (problem.rules.every((rule) => isSoft(rule) || kindOf(rule).check(rule, plan).holds)) kept += 1;
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

function certaintyOf(share: number): Certainty {
  if (share >= 0.95) return 'sure';
  if (share > 0.8) return 'likely';
  return share >= 0.2 ? 'coin-flip' : 'out';
}

function sayRobustness({ plan }: BaseRun, found: Omit<Robustness, 'sentence'>): string {
  const named = (certainty: Certainty): readonly string[] =>
    found.initiatives.filter((one) => one.certainty === certainty).map(({ key }) => key);
  const funded = found.initiatives.filter(({ key }) => plan.has(key));
  const sure = funded.filter(({ certainty }) => certainty === 'sure').length;
  const flips = named('coin-flip');
  const parts = [
    `${sure} of the ${funded.length} funded initiatives are in at least 95 % of ${found.draws} draws`,
    flips.length === 0 ? 'none is a coin-flip' : `coin-flips: ${sayNames(flips)}`,
    `the plan brings between ${printNumber(found.p10, 4)} and ${printNumber(found.p90, 4)} in 8 of 10 draws`,
    `it keeps all rules in ${Math.round(100 * found.keeps_rules)} % of them`,
  ];
  return `${parts.join('; ')}.`;
}
