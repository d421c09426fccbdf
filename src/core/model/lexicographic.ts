import type { Engine } from './engine';
import type { Region } from './feasibility';
import { firstBrokenRow, isFeasible } from './feasibility';
import { keepRow } from './keep-row';
import type { Objective, Row } from './model';
import { noTerms, valueOf } from './model';
import { polish } from './polish';
import type { Residual } from './residual';
import { narrow, residualOf } from './residual';
import type { StageAnswer } from './solve-stage';
import { solveStage } from './solve-stage';

/** One objective of several in order of importance: each keeps what the earlier ones reached. */
export interface Stage extends Objective {
  /** Unique within a list of stages; in progress and results. */
  readonly name: string;
}

export interface StagesOptions {
  /** Wall-clock budget of all stages together in milliseconds, above 0. */
  readonly timeLimitMs: number;
  /** Relative gap at which a stage counts as proven; 0 asks for the best. */
  readonly gap: number;
  readonly seed: number;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
  /** A selection known or hoped to satisfy the model (one number per column); ignored when it does not. */
  readonly start?: readonly number[];
  /** Called now and then. The answer `stop` ends the solve with the best found. */
  readonly onProgress?: (progress: StageProgress) => 'continue' | 'stop';
}

/** Where a running solve stands, in the unit of the stage's objective. */
export interface StageProgress {
  readonly stage: string;
  readonly best: number | null;
  readonly bound: number | null;
  /** The best selection so far, given only when it is new: one number per column of the model given. */
  readonly values: readonly number[] | null;
}

/** What a stage came to, for the selection finally returned. */
export interface StageResult {
  readonly name: string;
  readonly value: number;
  /** The best value this stage could still have while all earlier ones keep theirs; null where not known. */
  readonly bound: number | null;
  /** The value is best within the gap asked for, given the earlier stages' values. */
  readonly proven: boolean;
  /** No other selection has the values reached so far; false also when that was not found out. */
  readonly unique: boolean;
  readonly timeMs: number;
}

export type StagesSolution =
  /** Every stage is proven (`optimal`), or some were stopped (`feasible`). */
  | {
      readonly status: 'optimal' | 'feasible';
      readonly values: readonly number[];
      readonly stages: readonly StageResult[];
      readonly size: SolvedSize;
    }
  | { readonly status: 'infeasible' }
  /** Stopped before any selection was found. */
  | { readonly status: 'undecided'; readonly bound: number | null };

/** Columns and rows as given and as left open after tightening. */
export interface SolvedSize {
  readonly columns: number;
  readonly rows: number;
  readonly openColumns: number;
  readonly openRows: number;
}

/** The first stage may use this share of the time; the rest is kept for the stages that break ties. */
const firstShare = 0.9;

/**
 * Solves a model for several objectives in order. Every stage keeps each earlier stage's value within 1e-9 * max(1, |value|),
 * judged by recomputing it from the rounded selection, so the tolerance never adds up over stages.
 *
 * An engine's answer that breaks a row or a kept value by more is forbidden and the stage solved again; no answer leaves here
 * unchecked. Throws what the engine throws.
 */
