import type { TypedTabs } from './built-add-on';

const kpis = ['ORDERS', 'LOYALTY', 'COST'] as const;
const key = (index: number): string => `INIT-${String(index + 1).padStart(4, '0')}`;
const countries = ['UK', 'DE', 'FR', 'AE', 'US', 'TR'] as const;

/** A workbook of every input tab with so many candidates and rules, all of them good. */
export function largePlan(candidates: number, rules: number): TypedTabs {
  return {
    Scenario_Config: [
      [
        'scenario_name',
        'period_key',
        'capacity_total_tokens',
        'objective_mode',
        'objective_weights_json',
        'capacity_by_country',
        'capacity_by_department',
        'goal_weight',
        'notes',
      ],
      ...['Core', 'Growth', 'Lean'].map((name) => [
        name,
        '2026-Q2',
        String(candidates * 20),
        'weighted_kpis',
        'ORDERS: 60%, LOYALTY: 30%, COST: 10%',
        '',
        '',
        '',
        '',
      ]),
    ],
    Metrics_Config: [
      ['kpi_key', 'kpi_name', 'kpi_level', 'unit', 'direction', 'is_active', 'description', 'notes'],
      ['ORDERS', 'Orders', 'north_star', '', '', 'TRUE', '', ''],
      ['LOYALTY', 'Loyalty', 'strategic', '', '', 'TRUE', '', ''],
      ['COST', 'Cost', 'strategic', '', 'lower_is_better', 'TRUE', '', ''],
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
        'min_count',
        'max_count',
        'target_kpi_key',
        'target_value',
        'strength',
        'break_price',
        'notes',
      ],
      ...Array.from({ length: rules }, (_, index) => ruleRow(index, candidates)),
    ],
    Targets: [
      ['scenario_name', 'constraint_set_name', 'dimension', 'key', 'kpi_key', 'floor_or_goal', 'target_value', 'notes'],
      ...['Core', 'Growth', 'Lean'].map((name) => [name, 'Baseline', 'all', '', 'ORDERS', 'goal', '5', '']),
    ],
    Candidates: [
      [
        'initiative_key',
        'title',
        'country',
        'department',
        'category',
        'program',
        'engineering_tokens',
        'value_score',
        'deadline_date',
        'is_mandatory',
        'prerequisite_keys',
        'exclusion_keys',
        'is_selected_for_run',
        'notes',
      ],
      ...Array.from({ length: candidates }, (_, index) => [
        key(index),
        `Initiative ${index + 1}`,
        countries[index % 6] ?? '',
        index % 3 === 0 ? 'Tech' : 'Product',
        `Category ${index % 9}`,
        '',
        String(10 + ((index * 37) % 23)),
        String(1 + ((index * 53) % 41)),
        '2026-06-10',
        'FALSE',
        '',
        '',
        'TRUE',
        '',
      ]),
    ],
    KPI_Contributions: [
      ['initiative_key', ...kpis],
      ...Array.from({ length: candidates }, (_, index) => [
        key(index),
        String(index % 17),
        String(index % 5),
        String(-(index % 3)),
      ]),
    ],
    Backlog: [
      ['initiative_key', 'title', 'country', 'engineering_tokens', 'is_archived'],
      ...Array.from({ length: candidates }, (_, index) => [key(index), `Initiative ${index + 1}`, 'UK', '10', 'FALSE']),
    ],
  };
}

/** Pairs, needs and limits in turn, spread over two sets of each scenario. */
function ruleRow(index: number, candidates: number): string[] {
  const scenario = ['Core', 'Growth', 'Lean'][index % 3] ?? '';
  const set = index % 2 === 0 ? 'Baseline' : 'Tight';
  const one = key((index * 3) % candidates);
  const other = key((index * 3 + 1) % candidates);
  const blank = ['', '', '', '', '', '', '', '', ''];
  switch (Math.floor(index / 6) % 3) {
    case 0:
      return [scenario, set, 'exclude_pair', 'initiative', one, other, ...blank];
    case 1:
      return [scenario, set, 'require_prereq', 'initiative', one, other, ...blank];
    default:
      return [
        scenario,
        set,
        'capacity_cap',
        'category',
        `Category ${index % 9}`,
        '',
        '',
        String(index + 15),
        ...blank.slice(2),
      ];
  }
}
