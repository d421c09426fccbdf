import { parseQuarter, quarterIndex, type YearQuarter } from '../quarter';

/** Tokens by quarter as Scenario_Config has them, such as `Q1: 800, 2026-Q2: 700`. */
export type CapacityByQuarter = readonly { readonly name: string; readonly tokens: number }[];

/**
 * Tokens of each quarter of a timeframe. What is said of a quarter counts; the others share what is left of the total
 * evenly. Null: no limit.
 */
export function quarterCapacity(
  quarters: readonly YearQuarter[],
  total: number | null,
  said: CapacityByQuarter,
): readonly (number | null)[] {
  const own = quarters.map((quarter) => {
    const found = said.find(({ name }) => {
      const named = parseQuarter(name, quarter.year);
      return named !== null && quarterIndex(named) === quarterIndex(quarter);
    });
    return found?.tokens ?? null;
  });
  const unsaid = own.filter((tokens) => tokens === null).length;
  const spoken = own.reduce<number>((sum, tokens) => sum + (tokens ?? 0), 0);
  const share = total === null || unsaid === 0 ? null : Math.max(0, total - spoken) / unsaid;
  return own.map((tokens) => tokens ?? share);
}

/** A part's tokens of each quarter: its whole in proportion to the quarters, evenly where these have no limit. */
export function shareCapacity(whole: number, quarters: readonly (number | null)[]): readonly number[] {
  const total = quarters.reduce<number>((sum, tokens) => sum + (tokens ?? Number.POSITIVE_INFINITY), 0);
  return quarters.map((tokens) =>
    tokens !== null && Number.isFinite(total) && total > 0 ? (whole * tokens) / total : whole / quarters.length,
  );
}
