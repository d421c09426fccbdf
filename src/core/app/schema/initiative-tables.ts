import { kpiDirections, kpiLevels } from '../../domain/kpi';
import { sliceDimensions } from '../../domain/slice';
import { choice, column, optional, reference, table } from './table';

const slices = Object.fromEntries(sliceDimensions.map((name) => [name, column('text')]));

export const initiatives = table(
  'initiatives',
  {
    workbook_id: column('code'),
    initiative_key: column('text'),
    initiative_key_folded: column('folded'),
    title: column('text'),
    ...slices,
    lifecycle_status: column('text'),
    engineering_tokens: optional('number'),
    value_score: optional('number'),
    deadline_date: optional('date'),
    is_optimization_candidate: optional('flag'),
    candidate_period_key: column('text'),
    is_archived: optional('flag'),
    kpi_contribution_json: column('json'),
    kpi_contribution_computed_json: optional('json'),
    kpi_contribution_source: optional('text'),
    active_scoring_framework: optional('text'),
    updated_source: column('text'),
  },
  { unique: [['workbook_id', 'initiative_key_folded']] },
);

export const initiativeTables = [
  initiatives,
  table(
    'initiative_math_models',
    {
      initiative_id: reference('initiatives'),
      model_name: column('text'),
      model_name_folded: column('folded'),
      target_kpi_key: column('text'),
      is_primary: column('flag'),
      metric_chain_text: optional('text'),
      formula_text: column('text'),
      assumptions_text: optional('text'),
      approved_by_user: column('flag'),
      computed_value: optional('number'),
    },
    { unique: [['initiative_id', 'model_name_folded']] },
  ),
  table(
    'initiative_params',
    {
      initiative_id: reference('initiatives'),
      model_name: column('text'),
      model_name_folded: column('folded'),
      param_name: column('text'),
      param_name_folded: column('folded'),
      value: optional('number'),
      unit: optional('text'),
      min: optional('number'),
      max: optional('number'),
      approved: column('flag'),
      source: optional('text'),
      notes: optional('text'),
    },
    {
      unique: [['initiative_id', 'model_name_folded', 'param_name_folded']],
      checks: ['{min} <= {max}'],
    },
  ),
  table(
    'initiative_scores',
    {
      initiative_id: reference('initiatives'),
      framework_name: column('code'),
      value_score: optional('number'),
      effort_score: optional('number'),
      overall_score: optional('number'),
      inputs_json: column('json'),
      warnings_json: column('json'),
      scored_at: column('moment'),
    },
    { indexes: [['initiative_id', 'framework_name', 'scored_at']] },
  ),
];

export const metricConfigs = table(
  'organization_metric_configs',
  {
    workbook_id: column('code'),
    kpi_key: column('text'),
    kpi_key_folded: column('folded'),
    kpi_name: column('text'),
    kpi_level: choice(kpiLevels),
    unit: column('text'),
    direction: choice(kpiDirections),
    is_active: column('flag'),
    description: column('text'),
    notes: column('text'),
  },
  { unique: [['workbook_id', 'kpi_key_folded']] },
);
