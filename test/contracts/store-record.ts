import type { Anchors, InitiativeRecord, MetricRecord, ScenarioRecord } from '../../src/core/app/anchors';
import type { NewRun, RunRecord } from '../../src/core/app/run-record';
import type { Candidate } from '../../src/core/domain/candidate';
import { emptyStoredSet } from '../../src/core/domain/stored-set';
import type { ResultItem } from '../../src/core/explain/items';
import { initiativeKey } from '../../src/core/kernel/keys';
import { parsePeriod } from '../../src/core/kernel/period';

/** What a test says about a run; the rest is plain. */
export interface RunWords {
  readonly id: string;
  readonly scenario?: string;
  readonly set?: string;
  readonly contentHash?: string;
  /** Text that lies here and there in what is frozen and found. */
  readonly title?: string;
  readonly startedAt?: string;
  readonly expiresAt?: string;
  /** How many candidates there are to choose from. */
  readonly candidates?: number;
}

const slices = { country: 'UK', department: 'Growth', category: '', program: '', product: '', segment: '' } as const;

/** A run that is to be kept. */
export function startedRun({
  id,
  scenario = 'Plan',
  set = 'Baseline',
  contentHash = 'a1',
  title = '',
  startedAt = '2026-04-01T08:00:00Z',
  expiresAt = '2026-04-01T08:05:30Z',
  candidates: count = 2,
}: RunWords): NewRun {
  const period = parsePeriod('2026-Q2');
  if (period === null) throw new Error('2026-Q2 is a period');
  const candidates = Array.from(
    { length: count },
    (_, index): Candidate => ({
      key: initiativeKey(`INIT-${index + 1}`),
      row: index + 2,
      title,
      slices,
      tokens: 20,
      valueScore: index,
      deadline: null,
      contributions: {},
      ineligible: null,
    }),
  );
  return {
    run_id: id,
    workbook_id: 'workbook',
    status: 'running',
    scope: 'all',
    options: { engine: 'auto', time_limit_s: 30, gap: 0, seed: 1 },
    constraint_set: { name: set, content_hash: contentHash, content: emptyStoredSet() },
    problem: {
      scenario: { name: scenario, row: 2, period, capacityTotal: 100, mode: 'max_score', weights: [], goalWeight: 0 },
      constraintSet: set,
      scope: 'all',
      candidates,
      rules: [],
      goals: [],
      objective: { levels: [], scales: [] },
      typed: [],
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
    started_at: startedAt,
    expires_at: expiresAt,
    finished_at: null,
    result: null,
  };
}

/** The run as a store gives it back that gave its constraint set this version. */
export function keptRun(run: NewRun, version = 1): RunRecord {
  return { ...run, constraint_set: { ...run.constraint_set, version } };
}

/** The same run with a plan: the first half of its candidates. */
export function finishedRun(started: NewRun, objective = 7, version = 1): RunRecord {
  const { candidates } = started.problem;
  const items = candidates.map(
    ({ key, title, tokens }, index): ResultItem => ({
      key,
      selected: index < candidates.length / 2,
      rank: index < candidates.length / 2 ? index + 1 : null,
      tokens,
      contribution: 1.5,
      reason: index < candidates.length / 2 ? 'value' : 'no_room',
      reasonText: title,
      dependencies: '',
    }),
  );
  const selected = items.filter((item) => item.selected);
  return {
    ...keptRun(started, version),
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
      selected: selected.map(({ key }) => key),
      items,
      gaps: [],
      ineligible: [],
      engine: { name: 'highs', version: '1' },
    },
  };
}

/** What has to be known for a run to be kept: its scenario and its candidates. */
export function anchorsOf({ problem }: Pick<NewRun, 'problem'>): Anchors {
  return {
    scenarios: [scenarioNamed(problem.scenario.name)],
    metrics: [],
    initiatives: problem.candidates.map(({ key, title }) => initiativeOf(key, { title })),
  };
}

/** A scenario of that name. */
export function scenarioNamed(name: string, told: Partial<ScenarioRecord> = {}): ScenarioRecord {
  return {
    name,
    period_key: '2026-Q2',
    objective_mode: 'max_score',
    objective_weights: null,
    goal_weight: 0,
    capacity_total_tokens: 100,
    capacity_by_country: null,
    capacity_by_department: null,
    capacity_by_quarter: null,
    notes: '',
    ...told,
  };
}

/** An initiative of that key. */
export function initiativeOf(key: string, told: Partial<InitiativeRecord> = {}): InitiativeRecord {
  return {
    initiative_key: key,
    title: '',
    ...slices,
    lifecycle_status: '',
    engineering_tokens: 20,
    value_score: 1,
    deadline_date: null,
    is_optimization_candidate: null,
    candidate_period_key: '',
    is_archived: null,
    kpi_contribution: {},
    updated_source: 'Candidates',
    ...told,
  };
}

/** A KPI of that key. */
export function metricOf(key: string, told: Partial<MetricRecord> = {}): MetricRecord {
  return {
    kpi_key: key,
    kpi_name: '',
    kpi_level: 'strategic',
    unit: '',
    direction: 'higher_is_better',
    is_active: true,
    description: '',
    notes: '',
    ...told,
  };
}
