import type { Host } from '../../../src/workbench/host';
import { touchCell } from '../../../src/workbench/workbook/sheet-state';
import { addSheet, emptyWorkbook, type WorkbookState } from '../../../src/workbench/workbook/workbook-state';
import { openAddOn, type TypedTabs } from '../built-add-on';
import { typeInto } from '../edit-desk';
import { tabOf } from '../grid';

const keys = Array.from({ length: 12 }, (_, index) => `INIT-${String(index + 1).padStart(2, '0')}`);
const rule = (...cells: readonly string[]): readonly string[] => ['Plan', 'Baseline', ...cells];

const tabs: TypedTabs = {
  Scenario_Config: [
    ['scenario_name', 'period_key', 'capacity_total_tokens', 'objective_mode', 'objective_weights_json', 'goal_weight'],
    ['Plan', '2026-Q2', '200', 'weighted_kpis', 'ORDERS: 60%, LOYALTY: 40%', ''],
    ['Lean', '2026-04', '90', 'north_star', '', '0.2'],
  ],
  Metrics_Config: [
    ['kpi_key', 'kpi_level', 'direction', 'is_active'],
    ['ORDERS', 'north_star', '', 'TRUE'],
    ['LOYALTY', 'strategic', '', 'TRUE'],
    ['COST', 'strategic', 'lower_is_better', 'TRUE'],
  ],
  Constraints: [
    [
      'scenario_name',
      'constraint_set_name',
      'constraint_type',
      'dimension',
      'key',
      'related_keys',
      'min_tokens',
      'max_tokens',
      'max_count',
    ],
    rule('capacity_cap', 'country', 'UK', '', '', '60', ''),
    rule('capacity_floor', 'country', 'DE', '', '20%', '', ''),
    rule('mandatory', 'initiative', 'INIT-01', '', '', '', ''),
    rule('exclude', 'initiative', 'INIT-02', '', '', '', ''),
    rule('exclude_pair', 'initiative', 'INIT-03', 'INIT-04', '', '', ''),
    rule('require_prereq', 'initiative', 'INIT-05', 'INIT-06', '', '', ''),
    rule('bundle_all_or_nothing', 'bundle', 'DUO', '', '', '', ''),
    rule('max_selected', 'country', 'DE', '', '', '', '3'),
    ['Lean', 'Tight', 'mandatory', 'initiative', 'INIT-07', '', '', '', ''],
    ['Lean', 'Tight', 'capacity_cap', 'all', '', '', '', '50%', ''],
  ],
  Targets: [
    ['scenario_name', 'constraint_set_name', 'dimension', 'key', 'kpi_key', 'floor_or_goal', 'target_value'],
    ['Plan', 'Baseline', 'all', '', 'ORDERS', 'goal', '40'],
    ['Plan', 'Baseline', 'country', 'UK', 'LOYALTY', 'floor', '3'],
    ['Lean', 'Tight', 'all', '', 'COST', 'goal', '-2'],
  ],
  Candidates: [
    [
      'initiative_key',
      'title',
      'country',
      'Mine',
      'engineering_tokens',
      'deadline_date',
      'is_mandatory',
      'bundle_key',
      'prerequisite_keys',
      'exclusion_keys',
      'is_selected_for_run',
    ],
    ...keys.map((key, index) => [
      key,
      `Initiative ${index + 1}`,
      index % 2 === 0 ? 'UK' : 'DE',
      index % 3 === 0 ? 'ask Ann' : '',
      String(10 + index),
      '2026-06-10',
      'FALSE',
      index > 9 ? 'DUO' : '',
      index === 8 ? 'INIT-01' : '',
      '',
      index === 7 ? 'FALSE' : 'TRUE',
    ]),
  ],
  KPI_Contributions: [
    ['initiative_key', 'ORDERS', 'LOYALTY', 'COST'],
    ...keys.map((key, index) => [key, String(index + 1), String(index % 4), String(-(index % 3))]),
  ],
  Backlog: [
    ['initiative_key', 'title', 'is_archived'],
    ...[...keys.slice(0, 3), 'INIT-99'].map((key) => [key, `Title of ${key}`, 'FALSE']),
  ],
  KPI_Ranges: [['initiative_key', 'kpi_key', 'low', 'high']],
  Scoring_Inputs: [['initiative_key', 'active_scoring_framework', 'rice_reach', 'rice_impact']],
  Math_Models: [['initiative_key', 'target_kpi_key', 'model_name', 'formula_text', 'approved_by_user']],
  Params: [['initiative_key', 'model_name', 'param_name', 'value', 'min', 'max']],
  Runs: [['run_id']],
  Results: [['run_id']],
  Gaps: [['run_id']],
  Scores: [['initiative_key']],
  Roadmap: [['initiative_key']],
  Summary: [['section']],
  'Own list': [
    ['initiative_key', 'run_status'],
    ['INIT-01', 'mine'],
  ],
};

const inputTabNames = Object.keys(tabs).slice(0, 11);

/** The sheet ids of the input tabs, whatever they are called later. */
export const inputSheetIds: ReadonlySet<number> = (() => {
  const workbook = emptyWorkbook();
  return new Set(inputTabNames.map((name) => addSheet(workbook, name).id));
})();

/** A small workbook of every input tab after Set up tabs and Check inputs, with notes of people's own. */
export function openSmallWorkbook(): Host {
  const workbook: WorkbookState = emptyWorkbook();
  for (const [name, rows] of Object.entries(tabs)) {
    addSheet(workbook, name, { rows: 24, columns: 22 });
    typeInto(workbook, name, 'A1', rows);
  }
  for (const [tab, row, column] of [
    ['Candidates', 3, 5],
    ['Candidates', 5, 1],
    ['Constraints', 4, 5],
    ['Metrics_Config', 2, 1],
  ] as const) {
    touchCell(tabOf(workbook, tab), row, column).note = `Ann: see row ${row}\n\n`;
  }
  const host = openAddOn(workbook);
  host.call('setUpTabs');
  host.call('checkInputs');
  return host;
}
