import { printList } from '../list-text';
import { printNumber } from '../number-text';
import { didYouMean, message } from './message';

const rowList = (rows: readonly number[]): string => printList(rows.map(String));

/** What can be wrong with scores, models and their parameters beyond the formulas themselves. */
export const scoringMessages = {
  'param-name-unreadable': message<{ shown: string }>({
    severity: 'error',
    cause: 'The name of a parameter is none that a formula can hold.',
    says: ({ shown }) => `"${shown}" cannot stand in a formula`,
    fix: () => 'Use letters, digits and underscores, beginning with a letter',
  }),
  'param-out-of-range': message<{ name: string; value: number; min: number | null; max: number | null }>({
    severity: 'error',
    cause: 'A parameter is below its min or above its max.',
    says: ({ name, value, min, max }) =>
      min !== null && value < min
        ? `${name} is ${printNumber(value)}, below its min ${printNumber(min)}`
        : `${name} is ${printNumber(value)}, above its max ${printNumber(max ?? value)}`,
    fix: () => 'Correct the value, or the min and max',
  }),
  'param-range-empty': message<{ name: string; min: number; max: number }>({
    severity: 'error',
    cause: 'The min of a parameter is above its max.',
    says: ({ name, min, max }) => `${name} has min ${printNumber(min)} above max ${printNumber(max)}`,
    fix: () => 'Swap or correct them',
  }),
  'param-repeated': message<{ name: string; rows: readonly number[] }>({
    severity: 'error',
    cause: 'A parameter of one model stands on Params more than once.',
    says: ({ name, rows }) => `${name} of this model stands in rows ${rowList(rows)}`,
    fix: () => 'Keep one of the rows',
  }),
  'param-unused': message<{ name: string; near: string | null }>({
    severity: 'warning',
    cause: 'A parameter stands in no formula that it is for.',
    says: ({ name, near }) => `no formula uses ${name}${didYouMean(near)}`,
    fix: ({ near }) => (near === null ? 'Take the row out, or leave it' : `Enter ${near}, or leave it`),
  }),
  'unknown-model': message<{ name: string; key: string; near: string | null }>({
    severity: 'error',
    cause: 'A parameter names a model that its initiative does not have.',
    says: ({ name, key, near }) => `${key} has no model "${name}"${didYouMean(near)}`,
    fix: ({ near }) => (near === null ? 'Enter a model_name of Math_Models, or clear the cell' : `Enter ${near}`),
  }),
  'model-name-repeated': message<{ name: string; key: string; rows: readonly number[] }>({
    severity: 'error',
    cause: 'Two models of one initiative have the same name; a model without a name is called like its KPI.',
    says: ({ name, key, rows }) => `${key} has several models called "${name}" (rows ${rowList(rows)})`,
    fix: () => 'Give each a model_name of its own',
  }),
  'several-models': message<{ kpi: string; key: string; rows: readonly number[]; isPrimary: boolean }>({
    severity: 'error',
    cause: 'Several approved models of one initiative compute the same KPI, and not exactly one of them is primary.',
    says: ({ kpi, key, rows, isPrimary }) =>
      `${key} has several ${isPrimary ? 'primary' : 'approved'} models for ${kpi} (rows ${rowList(rows)})`,
    fix: () => 'Set is_primary to TRUE for the one that counts, and only there',
  }),
  'model-not-approved': message<{ key: string; kpi: string | null }>({
    severity: 'warning',
    cause: 'A model is not approved, so that what it computes does not count.',
    says: ({ key, kpi }) =>
      `the model is not approved, so what it computes for ${key}${kpi === null ? '' : ` and ${kpi}`} does not count`,
    fix: () => 'Set approved_by_user to TRUE once somebody stands by it',
  }),
  'score-input-missing': message<{ key: string; framework: string; missing: readonly string[] }>({
    severity: 'warning',
    cause: 'Something that the active scoring framework needs is blank.',
    says: ({ key, framework, missing }) => `${framework} lacks ${missing.join(', ')} for ${key}`,
    fix: () => 'Enter what is missing, or choose another active_scoring_framework',
  }),
  'score-effort-zero': message<{ key: string; framework: string }>({
    severity: 'warning',
    cause: 'The effort of a score is 0, so that there is no value per effort.',
    says: ({ key, framework }) => `the effort of ${framework} for ${key} is 0, so there is no value per effort`,
    fix: () => 'Enter an effort above 0',
  }),
  'framework-not-chosen': message<{ key: string; frameworks: readonly string[] }>({
    severity: 'warning',
    cause: 'Several frameworks give an initiative a value and none is chosen, so that none counts.',
    says: ({ key, frameworks }) => `${frameworks.join(' and ')} give ${key} a value and none is chosen`,
    fix: () => 'Choose active_scoring_framework',
  }),
  'score-model-unclear': message<{ key: string; rows: readonly number[] }>({
    severity: 'warning',
    cause: 'An initiative has several approved models and none of them is marked for its value score.',
    says: ({ key, rows }) => `it is not clear which model (rows ${rowList(rows)}) gives ${key} its value score`,
    fix: () => 'Set is_primary to TRUE for one model, or leave target_kpi_key blank on one',
  }),
  'score-frameworks-mixed': message<{ groups: readonly (readonly [framework: string, count: number])[] }>({
    severity: 'warning',
    cause: 'The value scores of one plan come from different frameworks, whose numbers cannot be compared.',
    says: ({ groups }) =>
      `the value scores of different frameworks are added up: ${groups.map(([name, count]) => `${count} by ${name}`).join(', ')}`,
    fix: () => 'Choose one active_scoring_framework for all, or type value_score where it differs',
  }),
  'kpis-redundant': message<{ from: string; to: string; rows: readonly number[] }>({
    severity: 'warning',
    cause: 'Two KPIs of one objective drive one another according to a metric chain, so that effects count twice.',
    says: ({ from, to, rows }) =>
      `${from} drives ${to} (Math_Models ${rows.length === 1 ? 'row' : 'rows'} ${rowList(rows)}), so a change of ${from} counts twice in this objective`,
    fix: ({ from, to }) => `Weight only one of them, or enter ${from} + ${to} in accepted_overlaps`,
  }),
  'unreadable-overlap': message<{ shown: string }>({
    severity: 'error',
    cause: 'A cell of accepted_overlaps holds something other than pairs of KPIs.',
    says: ({ shown }) => `"${shown}" is not a pair of KPIs`,
    fix: () => 'Enter pairs such as SESSIONS + ORDERS, separated by commas',
  }),
} as const;
