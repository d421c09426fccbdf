import { kindOf } from '../../constraints/index';
import { plus } from '../../model/builder';
import type { Model, Row } from '../../model/model';
import { relax } from '../../model/relax';
import type { CompiledProblem } from '../../problem/compile-model';
import type { Problem } from '../../problem/problem';
import { type Solver, timeLeft } from '../resolve/solver';
import type { NamedRule } from './named-rules';

/** The bounds of the share to spare: more than all of a limit is never asked, and a limit may be missed many times over. */
const shares = { lower: -1e6, upper: 1 } as const;

/**
 * The rules in another order: first those that hold each other back, hardest first, then the others as they are given. A
 * clash is found soonest where its rules stand together, and one of few rules before one of many.
 *
 * All limits are asked to keep the same share of themselves to spare, with fractions of initiatives allowed. At the largest
 * such share the price of a limit tells how much it is in the way. Without prices the order is as given.
 */
export function tightestFirst(
  named: readonly NamedRule[],
  problem: Problem,
  model: CompiledProblem,
  solver: Solver,
): readonly NamedRule[] {
  const owners = new Map(named.flatMap((rule) => rule.rules.map((index) => [index, rule] as const)));
  const share = model.columns.length;
  const kept = model.rows.flatMap((row, position) => {
    const index = model.ruleOfRow[position] ?? null;
    const owner = index === null ? null : owners.get(index);
    if (owner === undefined) return [];
    const rule = index === null ? undefined : problem.rules[index];
    const hasLimit = rule !== undefined && kindOf(rule).gives?.by === 'number';
    return [{ owner, limit: limitOf(row), row: hasLimit ? withRoom(row, share) : row }];
  });
  const relaxed: Model = {
    columns: [...model.columns, { name: 'share_to_spare', ...shares, integer: false }],
    rows: kept.map(({ row }) => row),
    objective: { sense: 'maximize', terms: { columns: [share], coefficients: [1] }, constant: 0 },
  };
  const { engine, seed } = solver;
  const found = relax(relaxed, engine, { timeLimitMs: Math.max(1, timeLeft(solver)), seed });
  if (found?.status !== 'optimal') return named;
  const weights = new Map<NamedRule, number>();
  for (const [position, { owner, limit }] of kept.entries()) {
    const weight = Math.abs(found.rowPrices?.[position] ?? 0) * limit;
    if (owner !== null) weights.set(owner, Math.max(weights.get(owner) ?? 0, weight));
  }
  return [...named].sort((left, right) => (weights.get(right) ?? 0) - (weights.get(left) ?? 0));
}

/** The size of a row's limit, at least 1: what a share of it is taken of. */
function limitOf({ lower, upper }: Row): number {
  return Math.max(1, Math.abs(Number.isFinite(lower) ? lower : upper));
}

/** The row with a share of its limit, the value of column `share`, to spare. */
function withRoom(row: Row, share: number): Row {
  const room = Number.isFinite(row.lower) ? -limitOf(row) : limitOf(row);
  return { ...row, terms: plus(row.terms, [[share, room]]) };
}
