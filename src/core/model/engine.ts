import type { Model } from './model';
import type { Solution } from './solution';

/**
 * Port: something that solves a {@link Model}.
 *
 * An engine is loaded before it is handed over, so solving is one synchronous call; the caller decides on which thread.
 * It reads nothing but the model and the options, and the same model, options and version give the same answer.
 */
export interface Engine {
  readonly name: EngineName;
  readonly version: string;
  /** What this engine can be asked for and what its word is worth. */
  readonly abilities: EngineAbilities;
  solve(model: Model, options: SolveOptions): Solution;
}

export const engineNames = ['highs', 'javascript-lp-solver', 'linear-optimization-service'] as const;
export type EngineName = (typeof engineNames)[number];

export interface EngineAbilities {
  /** It reports how much better an answer could at most be. */
  readonly bound: boolean;
  /** Its words `optimal` and `infeasible` are taken without a second proof. */
  readonly trusted: boolean;
  /** It calls `onProgress` while it works and stops when that returns `stop`. */
  readonly progress: boolean;
  /** It gives row prices for a model without integer columns. */
  readonly rowPrices: boolean;
}

export interface SolveOptions {
  /** Wall-clock budget in milliseconds, above 0. */
  readonly timeLimitMs: number;
  /** Relative gap at which an answer counts as optimal; 0 asks for a proof. */
  readonly gap: number;
  /** Seed of the engine's random choices; the engines run single-threaded. */
  readonly seed: number;
  /** A selection known to satisfy the model (one number per column), if there is one. Engines may ignore it. */
  readonly start?: readonly number[];
  /**
   * What the time should go into: `search` finds good answers early; `proof` expects that hardly any exists and only looks
   * for the end of the search. The words in the answer mean the same. Without it: a mix. Engines may ignore it.
   */
  readonly emphasis?: 'search' | 'proof';
  /** Called now and then while the engine works. The answer `stop` ends the solve with the best found. */
  readonly onProgress?: (progress: EngineProgress) => 'continue' | 'stop';
}

/** Where a running solve stands. Values are in the objective's own unit, null while there is none. */
export interface EngineProgress {
  readonly best: number | null;
  readonly bound: number | null;
  /** The best selection so far, given only when it is new. */
  readonly values: readonly number[] | null;
}
