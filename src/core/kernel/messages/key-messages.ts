import { printList } from '../list-text';
import { didYouMean, message } from './message';

/** Problems with keys that refer to something, or that should be unique. */
export const keyMessages = {
  'duplicate-key': message<{ key: string; rows: readonly number[] }>({
    severity: 'error',
    says: ({ key, rows }) => `${key} stands in rows ${rows.join(', ')}`,
    fix: () => 'Keep one of the rows, or give the others keys of their own',
  }),
  'unknown-initiative': message<{ key: string; near: string | null }>({
    severity: 'error',
    says: ({ key, near }) => `there is no initiative ${key}${didYouMean(near)}`,
    fix: ({ near }) => (near === null ? 'Correct the key, or add the initiative to Candidates' : `Enter ${near}`),
  }),
  'unknown-bundle': message<{ key: string; near: string | null }>({
    severity: 'error',
    says: ({ key, near }) => `no initiative belongs to a bundle ${key}${didYouMean(near)}`,
    fix: () => 'Name the members in related_keys, or enter the bundle key beside them on Candidates',
  }),
  'unknown-kpi': message<{ key: string; near: string | null }>({
    severity: 'error',
    says: ({ key, near }) => `there is no KPI ${key}${didYouMean(near)}`,
    fix: ({ near }) => (near === null ? 'Correct the key, or add the KPI to Metrics_Config' : `Enter ${near}`),
  }),
  'unusable-kpi': message<{ key: string; reason: 'inactive' | 'immediate' }>({
    severity: 'error',
    says: ({ key, reason }) =>
      reason === 'inactive' ? `the KPI ${key} is not active` : `the KPI ${key} is of level immediate`,
    fix: () => 'Use an active north_star or strategic KPI, or change the KPI on Metrics_Config',
  }),
  'no-north-star': message<Record<string, never>>({
    severity: 'error',
    says: () => 'no active KPI is the north star',
    fix: () => 'Set kpi_level to north_star on exactly one active KPI',
  }),
  'needs-north-star': message<{ what: string }>({
    severity: 'error',
    says: ({ what }) => `${what} needs one active north-star KPI on Metrics_Config`,
    fix: () => 'Add a KPI with kpi_level north_star to Metrics_Config, or choose objective_mode max_score',
  }),
  'two-north-stars': message<{ keys: readonly string[] }>({
    severity: 'error',
    says: ({ keys }) => `${keys.join(' and ')} are both the north star`,
    fix: () => 'Keep kpi_level north_star on exactly one active KPI',
  }),
  'unknown-scenario': message<{ name: string; near: string | null }>({
    severity: 'error',
    says: ({ name, near }) => `there is no scenario "${name}"${didYouMean(near)}`,
    fix: ({ near }) => (near === null ? 'Add it to Scenario_Config, or correct the name' : `Choose ${near}`),
  }),
  'unknown-constraint-set': message<{ name: string; scenario: string; near: string | null }>({
    severity: 'error',
    says: ({ name, scenario, near }) => `scenario "${scenario}" has no constraint set "${name}"${didYouMean(near)}`,
    fix: ({ near }) => (near === null ? 'Choose a set that has rows, or (none)' : `Choose ${near}`),
  }),
  'near-slice-value': message<{ dimension: string; value: string; near: string | null; known: readonly string[] }>({
    severity: 'warning',
    says: ({ dimension, value, near }) => `no candidate has ${dimension} ${value}${didYouMean(near)}`,
    fix: ({ near, known }) => {
      if (near !== null) return `Enter ${near}`;
      const values = known.length === 0 ? '' : ` (there are ${printList(known)})`;
      return `Correct the value${values}, or leave it: the row is about nothing`;
    },
  }),
  'reason-without-mandate': message<{ key: string }>({
    severity: 'warning',
    says: ({ key }) => `${key} has a reason to be mandatory, but is_mandatory is not ticked`,
    fix: () => 'Tick is_mandatory, or clear the reason',
  }),
  'not-in-pool': message<{ key: string; consequence: string }>({
    severity: 'warning',
    says: ({ key, consequence }) => `${key} is not a candidate of this run: ${consequence}`,
    fix: ({ key }) => `Add ${key} to Candidates if it is not there and tick it, or change the rule`,
  }),
  'ineligible-in-rule': message<{ key: string; reason: string; consequence: string }>({
    severity: 'warning',
    says: ({ key, reason, consequence }) => `${key} cannot be funded (${reason}): ${consequence}`,
    fix: ({ key }) => `Correct the row of ${key} on Candidates, or change the rule`,
  }),
  'mandatory-not-in-pool': message<{ key: string }>({
    severity: 'error',
    says: ({ key }) => `${key} is mandatory but is not a candidate of this run`,
    fix: ({ key }) =>
      `Add ${key} to Candidates if it is not there and tick it (or run all candidates), or drop the rule`,
  }),
} as const;
