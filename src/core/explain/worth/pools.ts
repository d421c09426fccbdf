import { kindOf } from '../../constraints/index';
import { printSlice, type Slice, sliceId } from '../../domain/slice';
import type { Row } from '../../model/model';
import { isSoft } from '../../problem/soft-rules';
import type { BaseRun } from '../resolve/base-run';

/** Tokens that a part of the portfolio shares. Several limits on one slice are one pool: the tightest counts. */
export interface CapacityPool {
  readonly slice: Slice;
  /** "UK", "the whole portfolio". */
  readonly name: string;
  /** The tightest limit on it, in tokens. */
  readonly limit: number;
  /** Tokens the plan takes from it. */
  readonly used: number;
  /** Rows of the model that hold it. */
  readonly rows: readonly number[];
}

/** The pools of a run that firm rules limit, in the order of the rules. */
export function capacityPools({ problem, model, plan }: BaseRun): readonly CapacityPool[] {
  const pools = new Map<string, CapacityPool>();
  for (const [index, rule] of problem.rules.entries()) {
    const { measure } = kindOf(rule).check(rule, plan);
    if (isSoft(rule) || measure === null || measure.kind !== 'capacity' || measure.bound !== 'cap') continue;
    const { slice, limit, achieved } = measure;
    const own = model.ruleOfRow.flatMap((of, row) => (of === index ? [row] : []));
    const known = pools.get(sliceId(slice));
    pools.set(sliceId(slice), {
      slice,
      name: printSlice(slice),
      limit: Math.min(limit, known?.limit ?? Number.POSITIVE_INFINITY),
      used: achieved,
      rows: [...(known?.rows ?? []), ...own],
    });
  }
  return [...pools.values()];
}

/** Bounds that give a pool `limit` tokens, by row; every limit on its slice moves together. */
export function atLimit(
  { model }: BaseRun,
  { rows }: CapacityPool,
  limit: number,
): ReadonlyMap<number, Pick<Row, 'lower' | 'upper'>> {
  return new Map(rows.map((row) => [row, { lower: model.rows[row]?.lower ?? Number.NEGATIVE_INFINITY, upper: limit }]));
}
