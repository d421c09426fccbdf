import type { RunResult } from '../explain/result';
import type { RunRecord } from './run-record';

/** The outcome of a run that ended without anybody having looked for a plan to the end. */
export function planlessResult(
  { problem }: Pick<RunRecord, 'problem'>,
  outcome: Pick<RunResult, 'status' | 'termination' | 'error'>,
): RunResult {
  return {
    ...outcome,
    stages: [],
    objective: null,
    provenGap: null,
    goalShortfall: null,
    tokensUsed: null,
    capacityTotal: problem.scenario.capacityTotal,
    selected: null,
    items: [],
    gaps: [],
    ineligible: [],
    engine: null,
  };
}
