import type { Columns, Row, RowValues } from '../columns/row';
import { kindOf, type Rule, ruleKinds } from '../constraints/index';
import type { Names } from '../constraints/names';
import { numberCell } from '../constraints/rule-cell';
import { RuleRowReader } from '../constraints/rule-row-reader';
import type { Scenario } from '../domain/scenario';
import type { KpiTarget } from '../domain/target';
import { fold } from '../kernel/fold';
import { type Issue, issue } from '../kernel/issue';
import type { constraintsTab } from '../tabs/index';
import type { TabRows } from '../tabs/read-table';
import type { Initiatives } from './initiatives';
import { readTargetRow } from './read-target-row';
import type { Registry } from './registry';
import { namesOf } from './set-names';
import { uniteGoals, uniteRules } from './unite-rules';
import type { WorkbookRows } from './workbook-rows';

/** The content of one constraint set. */
export interface ConstraintSet {
  readonly name: string;
  /** Rules, KPI floors among them, in canonical order. */
  readonly rules: readonly Rule[];
  readonly goals: readonly KpiTarget[];
  /** Issues of the rows it was read from, and of rows that do not say which set they belong to. */
  readonly issues: readonly Issue[];
  readonly names: Names;
  /** Some of its rows are about KPIs, whether they could be read or not. */
  readonly namesKpis: boolean;
}

/** The set without rows, which a run without a constraint set uses. */
export const emptySetName = '(none)';

/** The constraint sets of a scenario, in the order in which Constraints and then Targets name them. */
export function constraintSetNames(workbook: WorkbookRows, scenario: string): readonly string[] {
  const names = new Map<string, string>();
  for (const { values } of [...(workbook.constraints?.rows ?? []), ...(workbook.targets?.rows ?? [])]) {
    const name = values.constraint_set_name;
    if (name === null || fold(values.scenario_name ?? '') !== fold(scenario)) continue;
    if (!names.has(fold(name))) names.set(fold(name), name);
  }
  return [...names.values()];
}

/** Reads the rules and goals of one constraint set of a scenario, with the facts of all candidates. */
export function readSet(
  workbook: WorkbookRows,
  scenario: Pick<Scenario, 'name' | 'capacityTotal'>,
  setName: string,
  registry: Registry,
  initiatives: Initiatives,
): ConstraintSet {
  const issues: Issue[] = [];
  const ruleRows = rowsOfSet(workbook.constraints, belonging, scenario.name, setName, issues);
  const targetRows = rowsOfSet(workbook.targets, belonging, scenario.name, setName, issues);
  const names = namesOf(ruleRows, scenario, registry, initiatives);
  const typedRules = ruleRows.flatMap((row) => readRuleRow(row, names, issues));
  const { targets: targetsTable } = workbook;
  const targets = targetsTable === null ? [] : targetRows.map((row) => readTargetRow(row, targetsTable, names, issues));
  const floors = targets.flatMap((read) => (read?.aim === 'floor' ? [read.rule] : []));
  const goals = targets.flatMap((read) => (read?.aim === 'goal' ? [read.goal] : []));
  const facts = initiatives.facts.flatMap((of) => ruleKinds.flatMap((kind): readonly Rule[] => kind.ofCandidate(of)));
  const rules = uniteRules([...typedRules, ...floors, ...facts], issues);
  issues.push(...pairsInsideBundles(rules));
  const headerIssues = [...(workbook.constraints?.headerIssues ?? []), ...(workbook.targets?.headerIssues ?? [])];
  return {
    name: setName,
    rules,
    goals: uniteGoals(goals, issues),
    issues: issues.filter((found) => !isOfMissingHeader(found, headerIssues)),
    names,
    namesKpis: targetRows.length > 0 || ruleRows.some((row) => row.values.target_kpi_key !== null),
  };
}

/** An empty cell of a column that is missed at the header already. */
function isOfMissingHeader({ code, at }: Issue, headerIssues: readonly Issue[]): boolean {
  return (
    code === 'missing-value' &&
    headerIssues.some(
      (found) => found.code === 'missing-header' && found.facts.header === at.column && found.at.tab === at.tab,
    )
  );
}

/** Members of one bundle that exclude each other: legal, and neither can be funded. */
function pairsInsideBundles(rules: readonly Rule[]): readonly Issue[] {
  const bundles = rules.filter((rule) => kindOf(rule).definesBundle);
  return rules
    .filter((rule) => kindOf(rule).effect === 'at_most_one')
    .flatMap((pair) =>
      bundles.flatMap((bundle) => {
        const members = kindOf(bundle).initiatives(bundle);
        const keys = kindOf(pair)
          .initiatives(pair)
          .filter((key) => members.includes(key));
        if (keys.length < 2) return [];
        return pair.origins.map((at) =>
          issue('pair-inside-bundle', numberCell(pair, at), { keys, bundle: kindOf(bundle).sentence(bundle) }),
        );
      }),
    );
}

const belonging = (values: { readonly scenario_name: string | null; readonly constraint_set_name: string | null }) => ({
  scenario: values.scenario_name,
  set: values.constraint_set_name,
});

/** The rows of a set. Rows that may belong to it but do not say so are no part of it; they are issues. */
function rowsOfSet<C extends Columns>(
  tab: TabRows<C> | null,
  belonging: (values: RowValues<C>) => { readonly scenario: string | null; readonly set: string | null },
  scenario: string,
  set: string,
  issues: Issue[],
): readonly Row<C>[] {
  if (tab === null || fold(set) === emptySetName) return [];
  issues.push(...tab.headerIssues);
  const isOther = (cell: string | null, name: string): boolean => cell !== null && fold(cell) !== fold(name);
  return tab.rows.filter((row) => {
    const named = belonging(row.values);
    if (isOther(named.scenario, scenario) || isOther(named.set, set)) return false;
    issues.push(...(tab.rowIssues.get(row.row) ?? []));
    for (const column of ['scenario_name', 'constraint_set_name']) {
      if (row.filled.has(column) || !tab.shownHeaders.has(column)) continue;
      issues.push(issue('missing-value', { ...row.at(null), column }, { why: null }));
    }
    return named.scenario !== null && named.set !== null;
  });
}

function readRuleRow(row: Row<typeof constraintsTab.columns>, names: Names, issues: Issue[]): readonly Rule[] {
  const { constraint_type: type } = row.values;
  if (type === null) {
    const column = 'constraint_type';
    if (!row.filled.has(column)) issues.push(issue('missing-value', row.at(column), { why: null }));
    return [];
  }
  const kind = kindOf({ kind: type });
  const reader = new RuleRowReader(row, names, kind);
  const rules = kind.read(reader);
  reader.reportUnusedCells();
  issues.push(...reader.issues);
  return rules;
}
