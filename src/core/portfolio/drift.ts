import { fold } from '../kernel/fold';
import type { PlannedRun, Portfolio } from './portfolio';
import { type RoadmapEntry, sortEntries } from './roadmap';
import { selectionValues } from './selection-value';

/** One way in which a roadmap differs from the portfolio it was made from. */
export interface DriftLine {
  readonly initiative_key: string;
  readonly kind: 'added' | 'dropped' | 'moved';
  /** What it changes the objective by, alone, soft rules that are broken or kept by it among that; null when the run knows nothing of the initiative. */
  readonly objective: number | null;
  /** Tokens it takes (above 0) or frees (below 0). */
  readonly tokens: number;
}

/** How far people moved a roadmap away from its portfolio, and what that costs. */
export interface Drift {
  readonly lines: readonly DriftLine[];
  /** Change of the objective by all of it together, initiatives that the run knows. */
  readonly objective: number;
  readonly tokens: number;
  /** Rules of the run that the roadmap breaks, as sentences. */
  readonly broken: readonly string[];
}

/** Compares a roadmap with the run and the portfolio that it was made from. `tokensOf` knows initiatives that the run does not. */
export function driftOf(
  { problem, result }: Pick<PlannedRun, 'problem' | 'result'>,
  portfolio: Portfolio,
  entries: readonly RoadmapEntry[],
  tokensOf: (key: string) => number,
): Drift {
  const values = selectionValues(problem);
  const objectiveOf = (keys: readonly string[]): number => values.objective(keys, result.soft_base ?? null);
  const funded = portfolio.items.filter(({ selected }) => selected).map(({ initiative_key }) => initiative_key);
  const planned = entries.map(({ initiative_key }) => initiative_key);
  const inPlan = new Set(planned.map(fold));
  const inPortfolio = new Set(funded.map(fold));
  const costOf = (key: string): number => values.find(key)?.tokens ?? tokensOf(key);
  const whole = objectiveOf(planned);
  const added = planned
    .filter((key) => !inPortfolio.has(fold(key)))
    .map((key): DriftLine => {
      const others = planned.filter((other) => fold(other) !== fold(key));
      const objective = values.find(key) === null ? null : whole - objectiveOf(others);
      return { initiative_key: key, kind: 'added', objective, tokens: costOf(key) };
    });
  const dropped = funded
    .filter((key) => !inPlan.has(fold(key)))
    .map((key): DriftLine => {
      const objective = whole - objectiveOf([...planned, key]);
      return { initiative_key: key, kind: 'dropped', objective, tokens: -costOf(key) };
    });
  const moved = movedKeys(portfolio, entries).map(
    (key): DriftLine => ({ initiative_key: key, kind: 'moved', objective: 0, tokens: 0 }),
  );
  const lines = [...added, ...dropped, ...moved];
  return {
    lines,
    objective: added.length + dropped.length === 0 ? 0 : whole - objectiveOf(funded),
    tokens: lines.reduce((total, line) => total + line.tokens, 0),
    broken: values.broken(planned),
  };
}

/** The fewest initiatives that have to be moved to bring the roadmap into the portfolio's order. */
function movedKeys({ items }: Portfolio, entries: readonly RoadmapEntry[]): readonly string[] {
  const ranks = new Map(items.map(({ initiative_key, rank }) => [fold(initiative_key), rank]));
  const ranked = sortEntries(entries).flatMap(({ initiative_key }) => {
    const rank = ranks.get(fold(initiative_key)) ?? null;
    return rank === null ? [] : [{ key: initiative_key, rank }];
  });
  const stay = new Set(longestRise(ranked.map(({ rank }) => rank)));
  return ranked.filter((_, index) => !stay.has(index)).map(({ key }) => key);
}

/** Positions of a longest rising part of a list of different numbers. */
function longestRise(numbers: readonly number[]): readonly number[] {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, number] of numbers.entries()) {
    const found = ends.findIndex((end) => (numbers[end] ?? 0) > number);
    const place = found < 0 ? ends.length : found;
    before[index] = ends[place - 1] ?? -1;
    ends[place] = index;
  }
  const rise: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) rise.unshift(at);
  return rise;
}
