import type { Region } from './feasibility';
import { isFeasible, rowTolerance } from './feasibility';
import { polish } from './polish';

/** What a search found, and `nodes`: how much of its limit it used. */
export type Proof =
  | { readonly status: 'feasible'; readonly values: readonly number[]; readonly nodes: number }
  | { readonly status: 'infeasible'; readonly nodes: number }
  /** The node limit ended the search, or a question of continuous columns could not be settled by bounds alone. */
  | { readonly status: 'unknown'; readonly nodes: number };

interface Rows {
  /** Row r's terms lie at positions starts[r] .. starts[r + 1] - 1. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
  /** Bounds with the rows' tolerance added. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** What the search has cost so far. */
interface Work {
  nodes: number;
  coefficients: number;
}

const coefficientsPerNode = 200;

interface Box {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Looks for values that satisfy every row, by itself and exactly: depth first over the integer columns, cutting off what the
 * rows' activity bounds exclude. For models of some 20 to 45 integer columns; it depends on no engine, so it can confirm one.
 *
 * `directions` says where continuous columns should go once the integer columns stand (see `polish`); the answer for such an
 * assignment is `unknown` when they cannot be placed that way and no row excludes them.
 * `nodeLimit` bounds the nodes, and the coefficients looked at to some hundreds per node, so that it bounds the time too.
 */
export function prove(region: Region, nodeLimit: number, directions: readonly number[] = []): Proof {
  const rows = pack(region);
  const rowsOf = rowsOfColumns(region);
  const order = branchingOrder(region);
  const work: Work = { nodes: 0, coefficients: 0 };
  let doubtful = false;
  let found: readonly number[] | null = null;

  const visit = (box: Box, changed: Iterable<number>): boolean => {
    work.nodes += 1;
    if (work.nodes > nodeLimit || work.coefficients > nodeLimit * coefficientsPerNode) return true;
    if (!propagate(region, rows, rowsOf, box, changed, work)) return false;
    const next = order.find((j) => box.lower[j] !== box.upper[j]);
    if (next === undefined) {
      const leaf = polish(
        region,
        Array.from(box.lower, (low, j) => nearestFinite(low, box.upper[j] ?? 0)),
        directions,
      );
      if (isFeasible(region, leaf)) found = leaf;
      else if (region.columns.some((column) => !column.integer)) doubtful = true;
      return found !== null;
    }
    // Likelier half first: selecting helps floors, leaving out helps caps; a box of whole numbers is halved.
    const middle = Math.floor(((box.lower[next] ?? 0) + (box.upper[next] ?? 0)) / 2);
    for (const half of ['high', 'low'] as const) {
      const child: Box = { lower: box.lower.slice(), upper: box.upper.slice() };
      if (half === 'high') child.lower[next] = middle + 1;
      else child.upper[next] = middle;
      if (visit(child, rowsOf[next] ?? [])) return true;
    }
    return false;
  };

  const box = startBox(region);
  if (box === null) return { status: 'infeasible', nodes: 0 };
  if (region.columns.some((column) => column.integer && !Number.isFinite(column.upper - column.lower)))
    return { status: 'unknown', nodes: 0 };
  const ended = visit(box, region.rows.keys());
  const nodes = Math.ceil(Math.max(work.nodes, work.coefficients / coefficientsPerNode));
  if (found !== null) return { status: 'feasible', values: found, nodes };
  return { status: ended || doubtful ? 'unknown' : 'infeasible', nodes };
}

function startBox({ columns }: Region): Box | null {
  const lower = Float64Array.from(columns, (c) => (c.integer ? Math.ceil(c.lower - 1e-9) : c.lower));
  const upper = Float64Array.from(columns, (c) => (c.integer ? Math.floor(c.upper + 1e-9) : c.upper));
  return lower.every((low, j) => low <= (upper[j] ?? 0)) ? { lower, upper } : null;
}

/**
 * Narrows the box until no row narrows it further; false when a row cannot hold. Every row is taken with its tolerance, so no
 * value that counts as allowed is lost.
 */
function propagate(
  region: Region,
  rows: Rows,
  rowsOf: readonly (readonly number[])[],
  box: Box,
  changed: Iterable<number>,
  work: Work,
): boolean {
  const waiting = new Set(changed);
  let visits = 0;
  for (const r of waiting) {
    waiting.delete(r);
    visits += 1;
    work.coefficients += (rows.starts[r + 1] ?? 0) - (rows.starts[r] ?? 0);
    const { least, most } = activity(rows, r, box);
    if (least > (rows.upper[r] ?? 0) || most < (rows.lower[r] ?? 0)) return false;
    // Bounds of continuous columns could creep on for ever in a circle of rows; whole columns decide without them too.
    const creeping = visits > 20 * region.rows.length;
    for (let p = rows.starts[r] ?? 0; p < (rows.starts[r + 1] ?? 0); p += 1) {
      const j = rows.columns[p] ?? 0;
      const isInteger = region.columns[j]?.integer === true;
      if (box.lower[j] === box.upper[j] || (creeping && !isInteger)) continue;
      if (!narrowColumn(rows, r, p, box, least, most, isInteger)) continue;
      if ((box.lower[j] ?? 0) > (box.upper[j] ?? 0)) return false;
      for (const other of rowsOf[j] ?? []) waiting.add(other);
      break;
    }
  }
  return true;
}

/** Least and largest sum of row r's terms within the box. */
function activity(rows: Rows, r: number, box: Box): { readonly least: number; readonly most: number } {
  let least = 0;
  let most = 0;
  for (let p = rows.starts[r] ?? 0; p < (rows.starts[r + 1] ?? 0); p += 1) {
    const j = rows.columns[p] ?? 0;
    const a = rows.coefficients[p] ?? 0;
    least += a * ((a > 0 ? box.lower[j] : box.upper[j]) ?? 0);
    most += a * ((a > 0 ? box.upper[j] : box.lower[j]) ?? 0);
  }
  return { least, most };
}

/** Narrows the column at position p by what row r leaves it; says whether it moved. */
function narrowColumn(
  rows: Rows,
  r: number,
  p: number,
  box: Box,
  least: number,
  most: number,
  isInteger: boolean,
): boolean {
  const j = rows.columns[p] ?? 0;
  const a = rows.coefficients[p] ?? 0;
  const low = box.lower[j] ?? 0;
  const high = box.upper[j] ?? 0;
  const [near, far] = a > 0 ? [low, high] : [high, low];
  // An infinite own share cannot be taken out of the sum again; then the other share is the whole of it or nothing follows.
  const room = Number.isFinite(near) ? (rows.upper[r] ?? 0) - (least - a * near) : Infinity;
  const need = Number.isFinite(far) ? (rows.lower[r] ?? 0) - (most - a * far) : aloneInfinite(rows, r, p, box);
  const newHigh = a > 0 ? room / a : need / a;
  const newLow = a > 0 ? need / a : room / a;
  const roundedHigh = isInteger ? Math.floor(newHigh + 1e-9) : newHigh;
  const roundedLow = isInteger ? Math.ceil(newLow - 1e-9) : newLow;
  const step = isInteger ? 0 : 1e-6 * Math.max(1, Math.abs(low));
  let moved = false;
  if (roundedHigh < high - step) {
    box.upper[j] = roundedHigh;
    moved = true;
  }
  if (roundedLow > low + step) {
    box.lower[j] = roundedLow;
    moved = true;
  }
  return moved;
}

/** What the row needs from the column at p, whose own share of the largest sum is infinite: the rest counted afresh. */
function aloneInfinite(rows: Rows, r: number, own: number, box: Box): number {
  let most = 0;
  for (let p = rows.starts[r] ?? 0; p < (rows.starts[r + 1] ?? 0); p += 1) {
    const j = rows.columns[p] ?? 0;
    const a = rows.coefficients[p] ?? 0;
    if (p !== own) most += a * ((a > 0 ? box.upper[j] : box.lower[j]) ?? 0);
  }
  return (rows.lower[r] ?? 0) - most;
}

function pack({ rows }: Region): Rows {
  const starts = new Int32Array(rows.length + 1);
  const columns: number[] = [];
  const coefficients: number[] = [];
  for (const [r, { terms }] of rows.entries()) {
    for (const [p, j] of terms.columns.entries()) {
      const coefficient = terms.coefficients[p] ?? 0;
      if (coefficient === 0) continue;
      columns.push(j);
      coefficients.push(coefficient);
    }
    starts[r + 1] = columns.length;
  }
  return {
    starts,
    columns: Int32Array.from(columns),
    coefficients: Float64Array.from(coefficients),
    lower: Float64Array.from(rows, (row) => row.lower - rowTolerance(row.lower)),
    upper: Float64Array.from(rows, (row) => row.upper + rowTolerance(row.upper)),
  };
}

function rowsOfColumns({ columns, rows }: Region): readonly (readonly number[])[] {
  const rowsOf: number[][] = columns.map(() => []);
  for (const [r, row] of rows.entries()) for (const j of row.terms.columns) rowsOf[j]?.push(r);
  return rowsOf;
}

/** Integer columns by how large a share of the rows' coefficients they carry: deciding the heavy ones first excludes most. */
function branchingOrder({ columns, rows }: Region): number[] {
  const weight = columns.map(() => 0);
  for (const row of rows) {
    const total = row.terms.coefficients.reduce((sum, a) => sum + Math.abs(a), 0) || 1;
    for (const [p, j] of row.terms.columns.entries()) {
      weight[j] = (weight[j] ?? 0) + Math.abs(row.terms.coefficients[p] ?? 0) / total;
    }
  }
  const integers = columns.flatMap((column, j) => (column.integer ? [j] : []));
  return integers.sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0) || a - b);
}

function nearestFinite(low: number, high: number): number {
  return Number.isFinite(low) ? low : Number.isFinite(high) ? high : 0;
}
