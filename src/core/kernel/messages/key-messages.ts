import { printList } from '../list-text';
import { didYouMean, message } from './message';

/** Problems with keys that refer to something, or that should be unique. */
export const keyMessages = {
  'duplicate-key': message<{ key: string; rows: readonly number[] }>({
    severity: 'error',
    cause: 'A key that must be unique on its tab stands in several rows.',
    says: ({ key, rows }) => `${key} stands in rows ${rows.join(', ')}`,
    fix: () => 'Keep one of the rows, or give the others keys of their own',
  }),
  'unknown-initiative': message<{ key: string; near: string | null }>({
    severity: 'error',
    cause: 'An initiative key is neither on Candidates nor on Backlog.',
    says: ({ key, near }) => `there is no initiative ${key}${didYouMean(near)}`,
    fix: ({ near }) => (near === null ? 'Correct the key, or add the initiative to Candidates' : `Enter ${near}`),
  }),
  'unknown-bundle': message<{ key: string; near: string | null }>({
    severity: 'error',
    cause: 'A rule names a bundle that has no members.',
    says: ({ key, near }) => `no initiative belongs to a bundle ${key}${didYouMean(near)}`,
    fix: () => 'Name the members in related_keys, or enter the bundle key beside them on Candidates',
  }),
  'unknown-kpi': message<{ key: string; near: string | null }>({
    severity: 'error',
    cause: 'A KPI key is not in Metrics_Config.',
    says: ({ key, near }) => `there is no KPI ${key}${didYouMean(near)}`,
    fix: ({ near }) => (near === null ? 'Correct the key, or add the KPI to Metrics_Config' : `Enter ${near}`),
  }),
  'unusable-kpi': message<{ key: string; reason: 'inactive' | 'immediate' }>({
    severity: 'error',
    cause: 'A target, rule or weight uses a KPI that is inactive or of level immediate.',
    says: ({ key, reason }) =>
      reason === 'inactive' ? `the KPI ${key} is not active` : `the KPI ${key} is of level immediate`,
    fix: () => 'Use an active north_star or strategic KPI, or change the KPI on Metrics_Config',
  }),
  'no-north-star': message<Record<string, never>>({
    severity: 'error',
    cause: 'Metrics_Config has no active north-star KPI.',
    says: () => 'no active KPI is the north star',
    fix: () => 'Set kpi_level to north_star on exactly one active KPI',
  }),
  'needs-north-star': message<{ what: string }>({
    severity: 'error',
    cause:
      'An objective mode or weight asks for the north star, and Metrics_Config does not have just one that is active.',
    says: ({ what }) => `${what} needs one active north-star KPI on Metrics_Config`,
    fix: () => 'Add a KPI with kpi_level north_star to Metrics_Config, or choose objective_mode max_score',
  }),
  'two-north-stars': message<{ keys: readonly string[] }>({
    severity: 'error',
    cause: 'Metrics_Config has more than one active north-star KPI.',
    says: ({ keys }) => `${keys.join(' and ')} are both the north star`,
    fix: () => 'Keep kpi_level north_star on exactly one active KPI',
  }),
  'unknown-scenario': message<{ name: string; near: string | null }>({
    severity: 'error',
    cause: 'A scenario name is not on Scenario_Config.',
    says: ({ name, near }) => `there is no scenario "${name}"${didYouMean(near)}`,
    fix: ({ near }) => (near === null ? 'Add it to Scenario_Config, or correct the name' : `Choose ${near}`),
  }),
  'unknown-constraint-set': message<{ name: string; scenario: string; near: string | null }>({
    severity: 'error',
    cause: 'The constraint set chosen for a run has no row on Constraints or Targets for that scenario.',
    says: ({ name, scenario, near }) => `scenario "${scenario}" has no constraint set "${name}"${didYouMean(near)}`,
    fix: ({ near }) => (near === null ? 'Choose a set that has rows, or (none)' : `Choose ${near}`),
  }),
  'near-slice-value': message<{ dimension: string; value: string; near: string | null; known: readonly string[] }>({
    severity: 'warning',
    cause: 'A rule or target names a slice that no candidate of the run belongs to.',
    says: ({ dimension, value, near }) => `no candidate has ${dimension} ${value}${didYouMean(near)}`,
    fix: ({ near, known }) => {
      if (near !== null) return `Enter ${near}`;
      const values = known.length === 0 ? '' : ` (there are ${printList(known)})`;
      return `Correct the value${values}, or leave it: the row is about nothing`;
    },
  }),
  'reason-without-mandate': message<{ key: string }>({
    severity: 'warning',
    cause: 'A candidate has a mandate_reason but is_mandatory is not ticked.',
    says: ({ key }) => `${key} has a reason to be mandatory, but is_mandatory is not ticked`,
    fix: () => 'Tick is_mandatory, or clear the reason',
  }),
  'not-in-pool': message<{ key: string; consequence: string }>({
    severity: 'warning',
    cause: 'A rule names an initiative that is not among the candidates of this run.',
    says: ({ key, consequence }) => `${key} is not a candidate of this run: ${consequence}`,
    fix: ({ key }) => `Add ${key} to Candidates if it is not there and tick it, or change the rule`,
  }),
  'ineligible-in-rule': message<{ key: string; reason: string; consequence: string }>({
    severity: 'warning',
    cause: 'A rule names a candidate that cannot be funded at all.',
    says: ({ key, reason, consequence }) => `${key} cannot be funded (${reason}): ${consequence}`,
    fix: ({ key }) => `Correct the row of ${key} on Candidates, or change the rule`,
  }),
  'mandatory-not-in-pool': message<{ key: string }>({
    severity: 'error',
    cause: 'A mandatory initiative is not among the candidates of the run.',
    says: ({ key }) => `${key} is mandatory but is not a candidate of this run`,
    fix: ({ key }) =>
      `Add ${key} to Candidates if it is not there and tick it (or run all candidates), or drop the rule`,
  }),
} as const;
