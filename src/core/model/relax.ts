import type { Engine, SolveOptions } from './engine';
import type { Model } from './model';
import type { Solution } from './solution';

/**
 * The model with fractions allowed in every column, for the bound and the row prices that tells; null when the engine has no
 * prices. Throws what the engine throws.
 */
export function relax(
  model: Model,
  engine: Engine,
  { timeLimitMs, seed }: Pick<SolveOptions, 'timeLimitMs' | 'seed'>,
): Solution | null {
  if (!engine.abilities.rowPrices) return null;
  const columns = model.columns.map((column) => ({ ...column, integer: false }));
  return engine.solve({ ...model, columns }, { timeLimitMs, gap: 0, seed });
}
