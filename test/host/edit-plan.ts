import type { TypedTabs } from './built-add-on';
import { Desk, tabsWithStatus } from './edit-desk';

/** The header of Constraints, in the order of `ruleOf`. */
const constraintsHeader = [
  'scenario_name',
  'constraint_set_name',
  'constraint_type',
  'dimension',
  'key',
  'related_keys',
  'min_tokens',
  'max_tokens',
  'target_kpi_key',
  'target_value',
] as const;

type RuleCells = Readonly<Partial<Record<(typeof constraintsHeader)[number], string>>>;

/** A row of Constraints of the set Baseline. */
export function ruleOf(type: string, dimension: string, key: string, more: RuleCells = {}): readonly string[] {
  const cells: RuleCells = { constraint_type: type, dimension, key, ...more };
  return ['Plan', 'Baseline', ...constraintsHeader.slice(2).map((header) => cells[header] ?? '')];
}

/** A workbook without a mistake: four candidates, two KPIs, one set of rules. */
export const goodPlan: TypedTabs = {
  Scenario_Config: [
    ['scenario_name', 'period_key', 'capacity_total_tokens', 'objective_mode', 'objective_weights_json'],
    ['Plan', '2026-Q2', '80', 'weighted_kpis', 'ORDERS: 60%, LOYALTY: 40%'],
  ],
  Metrics_Config: [
    ['kpi_key', 'kpi_level', 'is_active'],
    ['ORDERS', 'north_star', 'TRUE'],
    ['LOYALTY', 'strategic', 'TRUE'],
  ],
  Constraints: [
    [...constraintsHeader],
    ruleOf('capacity_cap', 'country', 'UK', { max_tokens: '35' }),
    ruleOf('target', 'all', '', { target_kpi_key: 'LOYALTY', target_value: '2' }),
  ],
  Targets: [
    ['scenario_name', 'constraint_set_name', 'dimension', 'key', 'kpi_key', 'floor_or_goal', 'target_value'],
    ['Plan', 'Baseline', 'all', '', 'LOYALTY', 'goal', '5'],
  ],
  Candidates: [
    [
      'initiative_key',
      'title',
      'country',
      'engineering_tokens',
      'deadline_date',
      'is_mandatory',
      'bundle_key',
      'prerequisite_keys',
      'is_selected_for_run',
    ],
    ['ALPHA', 'Alpha', 'UK', '10', '2026-06-10', 'FALSE', '', '', 'TRUE'],
    ['BRAVO', 'Bravo', 'DE', '20', '2026-06-10', 'FALSE', '', '', 'TRUE'],
    ['CHARLIE', 'Charlie', 'UK', '30', '2026-06-10', 'FALSE', 'DUO', '', 'TRUE'],
    ['DELTA', 'Delta', 'DE', '40', '2026-06-10', 'FALSE', 'DUO', '', 'TRUE'],
  ],
  KPI_Contributions: [
    ['initiative_key', 'ORDERS', 'LOYALTY'],
    ['ALPHA', '1', '4'],
    ['BRAVO', '2', '3'],
    ['CHARLIE', '3', '2'],
    ['DELTA', '4', '1'],
  ],
};

/** The good plan, checked, with a person in front of it. */
export function openGoodPlan(more: TypedTabs = {}, locale = 'en_US'): Desk {
  const desk = new Desk(tabsWithStatus({ ...goodPlan, ...more }, locale));
  desk.check();
  return desk;
}

/** The good plan with more rules below its own, checked. */
export function openWithRules(...rules: readonly (readonly string[])[]): Desk {
  return openGoodPlan({ Constraints: [...(goodPlan['Constraints'] ?? []), ...rules] });
}
