import { fold } from '../kernel/fold';
import { type CellRef, type Issue, issue } from '../kernel/issue';
import { differOnlyInNumbers, nearest } from '../kernel/nearest';
import type { WorkbookRows } from './workbook-rows';

/** A constraint set: its name as first spelled, and where its rows say so. */
interface NamedRows {
  readonly name: string;
  readonly places: readonly CellRef[];
}

/** Sets of a few rows whose names look like a slip in the name of a larger set of the same scenario, said at every row. */
export function nearSetNames(workbook: WorkbookRows): readonly Issue[] {
  const rows = [...(workbook.constraints?.rows ?? []), ...(workbook.targets?.rows ?? [])];
  const scenarios = new Map<string, Map<string, NamedRows>>();
  for (const row of rows) {
    const { scenario_name: scenario, constraint_set_name: name } = row.values;
    if (scenario === null || name === null) continue;
    const sets = scenarios.get(fold(scenario)) ?? new Map<string, NamedRows>();
    scenarios.set(fold(scenario), sets);
    const known = sets.get(fold(name)) ?? { name, places: [] };
    sets.set(fold(name), { ...known, places: [...known.places, row.at('constraint_set_name')] });
  }
  return [...scenarios.values()].flatMap((sets) =>
    [...sets.values()].flatMap((set) => slipOf(set, [...sets.values()])),
  );
}

function slipOf({ name, places }: NamedRows, sets: readonly NamedRows[]): readonly Issue[] {
  if (places.length > mostRows) return [];
  const candidates = sets.filter((other) => other.places.length >= 2 * places.length && isTypo(name, other.name));
  const larger = nearest(
    name,
    candidates.map((other) => other.name),
  );
  return larger === null ? [] : places.map((at) => issue('near-set-name', at, { name, rows: places.length, larger }));
}

/** More rows than this are not typed by mistake. */
const mostRows = 3;

/** A name that is another with a letter wrong, missing or too many; "Board A" and "Board B", or 1 and 2, are two names. */
export function isTypo(name: string, of: string): boolean {
  if (differOnlyInNumbers(name, of) || Math.abs(name.length - of.length) > 1) return false;
  const others = new Set(fold(of).split(' '));
  const differing = fold(name)
    .split(' ')
    .filter((word) => !others.has(word));
  return differing.some((word) => word.length > 1) && nearest(name, [of]) !== null;
}
