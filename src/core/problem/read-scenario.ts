import type { AmountsByValue } from '../columns/compound-columns';
import type { Row } from '../columns/row';
import { capacityCap } from '../constraints/capacity-cap';
import type { Rule } from '../constraints/index';
import type { Names } from '../constraints/names';
import { plainRule } from '../constraints/plain-rule';
import type { Scenario } from '../domain/scenario';
import { type SliceDimension, sliceOf, wholePortfolio } from '../domain/slice';
import { fold } from '../kernel/fold';
import { type CellRef, type Issue, issue } from '../kernel/issue';
import { objectiveKinds } from '../objectives/index';
import type { scenarioConfig } from '../tabs/index';
import { missingValues } from '../tabs/missing-values';
import { repeatedKeys } from '../tabs/repeated-keys';
import { checkQuarters } from './check-quarters';
import { readWeights } from './read-weights';
import type { Registry } from './registry';
import type { WorkbookRows } from './workbook-rows';

/** A row of Scenario_Config. */
export type ScenarioRow = Row<typeof scenarioConfig.columns>;

/** A scenario row, read as far as it could be. */
export interface ScenarioReading {
  /** Null when something it cannot do without is missing; an issue says what. */
  readonly scenario: Scenario | null;
  readonly issues: readonly Issue[];
}

/** The row of the scenario of that name, folded; null when there is none. */
export function findScenario(scenarios: WorkbookRows['scenarios'], name: string): ScenarioRow | null {
  return scenarios?.rows.find((row) => fold(row.values.scenario_name ?? '') === fold(name)) ?? null;
}

/** Reads one row of Scenario_Config. */
export function readScenario(
  row: ScenarioRow,
  tab: NonNullable<WorkbookRows['scenarios']>,
  registry: Registry,
): ScenarioReading {
  const issues: Issue[] = [...(tab.rowIssues.get(row.row) ?? [])];
  issues.push(...missingValues(tab, row, ['scenario_name', 'period_key', 'objective_mode']));
  issues.push(...repeatedKeys(tab.rows, 'scenario_name').filter((repeated) => repeated.at.row === row.row));
  const { scenario_name: name, period_key: period, objective_mode: mode } = row.values;
  if (name === null || period === null || mode === null) return { scenario: null, issues };
  const goalWeight = row.values.goal_weight ?? 0;
  if (goalWeight > 0 && !objectiveKinds[mode].allowsGoalWeight) {
    issues.push(issue('goal-weight-in-order', row.at('goal_weight'), {}));
  }
  if (mode === 'north_star_only' && registry.northStar === null) {
    issues.push(issue('needs-north-star', row.at('objective_mode'), { what: mode }));
  }
  issues.push(...checkQuarters(row, period));
  const at = row.at('objective_weights_json');
  const isReadable = !row.broken.has('objective_weights_json');
  const weights = isReadable ? readWeights(mode, row.values.objective_weights_json, registry, at, issues) : [];
  const capacityTotal = row.values.capacity_total_tokens;
  return { scenario: { name, row: row.row, period, capacityTotal, mode, weights, goalWeight }, issues };
}

/** The capacities of a scenario as rules: in all, by country, by department. */
export function scenarioCaps(row: ScenarioRow, names: Names): readonly Rule[] {
  const cap = (slice: typeof wholePortfolio, limit: number, at: CellRef): Rule => ({
    ...plainRule,
    kind: capacityCap.kind,
    slice,
    limit,
    origins: [at],
  });
  const bySlice = (dimension: SliceDimension, amounts: AmountsByValue | null, at: CellRef): readonly Rule[] =>
    (amounts ?? []).flatMap(({ name, tokens }) => {
      const slice = sliceOf([dimension], names.sliceValue(dimension, name));
      return slice === null ? [] : [cap(slice, tokens, at)];
    });
  const {
    capacity_total_tokens: total,
    capacity_by_country: byCountry,
    capacity_by_department: byDepartment,
  } = row.values;
  return [
    ...(total === null ? [] : [cap(wholePortfolio, total, row.at('capacity_total_tokens'))]),
    ...bySlice('country', byCountry, row.at('capacity_by_country')),
    ...bySlice('department', byDepartment, row.at('capacity_by_department')),
  ];
}
