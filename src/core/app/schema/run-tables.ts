import { objectiveModes } from '../../domain/scenario';
import { scopes } from '../../problem/problem';
import { runStatuses } from '../run-record';
import { choice, column, optional, reference, table } from './table';

export const scenarios = table(
  'optimization_scenarios',
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
  {
    scenario_id: reference('optimization_scenarios'),
    name: column('text'),
    name_folded: column('folded'),
    version: column('whole'),
    content_hash: column('code'),
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
  {
    workbook_id: column('code'),
    run_id: column('code'),
    scenario_id: reference('optimization_scenarios'),
    constraint_set_id: reference('optimization_constraint_sets'),
    status: choice(runStatuses),
    termination: optional('code'),
    scope: choice(scopes),
    requested_by_email: column('text'),
    requested_by_ui: optional('text'),
    inputs_snapshot_json: column('json'),
    inputs_hash: column('code'),
    issues_json: column('json'),
    result_json: optional('json'),
    summary_json: column('json'),
    notes_json: column('json'),
    row_notes_json: column('json'),
    solver_name: optional('text'),
    solver_version: optional('text'),
    error_text: optional('text'),
    started_at: column('moment'),
    finished_at: optional('moment'),
    expires_at: column('moment'),
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
  {
    scenario_id: reference('optimization_scenarios'),
    optimization_run_id: reference('optimization_runs'),
    name: column('text'),
    is_baseline: column('flag'),
    is_active: column('flag'),
  },
  { unique: [['optimization_run_id']] },
);

export const portfolioItems = table(
  'portfolio_items',
  {
    portfolio_id: reference('portfolios'),
    initiative_id: reference('initiatives'),
    selected: column('flag'),
    allocated_tokens: column('number'),
    rank: optional('whole'),
    reason: column('text'),
    notes: optional('text'),
    source: choice(['optimizer', 'manual_override']),
  },
  {
    unique: [['portfolio_id', 'initiative_id']],
    checks: ['{allocated_tokens} >= 0', '{rank} >= 1', '{selected} OR {rank} IS NULL'],
  },
);
