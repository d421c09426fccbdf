import { type ChoicesFrom, column } from '../columns/column';
import { keyList } from '../columns/compound-columns';
import { boolean, date, key, label, number, text } from '../columns/scalar-columns';
import { fed } from './fed';
import { inputTab, wide } from './tab';

/** What stands in a column of the tab already. */
const sameTab = (column: string): ChoicesFrom => ({ tab: null, column });

/** Help for the key of an initiative. */
export const keyHelp = 'A short unique key, for example INIT-000123.';

/** What initiatives have in common on Candidates and Backlog, beside their key. */
export const identityColumns = {
  title: column(fed(text), 'What it is called.', { width: wide }),
  country: column(fed(label), 'The country it is for.', { choicesFrom: sameTab('country') }),
  department: column(fed(label), 'The department that does it.', { choicesFrom: sameTab('department') }),
  category: column(fed(label), 'The kind of work.', { choicesFrom: sameTab('category') }),
  program: column(fed(label), 'The program it is part of.', {
    aliases: ['program_key'],
    choicesFrom: sameTab('program'),
  }),
  product: column(fed(label), 'The product it changes.', { choicesFrom: sameTab('product') }),
  segment: column(fed(label), 'The customers it is for.', { choicesFrom: sameTab('segment') }),
  lifecycle_status: column(
    fed(label),
    'Archived, withdrawn, cancelled, rejected or done initiatives cannot be funded.',
  ),
} as const;

/** The initiatives offered to a run. */
export const candidatesTab = inputTab('Candidates', 'The initiatives to choose from, one per row.', {
  initiative_key: column(key, keyHelp, { required: true }),
  ...identityColumns,
  engineering_tokens: column(number({ minimum: 0, plain: true }), 'Tokens it takes, for example engineer-days.', {
    required: true,
  }),
  tokens_low: column(number({ minimum: 0, plain: true }), 'The fewest tokens it may take.'),
  tokens_high: column(number({ minimum: 0, plain: true }), 'The most tokens it may take.'),
  value_score: column(number(), 'Its value, for objective mode max_score; blank: what scoring computes.'),
  deadline_date: column(date, 'The day it must be done by.'),
  is_mandatory: column(boolean, 'Tick when it must be funded, in every constraint set.'),
  mandate_reason: column(text, 'Why it is mandatory.', { width: wide }),
  bundle_key: column(key, 'The bundle it belongs to; it binds where a rule names the bundle.', {
    choicesFrom: sameTab('bundle_key'),
  }),
  prerequisite_keys: column(keyList, 'Initiatives it needs, in every constraint set.', {
    choicesFrom: sameTab('initiative_key'),
  }),
  exclusion_keys: column(keyList, 'Initiatives it cannot be funded together with.', {
    choicesFrom: sameTab('initiative_key'),
  }),
  is_selected_for_run: column(boolean, 'Tick to offer it to "Run selected candidates".'),
  notes: column(text, 'Anything worth remembering.', { width: wide }),
});
