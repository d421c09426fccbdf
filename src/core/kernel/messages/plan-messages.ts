import { printList } from '../list-text';
import { printNumber } from '../number-text';
import { counted, didYouMean, message } from './message';

/** Problems of a run as a whole: its pool, its weights, what is not known. */
export const planMessages = {
  'no-candidate-ticked': message<{ rows: number }>({
    severity: 'error',
    cause: 'A run of the selected candidates finds no ticked row.',
    says: ({ rows }) => `none of the ${counted(rows, 'candidate')} is ticked`,
    fix: () => 'Tick is_selected_for_run beside the candidates, or run all candidates',
  }),
  'deadline-before-period': message<{ key: string; deadline: string; firstDay: string }>({
    severity: 'warning',
    cause: 'A candidate has to be done before the period starts, so it cannot be funded in it.',
    says: ({ key, deadline, firstDay }) => `${key} is due ${deadline}, before the period starts on ${firstDay}`,
    fix: () => 'Correct the deadline, or untick the candidate',
  }),
  'missing-weights': message<{ mode: string }>({
    severity: 'error',
    cause: 'The objective mode needs weights and the cell is empty.',
    says: ({ mode }) => `${mode} needs weights`,
    fix: ({ mode }) =>
      mode === 'lexicographic'
        ? 'Enter an order such as ORDERS > RETENTION'
        : 'Enter weights such as ORDERS: 60%, RETENTION: 40%',
  }),
  'negative-weight': message<{ key: string; weight: number }>({
    severity: 'error',
    cause: 'A KPI weight is negative.',
    says: ({ key, weight }) => `the weight of ${key} is ${printNumber(weight)}`,
    fix: () => 'Enter 0 or more; for a KPI that should fall set direction to lower_is_better',
  }),
  'zero-weights': message<Record<string, never>>({
    severity: 'error',
    cause: 'All KPI weights are zero.',
    says: () => 'the weights sum to nothing',
    fix: () => 'Give at least one KPI a weight above 0',
  }),
  'equal-weights': message<{ keys: readonly string[] }>({
    severity: 'error',
    cause: 'A lexicographic order is given as weights, and two of them are equal.',
    says: ({ keys }) => `${keys.join(' and ')} have the same weight, so their order is not clear`,
    fix: () => 'Enter an order such as ORDERS > RETENTION',
  }),
  'repeated-weight': message<{ key: string }>({
    severity: 'error',
    cause: 'A KPI is weighted twice, by its key or by a group that contains it.',
    says: ({ key }) => `${key} is named twice`,
    fix: () => 'Name each KPI once',
  }),
  'group-not-in-order': message<{ group: string }>({
    severity: 'error',
    cause: 'A lexicographic order names the group strategic_kpis, which has no order of its own.',
    says: ({ group }) => `${group} is several KPIs without an order`,
    fix: () => 'Name the KPIs one by one, the most important first',
  }),
  'no-strategic-kpi': message<Record<string, never>>({
    severity: 'error',
    cause: 'The group strategic_kpis is weighted, but no active KPI is strategic.',
    says: () => 'no active KPI is strategic',
    fix: () => 'Set kpi_level to strategic on Metrics_Config, or take the group out',
  }),
  'weights-normalised': message<{ sum: number }>({
    severity: 'warning',
    cause: 'KPI weights do not sum to 100 %.',
    says: ({ sum }) => `the weights sum to ${printNumber(sum * 100)} % and are scaled to 100 %`,
    fix: () => 'Enter weights that sum to 100 %',
  }),
  'unused-weights': message<{ mode: string }>({
    severity: 'warning',
    cause: 'Weights are given for an objective mode that has none.',
    says: ({ mode }) => `${mode} does not use weights`,
    fix: () => 'Clear the weights, or choose weighted_kpis',
  }),
  'goal-weight-in-order': message<Record<string, never>>({
    severity: 'error',
    cause: 'goal_weight is above 0 in lexicographic mode, where levels are never traded.',
    says: () => 'goal_weight has no place in lexicographic mode',
    fix: () => 'Clear goal_weight, or choose another objective_mode',
  }),
  'kpi-adds-nothing': message<{ kpi: string }>({
    severity: 'warning',
    cause: 'A weighted KPI has no target and no contributions, so that it cannot change the plan.',
    says: ({ kpi }) => `${kpi} has no target and no contribution, so its weight changes nothing`,
    fix: () => 'Enter contributions or a target, or take the KPI out of the weights',
  }),
  'contribution-unknown': message<{ kpi: string; keys: readonly string[]; pool: number }>({
    severity: 'warning',
    cause: 'Candidates have no contribution to a KPI that the run uses; each counts as nothing.',
    says: ({ kpi, keys, pool }) =>
      `the contribution to ${kpi} is not known for ${keys.length} of ${counted(pool, 'candidate')} (${printList(keys)}); they count as nothing`,
    fix: () => 'Enter the contributions on KPI_Contributions, 0 where there is none, or formulas on Math_Models',
  }),
  'score-unknown': message<{ keys: readonly string[]; pool: number }>({
    severity: 'warning',
    cause: 'Candidates have no value score in mode max_score; each counts as nothing.',
    says: ({ keys, pool }) =>
      `${keys.length} of ${counted(pool, 'candidate')} (${printList(keys)}) have no value_score; they count as nothing`,
    fix: () => 'Enter value_score on Candidates, or what Scoring_Inputs or Math_Models need',
  }),
  'tie-broken': message<{ unproven: readonly string[] }>({
    severity: 'warning',
    cause: 'Several plans are worth exactly the same, so that the tie-breaks decided between them.',
    says: ({ unproven }) =>
      unproven.length === 0
        ? 'other plans are worth exactly as much; this one misses goals least, then takes the fewest tokens, then has the earliest deadlines'
        : `other plans may be worth exactly as much, and time ran out while choosing between them: that this one is best by ${printList(unproven)} is not proven`,
    fix: ({ unproven }) =>
      unproven.length === 0
        ? 'Nothing has to be done; finer contributions would tell the plans apart'
        : 'Allow more time to have it proven',
  }),
  'no-set-chosen': message<{ sets: readonly string[]; rows: number }>({
    severity: 'warning',
    cause: 'A run names no constraint set although its scenario has some, so that none of their rows count.',
    says: ({ sets, rows }) =>
      `no constraint set was chosen, so ${counted(rows, 'row')} of ${printList(sets)} do not count`,
    fix: ({ sets }) => `Choose ${sets.join(' or ')}, or leave it to plan without rules`,
  }),
  'stray-rows': message<{ name: string; rows: readonly number[]; near: string | null }>({
    severity: 'warning',
    cause:
      'Rows of Constraints or Targets name a scenario that does not exist, or a set that looks like a misspelling.',
    says: ({ name, rows, near }) =>
      `${rows.length === 1 ? 'row' : 'rows'} ${printList(rows.map(String))} belong to "${name}" and do not count${didYouMean(near)}`,
    fix: ({ near }) => (near === null ? 'Correct the name, or leave the rows' : `Enter ${near}, or leave the rows`),
  }),
  'near-set-name': message<{ name: string; rows: number; larger: string }>({
    severity: 'warning',
    cause: 'A constraint set with few rows is spelled almost like another set of the scenario.',
    says: ({ name, rows, larger }) =>
      `"${name}" is a constraint set of its own, with ${counted(rows, 'row')}${didYouMean(larger)}`,
    fix: ({ larger }) => `Enter ${larger}, or leave it if the set is meant`,
  }),
  'no-scenario-chosen': message<{ names: readonly string[] }>({
    severity: 'error',
    cause: 'A run does not say which of several scenarios it is for.',
    says: () => 'no scenario was chosen',
    fix: ({ names }) => `Choose one of ${names.join(', ')}`,
  }),
} as const;
