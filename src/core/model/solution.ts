/**
 * The answer of an engine. Each member holds only what exists then; a broken engine throws instead.
 *
 * `values` has one number per column of the model, integer columns exactly whole.
 * `bound` is the best value any selection could still have, in the objective's unit; null where the engine knows none.
 */
export type Solution =
  /** Proven best within the gap asked for. `rowPrices` (one per row) only for a model without integer columns. */
  | {
      readonly status: 'optimal';
      readonly values: readonly number[];
      readonly objective: number;
      readonly bound: number | null;
      readonly rowPrices?: readonly number[];
    }
  /** Stopped by a limit or on request, with an answer. */
  | {
      readonly status: 'feasible';
      readonly values: readonly number[];
      readonly objective: number;
      readonly bound: number | null;
    }
  /** The engine found that no values satisfy all rows. */
  | { readonly status: 'infeasible' }
  /** Stopped by a limit or on request before any answer. */
  | { readonly status: 'undecided'; readonly bound: number | null };
