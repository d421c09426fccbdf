import type { PlainRow } from '../../brute-force/plain-workbook';
import { add, both, type Change } from '../problem/small-plan';

/** An approved model of ALPHA for ORDERS; what is told is laid over it. */
export const modelRow = (told: PlainRow = {}): PlainRow => ({
  initiative_key: 'ALPHA',
  target_kpi_key: 'ORDERS',
  model_name: 'Growth',
  is_primary: '',
  metric_chain_text: '',
  formula_text: 'value = 100 * uplift',
  assumptions_text: '',
  approved_by_user: true,
  approved_by: '',
  ...told,
});

/** The parameter of that model. */
export const paramRow = (told: PlainRow = {}): PlainRow => ({
  initiative_key: 'ALPHA',
  model_name: '',
  param_name: 'uplift',
  value: '12%',
  unit: '',
  min: '',
  max: '',
  approved: '',
  source: '',
  ...told,
});

/** Adds models and parameters to a plan. */
export const withModels = (models: readonly PlainRow[], params: readonly PlainRow[] = [paramRow()]): Change =>
  both(add('Math_Models', ...models), add('Params', ...params));
