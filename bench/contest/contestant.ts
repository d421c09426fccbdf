import type { ObjectiveMode } from '../../src/core/domain/scenario';
import type { Model } from '../../src/core/model/model';

/** Who is measured. `product` is this project; the others get the natural model. */
export const contestantNames = ['product', 'highs', 'glpk.js', 'yalps', 'javascript-lp-solver'] as const;
export type ContestantName = (typeof contestantNames)[number];

/** One measurement: a member of the family, and what is to be done with it. */
export interface Task {
  readonly n: number;
  readonly seed: number;
  readonly mode: ObjectiveMode;
  /** The first stage alone, or everything from cells to the explained result (the product only). */
  readonly what: 'main' | 'full';
  readonly limitMs: number;
}

/** What an engine says of a model. `values` has one number per column. */
export interface Claim {
  readonly status: 'proven' | 'stopped' | 'infeasible' | 'none';
  readonly values: readonly number[] | null;
}

/** A solver that is loaded and takes the natural model as it stands. */
export interface NaturalSolver {
  solve(model: Model, limitMs: number): Claim;
}

/** How long one stage of the product's run took, and what it came to. */
export interface StageOutcome {
  readonly name: string;
  readonly seconds: number;
  readonly value: number | null;
  readonly bound: number | null;
  readonly proven: boolean;
}

/** What came of a task. */
export interface Outcome {
  /** `failed`: it threw or its process ended; `none`: ended at the limit without an answer. */
  readonly status: Claim['status'] | 'failed';
  readonly seconds: number;
  /** Recomputed from the answer, never taken from the solver. */
  readonly objective: number | null;
  /** Why the answer cannot be used, or what was thrown. */
  readonly fault: string | null;
  /** For a full run: every stage. */
  readonly stages: readonly StageOutcome[];
}
