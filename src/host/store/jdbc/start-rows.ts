import type { Anchors, ScenarioRecord } from '../../../core/app/anchors';
import { type NewRun, summarize } from '../../../core/app/run-record';
import type { Candidate } from '../../../core/domain/candidate';
import { fold } from '../../../core/kernel/fold';
import { initiativeRow, metricRow, type Row, type RunName, scenarioRow } from './anchor-rows';
import type { Dialect } from './dialect';
import { foldedKey } from './folded-key';
import { storableJson } from './storable-json';

/** The rows that start a run, one list per statement. */
export function startRows(workbookId: string, run: NewRun, anchors: Anchors, { moment }: Dialect) {
  const { problem, constraint_set: rules } = run;
  const scenario_folded = foldedKey(problem.scenario.name);
  const name = { workbook_id: workbookId, run_id: run.run_id };
  const of = { ...name, scenario_folded };
  const content = Object.entries(rules.content).map(([name, value]) => [name, storableJson(value)]);
  const { status, issues, expires_at, finished_at, result, ...frozen } = run;
  return {
    metrics: anchors.metrics.map((metric) => metricRow(name, metric)),
    initiatives: initiativeRows(name, run, anchors),
    scenario: scenarioRows(name, run, anchors),
    constraintSet: [
      {
        ...of,
        name: rules.name,
        name_folded: foldedKey(rules.name),
        content_hash: rules.content_hash,
        ...Object.fromEntries(content),
      },
    ],
    run: [
      {
        ...of,
        set_folded: foldedKey(rules.name),
        content_hash: rules.content_hash,
        status,
        scope: run.scope,
        requested_by_email: run.requested_by,
        inputs_snapshot_json: storableJson(frozen satisfies FrozenRun),
        inputs_hash: run.inputs_hash,
        issues_json: storableJson(issues),
        // The version is known to the database only.
        summary_json: storableJson(summarize({ ...run, constraint_set: { ...rules, version: 0 } })),
        notes_json: '{}',
        row_notes_json: '{}',
        started_at: moment(run.started_at),
        expires_at: moment(expires_at),
      },
    ],
  };
}

/** What of a run never changes, as one document. */
export type FrozenRun = Omit<NewRun, 'status' | 'issues' | 'expires_at' | 'finished_at' | 'result'>;

/** Every initiative that is known, and the candidates of the run that are not. */
function initiativeRows(of: RunName, { problem }: NewRun, { initiatives }: Anchors): readonly Row[] {
  const known = new Set(initiatives.map(({ initiative_key }) => fold(initiative_key)));
  const missing = problem.candidates.filter(({ key }) => !known.has(fold(key)));
  const rows = [
    ...initiatives.map((initiative) => initiativeRow(of, initiative, true)),
    ...missing.map((candidate) => initiativeRow(of, recordOf(candidate), false)),
  ];
  // In one order for everybody, so that two executions do not wait for each other.
  return rows.sort((left, right) =>
    String(left.initiative_key_folded) < String(right.initiative_key_folded) ? -1 : 1,
  );
}

const recordOf = (candidate: Candidate): Anchors['initiatives'][number] => ({
  initiative_key: candidate.key,
  title: candidate.title,
  ...candidate.slices,
  lifecycle_status: '',
  engineering_tokens: candidate.tokens,
  value_score: candidate.valueScore,
  deadline_date: candidate.deadline,
  is_optimization_candidate: null,
  candidate_period_key: '',
  is_archived: null,
  kpi_contribution: {},
  updated_source: 'run',
});

/** The scenarios as typed, and the run's own as far as it is frozen when it is not among them. */
function scenarioRows(of: RunName, { problem }: NewRun, { scenarios }: Anchors): readonly Row[] {
  const { scenario } = problem;
  const typed = scenarios.map((record) => scenarioRow(of, record, true));
  if (scenarios.some(({ name }) => fold(name) === fold(scenario.name))) return typed;
  const frozen: ScenarioRecord = {
    name: scenario.name,
    period_key: scenario.period.key,
    objective_mode: scenario.mode,
    objective_weights: Object.fromEntries(scenario.weights.map(({ kpi, weight }) => [kpi, weight])),
    goal_weight: scenario.goalWeight,
    capacity_total_tokens: scenario.capacityTotal,
    capacity_by_country: null,
    capacity_by_department: null,
    capacity_by_quarter: null,
    notes: '',
  };
  return [...typed, scenarioRow(of, frozen, false)];
}
