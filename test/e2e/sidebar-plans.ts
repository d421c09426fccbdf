import type { TypedTabs } from '../host/built-add-on';

const countries = ['UK', 'DE', 'FR', 'US', 'JP'];

/**
 * A plan of `count` candidates whose value hardly differs per token, with caps by country and things that need or exclude
 * each other: a first plan is found at once, the proof takes much longer.
 */
export function hardPlan(count: number): TypedTabs {
  const key = (index: number): string => `INIT-${String(index % count).padStart(4, '0')}`;
  const candidates = Array.from({ length: count }, (_, index) => {
    const tokens = 100 + ((index * 7919) % 901);
    const needs = index % 7 === 3 ? key(index * 31 + 17) : '';
    const excludes = index % 5 === 1 ? key(index * 57 + 5) : '';
    const value = tokens * 10 + ((index * 104_729) % 97);
    return [
      key(index),
      `Initiative ${index}`,
      countries[index % 5] ?? '',
      String(tokens),
      String(value),
      needs,
      excludes,
      'TRUE',
    ];
  });
  const capacity = count * 211;
  return {
    Scenario_Config: [
      ['scenario_name', 'period_key', 'capacity_total_tokens', 'objective_mode'],
      ['Large', '2026-Q2', String(capacity), 'max_score'],
    ],
    Constraints: [
      ['scenario_name', 'constraint_set_name', 'constraint_type', 'dimension', 'key', 'max_tokens'],
      ...countries.map((country, index) => [
        'Large',
        'Tight',
        'capacity_cap',
        'country',
        country,
        String(Math.round(capacity * 0.17) + index * 13),
      ]),
    ],
    Candidates: [
      [
        ...['initiative_key', 'title', 'country', 'engineering_tokens', 'value_score'],
        ...['prerequisite_keys', 'exclusion_keys', 'is_selected_for_run'],
      ],
      ...candidates,
    ],
  };
}
