import { kindOf } from '../../constraints/index';
import { Plan } from '../../domain/plan';
import type { Pool } from '../../domain/pool';
import type { InitiativeKey } from '../../kernel/keys';
import { noTerms } from '../../model/model';
import { type CompiledProblem, compileProblem } from '../../problem/compile-model';
import { type Problem, poolOf } from '../../problem/problem';
import { resolve, type Solver, timeLeft, within } from '../resolve/solver';
import type { NamedRule } from './named-rules';
import { tightestFirst } from './tightest-first';

/** Whether some plan keeps a number of rules; `unknown` when time did not suffice. */
export type Possibility = 'possible' | 'impossible' | 'unknown';

/** An initiative that is funded (1) or not (0) whatever the rules say. */
export interface Decision {
  readonly key: InitiativeKey;
  readonly at: 0 | 1;
}

/** The longest one question may take, in milliseconds. */
const mostMs = 15_000;

/** Answers whether rules can hold together, by solving the problem again with just these; the model is built once. */
export class RulesTogether {
  readonly #problem: Problem;
  readonly #pool: Pool;
  readonly #model: CompiledProblem;
  readonly #solver: Solver;
  /** The rules that plans found so far break: whatever has none of them is possible. */
  readonly #broken: ReadonlySet<number>[] = [];
  /** How many questions a solve had to answer. */
  solves = 0;

  constructor(problem: Problem, solver: Solver, decision: Decision | null = null) {
    this.#problem = problem;
    this.#pool = poolOf(problem);
    const model = compileProblem({ ...problem, goals: [] });
    const columns = model.columns.map((column, j) =>
      model.candidates[j] === decision?.key && decision !== null
        ? { ...column, lower: decision.at, upper: decision.at }
        : column,
    );
    this.#model = { ...model, columns };
    this.#solver = solver;
    this.#remember(decision?.at === 1 ? [decision.key] : []);
  }

  ask(named: readonly NamedRule[]): Possibility {
    const kept = new Set(named.flatMap(({ rules }) => rules));
    if (this.#broken.some((broken) => [...broken].every((rule) => !kept.has(rule)))) return 'possible';
    const { columns, rows, ruleOfRow, candidates } = this.#model;
    const region = {
      columns,
      rows: rows.filter((_, index) => {
        const rule = ruleOfRow[index] ?? null;
        return rule === null || kept.has(rule);
      }),
    };
    if (timeLeft(this.#solver) <= 0) return 'unknown';
    this.solves += 1;
    const any = { name: 'any', sense: 'maximize', terms: noTerms, constant: 0 } as const;
    // Any plan will do, so that nothing has to be proven about the one found.
    const found = resolve(region, [any], within(this.#solver, mostMs), null, 1);
    if (found.status === 'infeasible') return 'impossible';
    if (found.status === 'undecided') return 'unknown';
    this.#remember(candidates.filter((_, index) => (found.values[index] ?? 0) > 0.5));
    return 'possible';
  }

  /** The rules in the order in which a clash among them is found soonest. */
  tightestFirst(named: readonly NamedRule[]): readonly NamedRule[] {
    return tightestFirst(named, this.#problem, this.#model, this.#solver);
  }

  #remember(selected: readonly InitiativeKey[]): void {
    const plan = new Plan(this.#pool, selected);
    const broken = this.#problem.rules.flatMap((rule, index) => (kindOf(rule).check(rule, plan).holds ? [] : [index]));
    this.#broken.push(new Set(broken));
  }
}
