import type { Answer } from '../problem/answer';
import type { Problem } from '../problem/problem';
import { findRun } from './find-run';
import { HostError } from './host-error';
import type { Ports } from './ports';
import type { RunOptions, RunRecord } from './run-record';
import type { RunRequest } from './run-request';
import { keptWhy } from './why-sentences';

/** A finished run as explaining it needs it. */
export interface RunToExplain {
  readonly problem: Problem;
  readonly options: RunOptions;
  readonly answer: Answer;
  /** The sentences about its choices that are kept, by initiative key. */
  readonly why: Readonly<Record<string, string>>;
}

/** Reads a finished run for a page that explains it. Throws a HostError for one without an answer. */
export function readRun({ run_id }: RunRequest, { store }: Pick<Ports, 'store'>): RunToExplain {
  const record = findRun(run_id, store);
  const answer = answerOf(record);
  if (answer === null) throw new HostError('This run ended without an answer, so there is nothing to explain.');
  const why = Object.fromEntries(keptWhy(run_id, store.view(run_id).notes));
  return { problem: record.problem, options: record.options, answer, why };
}

/** The answer that a result was made of; figures are the checker's by now. Null when there was none. */
export function answerOf({ result }: Pick<RunRecord, 'result'>): Answer | null {
  if (result === null) return null;
  const { termination, selected, stages, engine, soft_base } = result;
  if (termination === null || termination === 'undecided' || engine === null) return null;
  return {
    termination,
    stopped: false,
    tied: false,
    selected: selected === null ? null : [...selected],
    stages: [...stages],
    ...(soft_base === undefined ? {} : { soft_base }),
    engine,
    time_ms: 0,
    model_size: { columns: 0, rows: 0 },
  };
}
