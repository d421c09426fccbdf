import { printList } from '../list-text';
import { printNumber } from '../number-text';
import { counted, didYouMean, message } from './message';

/** Problems of a run as a whole: its pool, its weights, what is not known. */
export const planMessages = {
  'no-candidate-ticked': message<{ rows: number }>({
    severity: 'error',
    says: ({ rows }) => `none of the ${counted(rows, 'candidate')} is ticked`,
    fix: () => 'Tick is_selected_for_run beside the candidates, or run all candidates',
  }),
  'deadline-before-period': message<{ key: string; deadline: string; firstDay: string }>({
    severity: 'warning',
    says: ({ key, deadline, firstDay }) => `${key} is due ${deadline}, before the period starts on ${firstDay}`,
    fix: () => 'Correct the deadline, or untick the candidate',
  }),
  'missing-weights': message<{ mode: string }>({
    severity: 'error',
    says: ({ mode }) => `${mode} needs weights`,
    fix: ({ mode }) =>
      mode === 'lexicographic'
        ? 'Enter an order such as ORDERS > RETENTION'
        : 'Enter weights such as ORDERS: 60%, RETENTION: 40%',
  }),
  'negative-weight': message<{ key: string; weight: number }>({
    severity: 'error',
    says: ({ key, weight }) => `the weight of ${key} is ${printNumber(weight)}`,
    fix: () => 'Enter 0 or more; for a KPI that should fall set direction to lower_is_better',
  }),
  'zero-weights': message<Record<string, never>>({
    severity: 'error',
    says: () => 'the weights sum to nothing',
    fix: () => 'Give at least one KPI a weight above 0',
  }),
  'equal-weights': message<{ keys: readonly string[] }>({
    severity: 'error',
    says: ({ keys }) => `${keys.join(' and ')} have the same weight, so their order is not clear`,
    fix: () => 'Enter an order such as ORDERS > RETENTION',
  }),
  'repeated-weight': message<{ key: string }>({
    severity: 'error',
    says: ({ key }) => `${key} is named twice`,
    fix: () => 'Name each KPI once',
  }),
  'group-not-in-order': message<{ group: string }>({
    severity: 'error',
    says: ({ group }) => `${group} is several KPIs without an order`,
    fix: () => 'Name the KPIs one by one, the most important first',
  }),
  'no-strategic-kpi': message<Record<string, never>>({
    severity: 'error',
    says: () => 'no active KPI is strategic',
    fix: () => 'Set kpi_level to strategic on Metrics_Config, or take the group out',
  }),
  'weights-normalised': message<{ sum: number }>({
    severity: 'warning',
    says: ({ sum }) => `the weights sum to ${printNumber(sum * 100)} % and are scaled to 100 %`,
    fix: () => 'Enter weights that sum to 100 %',
  }),
  'unused-weights': message<{ mode: string }>({
    severity: 'warning',
    says: ({ mode }) => `${mode} does not use weights`,
    fix: () => 'Clear the weights, or choose weighted_kpis',
  }),
  'goal-weight-in-order': message<Record<string, never>>({
    severity: 'error',
    says: () => 'goal_weight has no place in lexicographic mode',
    fix: () => 'Clear goal_weight, or choose another objective_mode',
  }),
  'kpi-adds-nothing': message<{ kpi: string }>({
    severity: 'warning',
    says: ({ kpi }) => `${kpi} has no target and no contribution, so its weight changes nothing`,
    fix: () => 'Enter contributions or a target, or take the KPI out of the weights',
  }),
  'contribution-unknown': message<{ kpi: string; keys: readonly string[]; pool: number }>({
    severity: 'warning',
    says: ({ kpi, keys, pool }) =>
      `the contribution to ${kpi} is not known for ${keys.length} of ${counted(pool, 'candidate')} (${printList(keys)}); they count as nothing`,
    fix: () => 'Enter the contributions on KPI_Contributions, 0 where there is none, or formulas on Math_Models',
  }),
  'score-unknown': message<{ keys: readonly string[]; pool: number }>({
    severity: 'warning',
    says: ({ keys, pool }) =>
      `${keys.length} of ${counted(pool, 'candidate')} (${printList(keys)}) have no value_score; they count as nothing`,
    fix: () => 'Enter value_score on Candidates, or what Scoring_Inputs or Math_Models need',
  }),
  'tie-broken': message<{ unproven: readonly string[] }>({
    severity: 'warning',
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
    says: ({ sets, rows }) =>
      `no constraint set was chosen, so ${counted(rows, 'row')} of ${printList(sets)} do not count`,
    fix: ({ sets }) => `Choose ${sets.join(' or ')}, or leave it to plan without rules`,
  }),
  'stray-rows': message<{ name: string; rows: readonly number[]; near: string | null }>({
    severity: 'warning',
    says: ({ name, rows, near }) =>
      `${rows.length === 1 ? 'row' : 'rows'} ${printList(rows.map(String))} belong to "${name}" and do not count${didYouMean(near)}`,
    fix: ({ near }) => (near === null ? 'Correct the name, or leave the rows' : `Enter ${near}, or leave the rows`),
  }),
  'near-set-name': message<{ name: string; rows: number; larger: string }>({
    severity: 'warning',
    says: ({ name, rows, larger }) =>
      `"${name}" is a constraint set of its own, with ${counted(rows, 'row')}${didYouMean(larger)}`,
    fix: ({ larger }) => `Enter ${larger}, or leave it if the set is meant`,
  }),
  'no-scenario-chosen': message<{ names: readonly string[] }>({
    severity: 'error',
    says: () => 'no scenario was chosen',
    fix: ({ names }) => `Choose one of ${names.join(', ')}`,
  }),
} as const;
