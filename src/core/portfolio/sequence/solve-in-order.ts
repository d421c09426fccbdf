import type { Engine } from '../../model/engine';
import { isFeasible, type Region, valueTolerance } from '../../model/feasibility';
import { keepRow } from '../../model/keep-row';
import type { Stage } from '../../model/lexicographic';
import { type Row, valueOf } from '../../model/model';

/** A stage of a sequence: its value is never below 0 unless it says so. */
export interface SequenceStage extends Stage {
  readonly sense: 'minimize';
  /** The least value it can have by its meaning; null: not known. */
  readonly least: number | null;
  /** The share of the time that is left which it may take. */
  readonly timeShare: number;
}

export interface InOrder {
  /** The best values found, one per column. */
  readonly values: readonly number[];
  /** Every stage is as good as it can be, given the ones before. */
  readonly proven: boolean;
  /** By what share the first stage that is not proven could at most be better; null: not known; 0: proven. */
  readonly gap: number | null;
}

/**
 * Makes each stage as small as possible while the ones before keep their values. `start` satisfies every row. Unlike the
 * stages of a run nothing is asked about other answers of equal value: places tie in thousands of ways. An answer that
 * breaks a row or loses what was kept is not used.
 */
export function solveInOrder(
  region: Region,
  stages: readonly SequenceStage[],
  engine: Engine,
  { timeLimitMs, seed, now }: { readonly timeLimitMs: number; readonly seed: number; readonly now: () => number },
  start: readonly number[],
): InOrder {
  const until = now() + timeLimitMs;
  let best = start;
  let gap: number | null = 0;
  const kept: Row[] = [];
  for (const stage of stages) {
    const valueAt = (values: readonly number[]): number => stage.constant + valueOf(stage.terms, values);
    let bound = stage.least;
    const left = (until - now()) * stage.timeShare;
    if (!isReached(valueAt(best), bound) && left > 0) {
      const model = { columns: region.columns, rows: [...region.rows, ...kept], objective: stage };
      const answer = engine.solve(model, { timeLimitMs: left, gap: 0, seed, start: best });
      if (answer.status === 'optimal' || answer.status === 'feasible') {
        if (isFeasible(model, answer.values) && valueAt(answer.values) <= valueAt(best)) best = answer.values;
        const claimed = answer.status === 'optimal' && engine.abilities.trusted ? answer.objective : answer.bound;
        bound = Math.max(bound ?? Number.NEGATIVE_INFINITY, claimed ?? Number.NEGATIVE_INFINITY);
      }
    }
    const value = valueAt(best);
    if (gap === 0 && !isReached(value, bound)) {
      gap = bound === null || !Number.isFinite(bound) ? null : (value - bound) / Math.max(1e-9, Math.abs(value));
    }
    kept.push(keepRow(stage, value, 1));
  }
  return { values: best, proven: gap === 0, gap };
}

const isReached = (value: number, bound: number | null): boolean =>
  bound !== null && value - bound <= valueTolerance(value);
