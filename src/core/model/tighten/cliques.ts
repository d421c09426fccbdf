import type { WorkingModel, WorkingRow } from './working-model';
import { isBinary } from './working-model';

/** Beyond this many pairs the search for larger groups costs more than it saves. */
const mostPairs = 50_000;

/**
 * Replaces at-most-one rows by fewer and larger ones: pairs that exclude each other are gathered into groups of which at most
 * one member can be selected (greedy clique cover). One row over the group is stronger than its pairs.
 */
export function mergeCliques(model: WorkingModel): void {
  const packing = model.rows.filter((row) => isAtMostOne(model, row));
  const pairs = packing.reduce((sum, row) => sum + (row.columns.length * (row.columns.length - 1)) / 2, 0);
  if (packing.length < 2 || pairs > mostPairs) return;

  const rivals = new Map<number, Set<number>>();
  for (const { columns } of packing) {
    for (const a of columns) {
      const own = rivals.get(a) ?? new Set<number>();
      rivals.set(a, own);
      for (const b of columns) if (a !== b) own.add(b);
    }
  }
  const covered = new Map<number, Set<number>>([...rivals.keys()].map((j) => [j, new Set<number>()]));
  const groups: WorkingRow[] = [];
  const largestFirst = [...packing].sort((a, b) => b.columns.length - a.columns.length);
  for (const row of largestFirst) {
    const isCovered = row.columns.every((a, p) => row.columns.slice(p + 1).every((b) => covered.get(a)?.has(b)));
    if (isCovered) continue;
    const group = extend(row.columns, rivals);
    for (const a of group) for (const b of group) if (a !== b) covered.get(a)?.add(b);
    groups.push({ ...row, lower: -Infinity, upper: 1, columns: group, coefficients: group.map(() => 1) });
  }
  const replaced = new Set(packing);
  model.rows = [...model.rows.filter((row) => !replaced.has(row)), ...groups];
}

function isAtMostOne(model: WorkingModel, row: WorkingRow): boolean {
  const coefficient = row.coefficients[0] ?? 0;
  return (
    row.columns.length >= 2 &&
    row.lower === -Infinity &&
    coefficient > 0 &&
    row.upper >= coefficient &&
    row.upper + row.tolerance < 2 * coefficient &&
    row.coefficients.every((a) => a === coefficient) &&
    row.columns.every((j) => isBinary(model, j))
  );
}

/** The members plus, in order of how many rivals they have, every column that excludes all of the group so far. */
function extend(members: readonly number[], rivals: ReadonlyMap<number, ReadonlySet<number>>): number[] {
  const group = [...members];
  const candidates = [...(rivals.get(members[0] ?? -1) ?? [])]
    .filter((j) => !members.includes(j))
    .sort((a, b) => (rivals.get(b)?.size ?? 0) - (rivals.get(a)?.size ?? 0) || a - b);
  for (const j of candidates) if (group.every((member) => rivals.get(member)?.has(j))) group.push(j);
  return group;
}