export function solveStages(
  region: Region,
  stages: readonly Stage[],
  engine: Engine,
  options: StagesOptions,
): StagesSolution {
  const startedAt = options.now();
  const directions = commonDirections(region, stages);
  const kept: Row[] = [];
  const isKept = (values: readonly number[]) =>
    isFeasible(region, values) && firstBrokenRow({ columns: region.columns, rows: kept }, values) === undefined;

  let residual: Residual | null = narrow(
    residualOf({ ...region, objective: { sense: 'maximize', terms: noTerms, constant: 0 } }),
    region,
  );
  if (residual === null) return { status: 'infeasible' };
  const size: SolvedSize = {
    columns: region.columns.length,
    rows: region.rows.length,
    openColumns: residual.model.columns.length,
    openRows: residual.model.rows.length,
  };

  let best: readonly number[] | null = null;
  // Funding as little as the rules ask for is often a plan, and then there is one from the start.
  const least = region.columns.map((column) => Math.max(column.lower, Math.min(0, column.upper)));
  for (const values of options.start === undefined ? [least] : [options.start, least]) {
    const start = polish(region, values, directions);
    if (best === null && isFeasible(region, start)) best = start;
  }
  let stopped = false;
  let unique = false;
  const ended: {
    readonly stage: Stage;
    readonly bound: number | null;
    readonly proven: boolean;
    readonly unique: boolean;
    readonly timeMs: number;
  }[] = [];
  for (const [position, stage] of stages.entries()) {
    const stageStart = options.now();
    const left = startedAt + options.timeLimitMs - stageStart;
    const share = position === 0 && stages.length > 1 ? firstShare : 1;
    if (unique && best !== null) {
      const value = stage.constant + valueOf(stage.terms, best);
      ended.push({ stage, bound: value, proven: true, unique, timeMs: 0 });
      continue;
    }
    if (stopped || left <= 0) {
      ended.push({ stage, bound: null, proven: false, unique: false, timeMs: 0 });
      continue;
    }
    const answer: StageAnswer = solveStage({
      region,
      residual,
      stage,
      engine,
      gap: options.gap,
      seed: options.seed,
      now: options.now,
      until: stageStart + left * share,
      best,
      directions,
      isAllowed: isKept,
      onProgress(progress) {
        const word = options.onProgress?.({ stage: stage.name, ...progress }) ?? 'continue';
        if (word === 'stop') stopped = true;
        return word;
      },
    });
    if (answer.status === 'infeasible') {
      // Later stages keep a selection that exists, so only the first can say this; anything else is an engine's slip.
      if (best === null) return { status: 'infeasible' };
      ended.push({ stage, bound: null, proven: false, unique: false, timeMs: options.now() - stageStart });
      continue;
    }
    if (answer.status === 'undecided') {
      if (best === null) return { status: 'undecided', bound: position === 0 ? answer.bound : null };
      ended.push({ stage, bound: answer.bound, proven: false, unique: false, timeMs: options.now() - stageStart });
      continue;
    }
    best = answer.values;
    unique = answer.unique;
    const value = stage.constant + valueOf(stage.terms, best);
    kept.push(keepRow(stage, value, 1));
    const keepOpen = keepRow(stage, value, 0.5);
    const { terms, constant } = answer.residual.mapTerms(keepOpen.terms);
    const narrowed = narrow(answer.residual, {
      columns: answer.residual.model.columns,
      rows: [
        ...answer.residual.model.rows,
        { name: keepOpen.name, lower: keepOpen.lower - constant, upper: keepOpen.upper - constant, terms },
      ],
    });
    // The kept selection satisfies it all: nothing left to tighten means rounding, and the wider residual is right too.
    residual = narrowed ?? answer.residual;
    ended.push({ stage, bound: answer.bound, proven: answer.proven, unique, timeMs: options.now() - stageStart });
  }

  const values = best;
  if (values === null) return stages.length === 0 ? withoutStages() : { status: 'undecided', bound: null };
  const results = ended.map(({ stage, bound, proven, unique: isUnique, timeMs }): StageResult => {
    const value = stage.constant + valueOf(stage.terms, values);
    const limit = stage.sense === 'maximize' ? Math.max : Math.min;
    return {
      name: stage.name,
      value,
      bound: bound === null ? null : limit(bound, value),
      proven,
      unique: isUnique,
      timeMs,
    };
  });
  return { status: results.every((result) => result.proven) ? 'optimal' : 'feasible', values, stages: results, size };
}

function withoutStages(): never {
  throw new Error('solveStages needs at least one stage');
}

/** Which way each column should go when the integer columns stand: as the first stage that names it wants. */
function commonDirections(region: Region, stages: readonly Stage[]): number[] {
  const directions = region.columns.map(() => 0);
  for (const stage of stages) {
    const sign = stage.sense === 'maximize' ? 1 : -1;
    for (const [p, j] of stage.terms.columns.entries()) {
      const wanted = sign * (stage.terms.coefficients[p] ?? 0);
      if (directions[j] === 0 && wanted !== 0) directions[j] = Math.sign(wanted);
    }
  }
  return withIndirect(region, directions);
}

/** A column that no stage names goes the way that leaves most room to a continuous column that one does name. */
function withIndirect(region: Region, directions: readonly number[]): number[] {
  const found = [...directions];
  for (const { lower, upper, terms } of region.rows) {
    for (const [p, k] of terms.columns.entries()) {
      const push = (terms.coefficients[p] ?? 0) * (directions[k] ?? 0);
      const isBounding = push !== 0 && Number.isFinite(push < 0 ? lower : upper);
      if (!isBounding || region.columns[k]?.integer !== false) continue;
      for (const [q, j] of terms.columns.entries()) {
        if (directions[j] === 0) found[j] = -Math.sign(push) * Math.sign(terms.coefficients[q] ?? 0);
      }
    }
  }
  return found;
}
