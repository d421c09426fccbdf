import { printNumber } from '../number-text';
import { message } from './message';

/** Rows of one tab by number; of several tabs with the tab, as "5 of Constraints". */
type RowNames = readonly (number | string)[];

/** "2 and 5", "2, 5 and 9", "5 of Constraints and 3 of Targets". */
const printRows = (rows: RowNames): string => `${rows.slice(0, -1).join(', ')} and ${rows.at(-1)}`;

/** Problems of one rule or target row, or of two that do not go together. */
export const ruleMessages = {
  'unknown-dimension': message<{ shown: string; choices: readonly string[]; near: string | null }>({
    severity: 'error',
    says: ({ shown, near }) =>
      `"${shown}" is not a dimension of this rule${near === null ? '' : `: did you mean ${near}?`}`,
    fix: ({ choices }) => `Choose one of ${choices.join(', ')}`,
  }),
  'key-not-all': message<{ key: string }>({
    severity: 'error',
    says: ({ key }) => `dimension all does not go with the key "${key}"`,
    fix: () => 'Leave the key empty, or choose the dimension that has this value',
  }),
  'crossed-key-mismatch': message<{ dimension: string; key: string; wanted: number }>({
    severity: 'error',
    says: ({ dimension, key, wanted }) => `the key "${key}" does not have the ${wanted} parts of ${dimension}`,
    fix: ({ dimension }) => `Enter one value for each of ${dimension}, joined by +`,
  }),
  'wrong-column': message<{ column: string; wanted: string; type: string }>({
    severity: 'error',
    says: ({ column, wanted, type }) => `${type} does not use ${column}; it needs ${wanted}`,
    fix: ({ column, wanted }) => `Move the value from ${column} to ${wanted}`,
  }),
  'unused-cell': message<{ column: string; type: string }>({
    severity: 'warning',
    says: ({ column, type }) => `${type} does not use ${column}`,
    fix: ({ column }) => `Clear ${column}, or change constraint_type`,
  }),
  'percent-without-capacity': message<{ share: number }>({
    severity: 'error',
    says: ({ share }) =>
      `${printNumber(share * 100)} % of capacity is asked for, but the scenario has no capacity_total_tokens`,
    fix: () => 'Enter capacity_total_tokens on Scenario_Config, or give the limit in tokens',
  }),
  'too-few-members': message<{ type: string; wanted: number }>({
    severity: 'error',
    says: ({ type, wanted }) => `${type} needs at least ${wanted} different initiatives`,
    fix: () => 'Name the others in related_keys',
  }),
  'needs-itself': message<{ key: string }>({
    severity: 'error',
    says: ({ key }) => `${key} is said to need or to exclude itself`,
    fix: ({ key }) => `Name an initiative other than ${key}`,
  }),
  'bundle-of-one': message<{ key: string }>({
    severity: 'warning',
    says: ({ key }) => `the bundle ${key} has only one member`,
    fix: () => 'Add members, or remove the rule',
  }),
  'bundle-members-differ': message<{ key: string; rows: RowNames }>({
    severity: 'error',
    says: ({ key, rows }) => `rows ${printRows(rows)} give the bundle ${key} different members`,
    fix: () => 'Keep one of the rows',
  }),
  'duplicate-synergy': message<{ rows: RowNames }>({
    severity: 'error',
    says: ({ rows }) => `rows ${printRows(rows)} give the same initiatives a bonus to the same KPI`,
    fix: () => 'Keep one row and enter the whole bonus there',
  }),
  'duplicate-rule': message<{ rows: RowNames }>({
    severity: 'warning',
    says: ({ rows }) => `rows ${printRows(rows)} say the same and count once`,
    fix: () => 'Remove one of them',
  }),
  'two-bounds': message<{ rows: RowNames }>({
    severity: 'warning',
    says: ({ rows }) => `rows ${printRows(rows)} limit the same slice; the stricter decides`,
    fix: () => 'Keep the row you mean',
  }),
  'two-floors': message<{ kpi: string; rows: RowNames }>({
    severity: 'warning',
    says: ({ kpi, rows }) => `rows ${printRows(rows)} both set a floor for ${kpi}; the stricter decides`,
    fix: () => 'Keep the row you mean',
  }),
  'two-goals': message<{ kpi: string; rows: RowNames }>({
    severity: 'error',
    says: ({ kpi, rows }) => `rows ${printRows(rows)} both set a goal for ${kpi}`,
    fix: () => 'Keep one goal',
  }),
  'bound-of-zero': message<{ column: string }>({
    severity: 'warning',
    says: ({ column }) => `${column} is 0`,
    fix: () => 'Enter the limit you mean, or leave it if 0 is meant',
  }),
  'pair-inside-bundle': message<{ keys: readonly string[]; bundle: string }>({
    severity: 'warning',
    says: ({ keys, bundle }) => `${keys.join(' and ')} exclude each other, but ${bundle}: neither can be funded`,
    fix: () => 'Change the bundle or the exclusion',
  }),
  'target-asks-nothing': message<{ kpi: string; target: number; baseline: number; isFalling: boolean }>({
    severity: 'warning',
    says: ({ kpi, target, baseline, isFalling }) =>
      `the target ${printNumber(target)} for ${kpi} is not ${isFalling ? 'below' : 'above'} the baseline ${printNumber(baseline)}, so it asks for no improvement`,
    fix: ({ isFalling }) =>
      `Correct the target or the baseline, or set direction to ${isFalling ? 'higher_is_better' : 'lower_is_better'} on Metrics_Config`,
  }),
  'rule-without-effect': message<{ slice: string; limit: number; all: number; unit: string }>({
    severity: 'warning',
    says: ({ slice, limit, all, unit }) =>
      `the limit of ${printNumber(limit)} ${unit} limits nothing: everything in ${slice} comes to ${printNumber(all)}`,
    fix: () => 'Lower the limit, or remove the rule',
  }),
  'price-without-soft': message<{ strength: string | null }>({
    severity: 'warning',
    says: ({ strength }) =>
      `break_price is not used: strength is ${strength === null ? 'empty, which means hard' : strength}`,
    fix: () => 'Clear break_price, or set strength to soft',
  }),
  'unused-by-goal': message<{ column: string }>({
    severity: 'warning',
    says: ({ column }) => `goals do not use ${column}`,
    fix: ({ column }) => `Clear ${column}, or set floor_or_goal to floor`,
  }),
  'arrow-turned': message<{ shown: string; first: string; second: string }>({
    severity: 'error',
    says: ({ shown }) => `"${shown}" does not say which needs the other: what is needed is written right of <-`,
    fix: ({ first, second }) =>
      `Enter ${second}<-${first} when ${second} needs ${first}, or ${first}<-${second} when ${first} needs ${second}`,
  }),
  'value-outside-range': message<{ key: string; low: number; high: number; value: number }>({
    severity: 'warning',
    says: ({ key, low, high, value }) =>
      `${key} counts with ${printNumber(value)}, outside its range ${printNumber(low)} to ${printNumber(high)}`,
    fix: () => 'Correct the range, or the figure',
  }),
  'soft-without-price': message<Record<string, never>>({
    severity: 'warning',
    says: () => 'soft rules without a price cost 1 % of the objective for each 1 % by which they are broken',
    fix: () => 'Leave it, or enter the price in percent',
  }),
} as const;
