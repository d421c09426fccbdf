import { runStatuses } from '../../../../core/app/run-record';
import { objectiveModes } from '../../../../core/domain/scenario';
import { scopes } from '../../../../core/problem/problem';
import { choice, column, optional, reference, table } from './table';

export const scenarios = table(
  'optimization_scenarios',
  'What is optimised: period, capacity, objective.',
  {
    workbook_id: column('code'),
    name: column('text'),
    name_folded: column('folded'),
    period_key: column('text'),
    objective_mode: choice(objectiveModes),
    objective_weights_json: optional('json'),
    goal_weight: column('number'),
    capacity_total_tokens: optional('number'),
    capacity_by_country_json: optional('json'),
    capacity_by_department_json: optional('json'),
    capacity_by_quarter_json: optional('json'),
    notes: column('text'),
  },
  {
    unique: [['workbook_id', 'name_folded']],
    checks: ['{goal_weight} BETWEEN 0 AND 1', '{capacity_total_tokens} >= 0'],
  },
);

export const constraintSets = table(
  'optimization_constraint_sets',
  'One row per version of a set of rules; never updated.',
  {
    scenario_id: reference('optimization_scenarios'),
    name: column('text'),
    name_folded: column('folded'),
    version: column('whole', 'From 1 within scenario and name.'),
    content_hash: column('code', 'The same for rules that say the same.'),
    floors_json: column('json'),
    caps_json: column('json'),
    targets_json: column('json'),
    mandatory_initiatives_json: column('json'),
    bundles_json: column('json'),
    exclusions_initiatives_json: column('json'),
    exclusions_pairs_json: column('json'),
    prerequisites_json: column('json'),
    synergy_bonuses_json: column('json'),
    rule_options_json: column('json'),
    notes: optional('text'),
  },
  {
    unique: [
      ['scenario_id', 'name_folded', 'version'],
      ['scenario_id', 'name_folded', 'content_hash'],
    ],
    checks: ['{version} >= 1'],
  },
);

export const runs = table(
  'optimization_runs',
  'Every run: what was frozen and what came out.',
  {
    workbook_id: column('code'),
    run_id: column('code'),
    scenario_id: reference('optimization_scenarios'),
    constraint_set_id: reference('optimization_constraint_sets'),
    status: choice(runStatuses),
    termination: optional('code', 'How solving ended: optimal, feasible_stopped, infeasible or undecided.'),
    scope: choice(scopes),
    requested_by_email: column('text', 'Blank unless the person allowed it.'),
    requested_by_ui: optional('text', 'From where it was asked for, where that is known.'),
    inputs_snapshot_json: column('json', 'All that the answer depends on.'),
    inputs_hash: column('code'),
    issues_json: column('json', 'What was found worth knowing.'),
    result_json: optional('json', 'Empty until an answer was kept.'),
    summary_json: column('json', 'Its line in the history, but for what other columns say.'),
    notes_json: column('json', 'What people wrote beside its line on Runs, by [tab, row, column].'),
    row_notes_json: column('json', 'What people wrote beside its rows on Results and Gaps, by [tab, row, column].'),
    solver_name: optional('text'),
    solver_version: optional('text'),
    error_text: optional('text'),
    started_at: column('moment'),
    finished_at: optional('moment'),
    expires_at: column('moment', 'From when on a running run counts as abandoned.'),
  },
  {
    unique: [['workbook_id', 'run_id']],
    indexes: [['workbook_id', 'status', 'expires_at']],
    checks: [
      "{status} <> 'running' OR {result_json} IS NULL",
      "{status} IN ('running', 'failed') OR {result_json} IS NOT NULL",
      '{result_json} IS NULL OR {finished_at} IS NOT NULL',
    ],
  },
);

export const portfolios = table(
  'portfolios',
  'The plan of each successful run.',
  {
    scenario_id: reference('optimization_scenarios'),
    optimization_run_id: reference('optimization_runs'),
    name: column('text'),
    is_baseline: column('flag', 'Chosen as the one to compare with.'),
    is_active: column('flag', 'The source of the newest published roadmap.'),
  },
  { unique: [['optimization_run_id']] },
);

export const portfolioItems = table(
  'portfolio_items',
  'What a plan decided for each candidate.',
  {
    portfolio_id: reference('portfolios'),
    initiative_id: reference('initiatives'),
    selected: column('flag'),
    allocated_tokens: column('number'),
    rank: optional('whole', 'From 1 among the funded.'),
    reason: column('text'),
    notes: optional('text', "What people wrote beside its row on Results; the same as in the run's row_notes_json."),
    source: choice(['optimizer', 'manual_override']),
  },
  {
    unique: [['portfolio_id', 'initiative_id']],
    checks: ['{allocated_tokens} >= 0', '{rank} >= 1', '{selected} OR {rank} IS NULL'],
  },
);
