import type { Region } from './feasibility';
import type { Model, Terms } from './model';
import { tighten } from './tighten';

/** What is still open of a model after any number of tightenings, and the way back to the original columns. */
export interface Residual {
  readonly model: Model;
  mapTerms(terms: Terms): { readonly terms: Terms; readonly constant: number };
  restore(values: readonly number[]): readonly number[];
  reduce(values: readonly number[]): readonly number[];
}

/** Nothing tightened yet. */
export function residualOf(model: Model): Residual {
  return {
    model,
    mapTerms: (terms) => ({ terms, constant: 0 }),
    restore: (values) => values,
    reduce: (values) => values,
  };
}

/** Replaces the open part by `region` (the same columns with narrower bounds or more rows) and tightens that; null: infeasible. */
export function narrow(residual: Residual, region: Region): Residual | null {
  const tightened = tighten(region);
  if (tightened.status === 'infeasible') return null;
  return {
    model: tightened.model,
    mapTerms(terms) {
      const outer = residual.mapTerms(terms);
      const inner = tightened.mapTerms(outer.terms);
      return { terms: inner.terms, constant: outer.constant + inner.constant };
    },
    restore: (values) => residual.restore(tightened.restore(values)),
    reduce: (values) => tightened.reduce(residual.reduce(values)),
  };
}
