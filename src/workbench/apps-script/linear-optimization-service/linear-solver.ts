import type { Engine } from '../../../core/model/engine';
import type { Model } from '../../../core/model/model';
import type { Solution } from '../../../core/model/solution';

/** What stands behind LinearOptimizationService. It is loaded before any execution starts: services cannot load it. */
export interface LinearSolver {
  /** Answers within the time, at once or later; throws or rejects when the model is unbounded or it breaks down. */
  readonly solve: (model: Model, timeLimitMs: number) => Solution | Promise<Solution>;
  /** How long one second of the service's limit is, in milliseconds; 1000 unless told otherwise. */
  readonly msPerSecond?: number;
}

/** An engine in this thread as a solver. */
export function solverOf(engine: Engine): LinearSolver {
  return { solve: (model, timeLimitMs) => engine.solve(model, { timeLimitMs, gap: 0, seed: 0 }) };
}
