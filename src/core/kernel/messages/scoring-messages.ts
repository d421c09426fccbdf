import { printList } from '../list-text';
import { printNumber } from '../number-text';
import { didYouMean, message } from './message';

const rowList = (rows: readonly number[]): string => printList(rows.map(String));

/** What can be wrong with scores, models and their parameters beyond the formulas themselves. */
export const scoringMessages = {
  'param-name-unreadable': message<{ shown: string }>({
    severity: 'error',
    says: ({ shown }) => `"${shown}" cannot stand in a formula`,
    fix: () => 'Use letters, digits and underscores, beginning with a letter',
  }),
  'param-out-of-range': message<{ name: string; value: number; min: number | null; max: number | null }>({
    severity: 'error',
    says: ({ name, value, min, max }) =>
      min !== null && value < min
        ? `${name} is ${printNumber(value)}, below its min ${printNumber(min)}`
        : `${name} is ${printNumber(value)}, above its max ${printNumber(max ?? value)}`,
    fix: () => 'Correct the value, or the min and max',
  }),
  'param-range-empty': message<{ name: string; min: number; max: number }>({
    severity: 'error',
    says: ({ name, min, max }) => `${name} has min ${printNumber(min)} above max ${printNumber(max)}`,
    fix: () => 'Swap or correct them',
  }),
  'param-repeated': message<{ name: string; rows: readonly number[] }>({
    severity: 'error',
    says: ({ name, rows }) => `${name} of this model stands in rows ${rowList(rows)}`,
    fix: () => 'Keep one of the rows',
  }),
  'param-unused': message<{ name: string; near: string | null }>({
    severity: 'warning',
    says: ({ name, near }) => `no formula uses ${name}${didYouMean(near)}`,
    fix: ({ near }) => (near === null ? 'Take the row out, or leave it' : `Enter ${near}, or leave it`),
  }),
  'unknown-model': message<{ name: string; key: string; near: string | null }>({
    severity: 'error',
    says: ({ name, key, near }) => `${key} has no model "${name}"${didYouMean(near)}`,
    fix: ({ near }) => (near === null ? 'Enter a model_name of Math_Models, or clear the cell' : `Enter ${near}`),
  }),
  'model-name-repeated': message<{ name: string; key: string; rows: readonly number[] }>({
    severity: 'error',
    says: ({ name, key, rows }) => `${key} has several models called "${name}" (rows ${rowList(rows)})`,
    fix: () => 'Give each a model_name of its own',
  }),
  'several-models': message<{ kpi: string; key: string; rows: readonly number[]; isPrimary: boolean }>({
    severity: 'error',
    says: ({ kpi, key, rows, isPrimary }) =>
      `${key} has several ${isPrimary ? 'primary' : 'approved'} models for ${kpi} (rows ${rowList(rows)})`,
    fix: () => 'Set is_primary to TRUE for the one that counts, and only there',
  }),
  'model-not-approved': message<{ key: string; kpi: string | null }>({
    severity: 'warning',
    says: ({ key, kpi }) =>
      `the model is not approved, so what it computes for ${key}${kpi === null ? '' : ` and ${kpi}`} does not count`,
    fix: () => 'Set approved_by_user to TRUE once somebody stands by it',
  }),
  'score-input-missing': message<{ key: string; framework: string; missing: readonly string[] }>({
    severity: 'warning',
    says: ({ key, framework, missing }) => `${framework} lacks ${missing.join(', ')} for ${key}`,
    fix: () => 'Enter what is missing, or choose another active_scoring_framework',
  }),
  'score-effort-zero': message<{ key: string; framework: string }>({
    severity: 'warning',
    says: ({ key, framework }) => `the effort of ${framework} for ${key} is 0, so there is no value per effort`,
    fix: () => 'Enter an effort above 0',
  }),
  'framework-not-chosen': message<{ key: string; frameworks: readonly string[] }>({
    severity: 'warning',
    says: ({ key, frameworks }) => `${frameworks.join(' and ')} give ${key} a value and none is chosen`,
    fix: () => 'Choose active_scoring_framework',
  }),
  'score-model-unclear': message<{ key: string; rows: readonly number[] }>({
    severity: 'warning',
    says: ({ key, rows }) => `it is not clear which model (rows ${rowList(rows)}) gives ${key} its value score`,
    fix: () => 'Set is_primary to TRUE for one model, or leave target_kpi_key blank on one',
  }),
  'score-frameworks-mixed': message<{ groups: readonly (readonly [framework: string, count: number])[] }>({
    severity: 'warning',
    says: ({ groups }) =>
      `the value scores of different frameworks are added up: ${groups.map(([name, count]) => `${count} by ${name}`).join(', ')}`,
    fix: () => 'Choose one active_scoring_framework for all, or type value_score where it differs',
  }),
  'kpis-redundant': message<{ from: string; to: string; rows: readonly number[] }>({
    severity: 'warning',
    says: ({ from, to, rows }) =>
      `${from} drives ${to} (Math_Models ${rows.length === 1 ? 'row' : 'rows'} ${rowList(rows)}), so a change of ${from} counts twice in this objective`,
    fix: ({ from, to }) => `Weight only one of them, or enter ${from} + ${to} in accepted_overlaps`,
  }),
  'unreadable-overlap': message<{ shown: string }>({
    severity: 'error',
    says: ({ shown }) => `"${shown}" is not a pair of KPIs`,
    fix: () => 'Enter pairs such as SESSIONS + ORDERS, separated by commas',
  }),
} as const;
