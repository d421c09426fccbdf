import { column } from '../columns/column';
import { boolean, date, key, number, text } from '../columns/scalar-columns';
import { identityColumns, keyHelp } from './candidates';
import { fed } from './fed';
import { inputTab } from './tab';

/** The canonical list of initiatives. Formulas feed it from elsewhere, so no column of it is plain text. */
export const backlogTab = inputTab('Backlog', 'All initiatives, often fed from another sheet. Optional.', {
  initiative_key: column(fed(key), keyHelp, { required: true }),
  ...identityColumns,
  engineering_tokens: column(number({ minimum: 0, plain: true }), 'Tokens it takes.'),
  deadline_date: column(date, 'The day it must be done by.'),
  is_optimization_candidate: column(boolean, 'Tick to have it offered by Populate candidates.'),
  candidate_period_key: column(fed(text), 'The period it is a candidate for.'),
  is_archived: column(boolean, 'Archived initiatives cannot be funded.'),
});
