import type { TypedTabs } from './built-add-on';
import { largePlan } from './edit-large';

/** A workbook of so many candidates with two models each, three parameters a model, and typed RICE and WSJF numbers. */
export function scoredPlan(candidates: number): TypedTabs {
  const plan = largePlan(candidates, 12);
  const keys = (plan['Candidates'] ?? []).slice(1).map(([key = '']) => key);
  const models = ['ORDERS', 'LOYALTY'] as const;
  return {
    ...plan,
    KPI_Contributions: (plan['KPI_Contributions'] ?? []).map((row, y) => (y === 0 ? row : [row[0] ?? '', '', '', '1'])),
    Scoring_Inputs: [
      [
        ...[
          'initiative_key',
          'active_scoring_framework',
          'rice_reach',
          'rice_impact',
          'rice_confidence',
          'rice_effort',
        ],
        ...['wsjf_business_value', 'wsjf_time_criticality', 'wsjf_risk_reduction', 'wsjf_job_size'],
      ],
      ...keys.map((key, index) => [key, 'RICE', `${1000 + index}`, '2.5', '80%', '5', '10', '5', '4', '8']),
    ],
    Math_Models: [
      [
        ...['initiative_key', 'target_kpi_key', 'model_name', 'is_primary', 'metric_chain_text', 'formula_text'],
        ...['assumptions_text', 'approved_by_user', 'approved_by', 'computed_value'],
      ],
      ...keys.flatMap((key, index) =>
        models.map((kpi, number) => [
          ...[key, kpi, `Model ${number}`, number === 0 ? 'TRUE' : '', 'visits > orders'],
          `gain = after - before\nvalue = reached * gain + ${index}`,
          ...['Nobody leaves', 'TRUE', 'Ada', ''],
        ]),
      ),
    ],
    Params: [
      ['initiative_key', 'model_name', 'param_name', 'value', 'unit', 'min', 'max', 'approved', 'source'],
      ...keys.flatMap((key) =>
        models.flatMap((_, number) => [
          [key, `Model ${number}`, 'reached', '1,200', 'people', '0', '', 'TRUE', 'BI'],
          [key, `Model ${number}`, 'after', '12%', 'share', '0', '1', 'TRUE', 'Pilot'],
          [key, `Model ${number}`, 'before', '8%', 'share', '0', '1', 'TRUE', 'BI'],
        ]),
      ),
    ],
  };
}
