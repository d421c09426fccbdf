import { systemColumn } from '../columns/column';
import { number, text } from '../columns/scalar-columns';
import { outputTab, wide } from './tab';

/** What scoring came to, the last time. */
export const scoresTab = outputTab(
  'Scores',
  'What initiatives were last scored at: a row per framework, and a row per KPI that a model computes.',
  {
    initiative_key: systemColumn(text, 'The initiative.'),
    framework: systemColumn(text, 'RICE, WSJF or MATH_MODEL.'),
    kpi_key: systemColumn(text, 'The KPI it is a contribution to; blank: a value score.'),
    model_name: systemColumn(text, 'The model that computed it.'),
    value: systemColumn(number(), 'The computed value.'),
    effort: systemColumn(number(), 'The effort it was divided by.'),
    overall: systemColumn(number(), 'Value per effort.'),
    counts: systemColumn(text, 'computed: plans use this value. typed: a typed number overrides it. Blank: not used.'),
    typed_value: systemColumn(number(), 'The number typed on KPI_Contributions or Candidates that overrides it.'),
    inputs: systemColumn(text, 'The numbers that went in.', { width: wide }),
    warnings: systemColumn(text, 'What is missing or wrong.', { width: wide }),
    scored_at: systemColumn(text, 'When it was computed (UTC).'),
  },
);
