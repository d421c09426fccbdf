import type { Region } from '../feasibility';
import { rowTolerance } from '../feasibility';
import type { Terms } from '../model';

/** A region while it is being tightened: the one mutable thing here, owned by a single call of `tighten`. */
export interface WorkingModel {
  readonly names: readonly string[];
  readonly integer: readonly boolean[];
  readonly lower: number[];
  readonly upper: number[];
  /** The column that stands for column j; itself unless it was merged into another. Chains end at a column standing for itself. */
  readonly standsFor: number[];
  rows: WorkingRow[];
}

export interface WorkingRow {
  readonly name: string;
  lower: number;
  upper: number;
  /** How far outside its bounds the original row may lie, from the size of its original bounds. */
  readonly tolerance: number;
  columns: number[];
  coefficients: number[];
}

export function startFrom(region: Region): WorkingModel {
  return {
    names: region.columns.map((column) => column.name),
    integer: region.columns.map((column) => column.integer),
    lower: region.columns.map((column) => (column.integer ? Math.ceil(column.lower - 1e-9) + 0 : column.lower)),
    upper: region.columns.map((column) => (column.integer ? Math.floor(column.upper + 1e-9) + 0 : column.upper)),
    standsFor: region.columns.map((_, j) => j),
    rows: region.rows.map((row) => ({
      name: row.name,
      lower: row.lower,
      upper: row.upper,
      tolerance: Math.max(rowTolerance(row.lower), rowTolerance(row.upper)),
      columns: [...row.terms.columns],
      coefficients: [...row.terms.coefficients],
    })),
  };
}

/** The column that now stands for column j. */
export function standIn(model: WorkingModel, j: number): number {
  let at = j;
  for (let next = model.standsFor[at]; next !== undefined && next !== at; next = model.standsFor[at]) at = next;
  return at;
}

export function isFixed(model: WorkingModel, j: number): boolean {
  return model.lower[j] === model.upper[j];
}

export function isBinary(model: WorkingModel, j: number): boolean {
  return model.integer[j] === true && model.lower[j] === 0 && model.upper[j] === 1;
}

/** Writes terms in columns that stand for themselves and are not fixed; what is fixed goes into the constant. */
export function substitute(model: WorkingModel, { columns, coefficients }: Terms): { terms: Terms; constant: number } {
  const sums = new Map<number, number>();
  let constant = 0;
  for (const [p, j] of columns.entries()) {
    const coefficient = coefficients[p] ?? 0;
    const at = standIn(model, j);
    if (isFixed(model, at)) constant += coefficient * (model.lower[at] ?? 0);
    else sums.set(at, (sums.get(at) ?? 0) + coefficient);
  }
  const kept = [...sums].filter(([, coefficient]) => coefficient !== 0);
  return {
    terms: { columns: kept.map(([j]) => j), coefficients: kept.map(([, coefficient]) => coefficient) },
    constant,
  };
}

/** Least and largest sum of a row's terms within the column bounds. */
export function activityBounds(model: WorkingModel, row: Terms): { least: number; most: number } {
  let least = 0;
  let most = 0;
  for (const [p, j] of row.columns.entries()) {
    const coefficient = row.coefficients[p] ?? 0;
    const atLower = coefficient * (model.lower[j] ?? 0);
    const atUpper = coefficient * (model.upper[j] ?? 0);
    least += coefficient > 0 ? atLower : atUpper;
    most += coefficient > 0 ? atUpper : atLower;
  }
  return { least, most };
}
