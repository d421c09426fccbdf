import type { Cell, Table } from '../../src/core/columns/cell';
import type { PlannedBounds } from './bounds';
import { kpis } from './initiatives';
import type { PlannedLogic } from './logic';

/** The columns of Constraints that differ from rule to rule. */
const ruleHeader = [
  ...['constraint_type', 'dimension', 'key', 'related_keys', 'min_tokens', 'max_tokens', 'min_count', 'max_count'],
  ...['target_kpi_key', 'target_value', 'notes'],
] as const;

type RuleCells = Partial<Record<(typeof ruleHeader)[number], Cell>>;

/** The Constraints tab: the same rules once per scenario. */
export function printRules(
  logic: PlannedLogic,
  bounds: PlannedBounds,
  scenarios: readonly string[],
  setName: string,
  key: (index: number) => string,
): Table {
  const rules = [...boundRules(bounds), ...logicRules(logic, key)];
  return {
    header: ['scenario_name', 'constraint_set_name', ...ruleHeader],
    rows: scenarios.flatMap((scenario) =>
      rules.map((rule) => [scenario, setName, ...ruleHeader.map((column) => rule[column] ?? '')]),
    ),
  };
}

const limitColumn = {
  capacity_floor: 'min_tokens',
  capacity_cap: 'max_tokens',
  min_selected: 'min_count',
  max_selected: 'max_count',
} as const;

function boundRules({ bounds, targetRules }: PlannedBounds): readonly RuleCells[] {
  return [
    ...bounds.map(({ type, dimension, key, limit, isShare }): RuleCells => {
      const cell: Cell = isShare ? { kind: 'percent', value: limit } : limit;
      return { constraint_type: type, dimension, key, [limitColumn[type]]: cell };
    }),
    ...targetRules.map(
      ({ dimension, key, kpi, value }): RuleCells => ({
        constraint_type: 'target',
        dimension,
        key,
        target_kpi_key: kpis[kpi]?.key ?? '',
        target_value: value,
      }),
    ),
  ];
}

/** Both spellings of a rule take turns where there are two. */
function logicRules(logic: PlannedLogic, key: (index: number) => string): readonly RuleCells[] {
  const keys = (members: readonly number[]): string => members.map(key).join(', ');
  const byRule = <T extends { readonly place: string }>(facts: readonly T[]): readonly T[] =>
    facts.filter(({ place }) => place === 'rule');
  const initiative = 'initiative';
  return [
    ...byRule(logic.mandatory).map(
      ({ member }): RuleCells => ({
        constraint_type: 'mandatory',
        dimension: initiative,
        key: key(member),
        notes: 'Regulatory deadline',
      }),
    ),
    ...logic.excluded.map(
      (member): RuleCells => ({
        constraint_type: 'exclude',
        dimension: initiative,
        key: key(member),
        notes: 'Blocked by legal',
      }),
    ),
    ...byRule(logic.pairs).map(({ members }, index): RuleCells => {
      const common: RuleCells = { constraint_type: 'exclude_pair', dimension: initiative };
      if (index % 2 === 1) return { ...common, key: members.map(key).join(' + ') };
      return { ...common, key: keys(members.slice(0, 1)), related_keys: keys(members.slice(1)) };
    }),
    ...logic.bundles.map(
      ({ key: bundle, members, place }): RuleCells => ({
        constraint_type: 'bundle_all_or_nothing',
        dimension: 'bundle',
        key: bundle,
        related_keys: place === 'rule' ? keys(members) : '',
      }),
    ),
    ...logic.bundles
      .filter(({ isExcluded }) => isExcluded)
      .map(({ key: bundle }): RuleCells => ({ constraint_type: 'exclude', dimension: 'bundle', key: bundle })),
    ...byRule(logic.needs).map(({ dependent, needed }, index): RuleCells => {
      const common: RuleCells = { constraint_type: 'require_prereq', dimension: initiative };
      if (index % 2 === 1) return { ...common, key: `${key(dependent)}<-${key(needed)}` };
      return { ...common, key: key(dependent), related_keys: key(needed) };
    }),
    ...logic.synergies.map(({ members, bundle, kpi, amount }, index): RuleCells => {
      const common: RuleCells = {
        constraint_type: 'synergy_bonus',
        target_kpi_key: kpis[kpi]?.key ?? '',
        target_value: amount,
      };
      if (bundle !== null) return { ...common, dimension: 'bundle', key: bundle };
      if (index % 2 === 1) return { ...common, dimension: initiative, key: members.map(key).join(' + ') };
      return { ...common, dimension: initiative, key: keys(members.slice(0, 1)), related_keys: keys(members.slice(1)) };
    }),
  ];
}
