import type { RunRecord } from '../../src/core/app/run-record';
import { emptyStoredSet } from '../../src/core/domain/stored-set';
import { parsePeriod } from '../../src/core/kernel/period';

/** What a test says about a run; the rest is plain. */
export interface RunWords {
  readonly id: string;
  readonly scenario?: string;
  readonly set?: string;
  readonly contentHash?: string;
  readonly version?: number;
  /** Text that lies somewhere in the frozen problem. */
  readonly title?: string;
}

/** A run that was just started. */
export function startedRun({
  id,
  scenario = 'Plan',
  set = 'Baseline',
  contentHash = 'a1',
  version = 1,
  title = '',
}: RunWords): RunRecord {
  const period = parsePeriod('2026-Q2');
  if (period === null) throw new Error('2026-Q2 is a period');
  return {
    run_id: id,
    workbook_id: 'workbook',
    status: 'running',
    scope: 'all',
    options: { engine: 'auto', time_limit_s: 30, gap: 0, seed: 1 },
    constraint_set: { name: set, version, content_hash: contentHash, content: emptyStoredSet() },
    problem: {
      scenario: { name: scenario, row: 2, period, capacityTotal: 100, mode: 'max_score', weights: [], goalWeight: 0 },
      constraintSet: set,
      scope: 'all',
      candidates: [],
      rules: [],
      goals: [],
      objective: { levels: [], scales: [] },
    },
    inputs_hash: `inputs of ${id}`,
    issues: [
      {
        tab: 'Candidates',
        row: 2,
        column: 'title',
        code: 'not-a-number',
        severity: 'warning',
        message: title,
        fix: '',
      },
    ],
    requested_by: '',
    started_at: '2026-04-01T08:00:00Z',
    expires_at: '2026-04-01T08:05:30Z',
    finished_at: null,
    result: null,
  };
}

/** The same run with a plan. */
export function finishedRun(started: RunRecord, objective = 7): RunRecord {
  return {
    ...started,
    status: 'success',
    finished_at: '2026-04-01T08:00:03Z',
    result: {
      status: 'success',
      termination: 'optimal',
      error: null,
      stages: [{ name: 'score', value: objective, bound: objective, proven: true, time_ms: 12 }],
      objective,
      provenGap: 0,
      goalShortfall: 0,
      tokensUsed: 40,
      capacityTotal: 100,
      selected: [],
      items: [],
      gaps: [],
      ineligible: [],
      engine: { name: 'highs', version: '1' },
    },
  };
}
