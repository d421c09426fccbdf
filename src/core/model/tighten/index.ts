import type { Region } from '../feasibility';
import { rowTolerance } from '../feasibility';
import type { Model, Terms } from '../model';
import { noTerms } from '../model';
import { cleanRows } from './clean-rows';
import { mergeCliques } from './cliques';
import { mergeEqual } from './merge-equal';
import { propagate } from './propagate';
import type { WorkingModel, WorkingRow } from './working-model';
import { isFixed, standIn, startFrom, substitute } from './working-model';

/** What is left of a model after everything its rows decide has been decided. */
export type Tightened = { readonly status: 'infeasible' } | Open;

/** A smaller model with the same feasible integer assignments, and the way there and back. */
export interface Open {
  readonly status: 'open';
  /** Without objective: it serves any. */
  readonly model: Model;
  /** An expression over the original columns, written in the columns that are left. */
  mapTerms(terms: Terms): { readonly terms: Terms; readonly constant: number };
  /** One number per original column from one per column left. */
  restore(values: readonly number[]): number[];
  /** One number per column left from one per original column, for a warm start. */
  reduce(values: readonly number[]): number[];
}

/**
 * Decides what the rows decide, whatever the objective: columns with one possible value are fixed, columns that are always equal
 * become one, pairs that exclude each other are gathered, rows that always hold are dropped and whole-number rows tightened.
 * Every assignment of the integer columns that satisfies the original rows stays reachable, and no other is added.
 */
export function tighten(region: Region): Tightened {
  const model = startFrom(region);
  const size = () => model.rows.length + model.names.filter((_, j) => !isFixed(model, j)).length;
  for (let before = Number.POSITIVE_INFINITY; size() < before; ) {
    before = size();
    if (!cleanRows(model) || !propagate(model)) return { status: 'infeasible' };
    if (mergeEqual(model) && !carryBounds(model)) return { status: 'infeasible' };
    if (!cleanRows(model)) return { status: 'infeasible' };
    mergeCliques(model);
  }
  return openFrom(model);
}

/** A column that was merged away hands its bounds to the one that stands for it. */
function carryBounds(model: WorkingModel): boolean {
  for (const j of model.names.keys()) {
    const at = standIn(model, j);
    model.lower[at] = Math.max(model.lower[at] ?? 0, model.lower[j] ?? 0);
    model.upper[at] = Math.min(model.upper[at] ?? 0, model.upper[j] ?? 0);
  }
  return model.names.every((_, j) => (model.lower[j] ?? 0) <= (model.upper[j] ?? 0));
}

/**
 * A bound that shrank because fixed columns were moved into it would be judged more strictly than before, by less than the
 * rounding noise of that move. Half of what it lost keeps every answer of the smaller model within the original tolerance.
 */
function halfOfLostTolerance(row: WorkingRow, bound: number): number {
  if (row.coefficients.every(Number.isInteger)) return 0;
  return Number.isFinite(bound) ? Math.max(0, row.tolerance - rowTolerance(bound)) / 2 : 0;
}

function openFrom(model: WorkingModel): Open {
  const left = model.names.flatMap((_, j) => (standIn(model, j) === j && !isFixed(model, j) ? [j] : []));
  const position = new Map(left.map((j, p) => [j, p]));
  const renumber = ({ columns, coefficients }: Terms): Terms => ({
    columns: columns.map((j) => position.get(j) ?? 0),
    coefficients,
  });
  return {
    status: 'open',
    model: {
      columns: left.map((j) => ({
        name: model.names[j] ?? '',
        lower: model.lower[j] ?? 0,
        upper: model.upper[j] ?? 0,
        integer: model.integer[j] ?? false,
      })),
      rows: model.rows.map((row) => ({
        name: row.name,
        lower: row.lower - halfOfLostTolerance(row, row.lower),
        upper: row.upper + halfOfLostTolerance(row, row.upper),
        terms: renumber(row),
      })),
      objective: { sense: 'maximize', terms: noTerms, constant: 0 },
    },
    mapTerms(terms) {
      const mapped = substitute(model, terms);
      return { terms: renumber(mapped.terms), constant: mapped.constant };
    },
    restore: (values) =>
      model.names.map((_, j) => {
        const at = standIn(model, j);
        return isFixed(model, at) ? (model.lower[at] ?? 0) : (values[position.get(at) ?? -1] ?? 0);
      }),
    reduce: (values) => left.map((j) => values[j] ?? 0),
  };
}
