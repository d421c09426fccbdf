import { column } from '../columns/column';
import { boolean, date, number, text } from '../columns/scalar-columns';
import { identityColumns } from './candidates';
import { inputTab } from './tab';

/** The canonical list of initiatives. */
export const backlogTab = inputTab('Backlog', 'All initiatives, often fed from another sheet. Optional.', {
  ...identityColumns,
  engineering_tokens: column(number({ minimum: 0 }), 'Tokens it takes.'),
  deadline_date: column(date, 'The day it must be done by.'),
  is_optimization_candidate: column(boolean, 'Tick to have it offered by Populate candidates.'),
  candidate_period_key: column(text, 'The period it is a candidate for.'),
  is_archived: column(boolean, 'Archived initiatives cannot be funded.'),
});
