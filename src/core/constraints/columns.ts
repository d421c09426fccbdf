import { column } from '../columns/column';
import { amount, keyList } from '../columns/compound-columns';
import { initiativeKeys, kpiKeys } from '../columns/offered-values';
import { choice, key, number, text } from '../columns/scalar-columns';
import { sliceDimensions } from '../domain/slice';
import { strengths } from '../domain/target';

/** The columns of a rule row whose meaning depends on the rule's type. A rule type names the ones it uses. */
export const ruleColumns = {
  dimension: column(
    key,
    'What the rule is about: all, a slice such as country or country+department, initiative or bundle.',
    {
      required: true,
      suggestions: ['all', ...sliceDimensions, 'initiative', 'bundle'],
    },
  ),
  key: column(
    key,
    'The value of the dimension: a country, an initiative key, a bundle key. A + B and A<-B are read too.',
    {
      aliases: ['dimension_key'],
      choicesFrom: initiativeKeys,
    },
  ),
  related_keys: column(
    keyList,
    'Other initiatives the rule needs: the rest of a pair, bundle members, prerequisites.',
    {
      choicesFrom: initiativeKeys,
    },
  ),
  min_tokens: column(amount, 'The fewest tokens, or a percentage of capacity.'),
  max_tokens: column(amount, 'The most tokens, or a percentage of capacity.'),
  min_count: column(number({ minimum: 0, whole: true, plain: true }), 'The fewest initiatives.'),
  max_count: column(number({ minimum: 0, whole: true, plain: true }), 'The most initiatives.'),
  target_kpi_key: column(key, 'The KPI of a target or synergy bonus.', { choicesFrom: kpiKeys }),
  target_value: column(number(), "The target, or the bonus, in the KPI's own unit."),
  strength: column(
    choice(strengths),
    'hard (must hold), locked (must hold and is never proposed for a change) or soft.',
  ),
  break_price: column(
    number({ minimum: 0, plain: true }),
    'Soft rules: percent of the objective that each 1 % of violation costs; a rule without a number counts as 100 %.',
  ),
  notes: column(text, 'Why the rule is there. Shown as the reason.', { width: 260 }),
} as const;

/** A column whose use depends on the rule type. */
export type RuleColumn = keyof typeof ruleColumns;

/** All of them, in the order of the tab. */
// Object.keys forgets the key type; ruleColumns has exactly these keys.
export const ruleColumnNames = Object.keys(ruleColumns) as readonly RuleColumn[];
