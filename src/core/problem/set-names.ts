import type { Row } from '../columns/row';
import { kindOf } from '../constraints/index';
import type { Names } from '../constraints/names';
import type { Scenario } from '../domain/scenario';
import { fold } from '../kernel/fold';
import { nearest } from '../kernel/nearest';
import type { constraintsTab } from '../tabs/index';
import type { Initiatives } from './initiatives';
import type { Registry } from './registry';

/** What words can refer to within one constraint set: bundles are as the set's own rows define them. */
export function namesOf(
  rows: readonly Row<typeof constraintsTab.columns>[],
  scenario: Pick<Scenario, 'capacityTotal'>,
  registry: Registry,
  initiatives: Initiatives,
): Names {
  const defined = new Map<string, { readonly key: string; readonly members: readonly string[] }>();
  for (const { values } of rows) {
    const { constraint_type: kind, key, related_keys: members } = values;
    if (kind === null || key === null || members === null || members.length === 0) continue;
    if (kindOf({ kind }).definesBundle && !defined.has(fold(key))) defined.set(fold(key), { key, members });
  }
  return {
    initiative: (text) => initiatives.find(text),
    nearestInitiative: (text) => initiatives.nearest(text),
    kpi: (text) => registry.find(text),
    nearestKpi: (text) => registry.nearest(text),
    sliceValue: (dimension, value) => initiatives.sliceValue(dimension, value),
    bundleMembers: (bundle) => {
      const named = defined.get(fold(bundle))?.members;
      if (named === undefined) return initiatives.bundleMembers(bundle);
      return [...new Set(named.map((text) => initiatives.find(text)).filter((key) => key !== null))];
    },
    nearestBundle: (text) =>
      nearest(text, [...[...defined.values()].map((bundle) => bundle.key), ...initiatives.bundleKeys]),
    capacityTotal: scenario.capacityTotal,
  };
}
