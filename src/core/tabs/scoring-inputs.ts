import { column } from '../columns/column';
import { initiativeKeys } from '../columns/offered-values';
import { choice, key, number } from '../columns/scalar-columns';
import { frameworkNames } from '../domain/framework';
import { inputTab } from './tab';

const share = number({ minimum: 0, maximum: 1 });
const amount = number({ minimum: 0 });

/** What people typed for the frameworks that need no formula. */
export const scoringInputsTab = inputTab(
  'Scoring_Inputs',
  'One row per initiative: what RICE and WSJF need, and which framework gives its value score. Optional.',
  {
    initiative_key: column(key, 'The initiative, as on Candidates or Backlog.', {
      required: true,
      choicesFrom: initiativeKeys,
    }),
    active_scoring_framework: column(
      choice(frameworkNames),
      'The framework whose value is the value score; blank: the only one that is filled in.',
      { width: 190 },
    ),
    rice_reach: column(amount, 'Reach: how many people or events it touches in the period.'),
    rice_impact: column(number({ minimum: 0, maximum: 3 }), 'Impact on each of them, from 0 to 3.'),
    rice_confidence: column(share, 'Confidence, from 0 to 1 or 0 % to 100 %.'),
    rice_effort: column(amount, 'Effort, for example person-months; RICE is reach x impact x confidence / effort.'),
    wsjf_business_value: column(amount, 'Business value, on a scale of your own.'),
    wsjf_time_criticality: column(amount, 'Time criticality, on the same scale.'),
    wsjf_risk_reduction: column(amount, 'Risk reduction or opportunity, on the same scale.'),
    wsjf_job_size: column(amount, 'Job size; WSJF is the sum of the three before, divided by it.'),
  },
);
