import { column, systemColumn } from '../columns/column';
import { number, text } from '../columns/scalar-columns';
import { outputTab, runIdWidth, wide } from './tab';

/** The history of runs, newest first. */
export const runsTab = outputTab('Runs', 'Every run, newest first.', {
  run_id: systemColumn(text, 'The run.', { width: runIdWidth }),
  scenario_name: systemColumn(text, 'The scenario it was for.'),
  constraint_set_name: systemColumn(text, 'The rules it kept.'),
  constraint_set_version: systemColumn(number(), 'The version of these rules; an edit makes a new one.'),
  scope: systemColumn(text, 'selected: the ticked candidates; all: every candidate.'),
  optimization_db_status: systemColumn(text, 'running, success, infeasible, failed or cancelled.'),
  run_status: systemColumn(text, 'The outcome in words.', { width: wide }),
  termination: systemColumn(
    text,
    'optimal: proven best. feasible_stopped: best found. infeasible: no plan keeps all rules.',
  ),
  created_at: systemColumn(text, 'When it was started (UTC).'),
  finished_at: systemColumn(text, 'When it was finished (UTC).'),
  duration_s: systemColumn(number(), 'How long it took, in seconds.'),
  candidate_count: systemColumn(number(), 'How many candidates it could choose from.'),
  selected_count: systemColumn(number(), 'How many it funded.'),
  total_objective: systemColumn(number(), 'The objective, soft rules paid.'),
  proven_gap_pct: systemColumn(number(), 'By how many percent a better plan could at most exceed it; 0: proven best.'),
  capacity_used: systemColumn(number(), 'Tokens the plan takes.'),
  capacity_total: systemColumn(number(), 'Tokens there are; blank: no limit.'),
  engine: systemColumn(text, 'What computed it.'),
  inputs_hash: systemColumn(text, 'The same for runs of the same inputs.'),
  stale: systemColumn(text, 'Whether the inputs have changed since.'),
  requested_by: systemColumn(text, 'Who ran it.'),
  gap_summary: systemColumn(text, 'Targets met and missed.', { width: wide }),
  what_if: systemColumn(text, 'What it assumed beyond the rows; blank: nothing.', { width: wide }),
  notes: column(text, 'Yours: kept with the run.', { width: wide }),
});
