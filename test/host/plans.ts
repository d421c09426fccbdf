import type { TypedTabs } from './built-add-on';

const candidatesHeader = [
  'initiative_key',
  'title',
  'country',
  'engineering_tokens',
  'value_score',
  'is_selected_for_run',
];

/** A plan of `count` candidates without KPIs, capacity for about half of them, and one rule set. */
export function plainPlan(count: number): TypedTabs {
  const candidates = Array.from({ length: count }, (_, index) => {
    const key = `INIT-${String(index + 1).padStart(4, '0')}`;
    const tokens = 10 + ((index * 37) % 23);
    return [
      key,
      `Initiative ${index + 1}`,
      index % 2 === 0 ? 'UK' : 'DE',
      String(tokens),
      String(1 + ((index * 53) % 41)),
      'TRUE',
    ];
  });
  return {
    Scenario_Config: [
      ['scenario_name', 'period_key', 'capacity_total_tokens', 'objective_mode'],
      ['Plan', '2026-Q2', String(count * 10), 'max_score'],
    ],
    Constraints: [
      ['scenario_name', 'constraint_set_name', 'constraint_type', 'dimension', 'key', 'max_tokens'],
      ['Plan', 'Baseline', 'capacity_cap', 'country', 'UK', String(count * 6)],
    ],
    Candidates: [candidatesHeader, ...candidates],
  };
}
