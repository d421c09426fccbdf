import { findConflicts } from '../explain/conflicts/index';
import { compareText, fold } from '../kernel/fold';
import { type Issue, issue } from '../kernel/issue';
import { nearest } from '../kernel/nearest';
import { objectiveKinds } from '../objectives/index';
import { type Initiatives, readInitiatives } from '../problem/initiatives';
import { poolOf, type Scope } from '../problem/problem';
import { readPool } from '../problem/read-pool';
import { readProblem } from '../problem/read-problem';
import { readScenario } from '../problem/read-scenario';
import { constraintSetNames, emptySetName, readSet } from '../problem/read-set';
import { type Registry, readRegistry } from '../problem/registry';
import { checkAgainstPool } from '../problem/set-in-pool';
import type { WorkbookRows } from '../problem/workbook-rows';
import { candidatesTab, scenarioConfig } from '../tabs/index';

/**
 * Every problem of every row of a workbook, whichever scenario or set it belongs to: what a run of any of them would
 * say. Each issue once, in the order of tabs and rows.
 */
export function checkWorkbook(workbook: WorkbookRows): readonly Issue[] {
  const registry = readRegistry(workbook.metrics);
  const initiatives = readInitiatives(workbook);
  const issues = [
    ...checkTabs(workbook),
    ...(workbook.metrics === null ? [] : registry.issues),
    ...checkCandidateRows(workbook, initiatives),
    ...checkScenarioNames(workbook),
    ...checkScenarios(workbook, registry, initiatives),
  ];
  return distinct(issues);
}

/** Tabs that no run can do without, headers, and cells of rows that no scenario uses. */
function checkTabs(workbook: WorkbookRows): readonly Issue[] {
  const missing = [
    ...(workbook.scenarios === null ? [scenarioConfig.name] : []),
    ...(workbook.candidates === null ? [candidatesTab.name] : []),
  ].map((tab) => issue('missing-tab', { tab, row: null, column: null }, { tab }));
  const tabs = [
    workbook.scenarios,
    workbook.constraints,
    workbook.targets,
    workbook.candidates,
    workbook.contributions,
    workbook.backlog,
  ].filter((tab) => tab !== null);
  return [...missing, ...tabs.flatMap((tab) => [...tab.headerIssues, ...[...tab.rowIssues.values()].flat()])];
}

/** What is wrong with candidates whether they are ticked or not. */
function checkCandidateRows(workbook: WorkbookRows, initiatives: Initiatives): readonly Issue[] {
  const columns = ['initiative_key', 'engineering_tokens'] as const;
  const missing = (workbook.candidates?.rows ?? []).flatMap((row) =>
    columns.flatMap((column) =>
      row.filled.has(column) ? [] : [issue('missing-value', row.at(column), { column, why: null })],
    ),
  );
  return [...missing, ...[...initiatives.issues.values()].flat()];
}

/** Rules and targets of scenarios that do not exist. */
function checkScenarioNames(workbook: WorkbookRows): readonly Issue[] {
  const names = (workbook.scenarios?.rows ?? []).flatMap((row) => row.values.scenario_name ?? []);
  const known = new Set(names.map(fold));
  return [workbook.constraints, workbook.targets].flatMap((tab) =>
    (tab?.rows ?? []).flatMap((row) => {
      const name = row.values.scenario_name;
      if (name === null || known.has(fold(name))) return [];
      return [issue('unknown-scenario', row.at('scenario_name'), { name, near: nearest(name, names) })];
    }),
  );
}

/** Every scenario with each of its constraint sets, on the candidates a person would run it with. */
function checkScenarios(workbook: WorkbookRows, registry: Registry, initiatives: Initiatives): readonly Issue[] {
  const { scenarios } = workbook;
  if (scenarios === null) return [];
  const ticked = workbook.candidates?.rows.some((row) => row.values.is_selected_for_run === true) ?? false;
  const scope: Scope = ticked ? 'selected' : 'all';
  return scenarios.rows.flatMap((row) => {
    const { scenario, issues } = readScenario(row, scenarios, registry);
    const { scenario_name: name, objective_mode: mode, period_key: period } = row.values;
    if (name === null) return issues;
    const named = { name, capacityTotal: row.values.capacity_total_tokens };
    const sets = [emptySetName, ...constraintSetNames(workbook, name)];
    const ofSets = sets.flatMap((setName): readonly Issue[] => {
      const set = readSet(workbook, named, setName, registry, initiatives);
      const reading =
        scenario === null ? null : readProblem(workbook, { scenario: name, constraintSet: setName, scope });
      if (reading?.ok) return [...set.issues, ...reading.value.warnings, ...findConflicts(reading.value.problem)];
      const { candidates, unreadable } = readPool(workbook, scope, period, registry, initiatives);
      const pool = poolOf({ candidates, rules: set.rules });
      return [...set.issues, ...checkAgainstPool(set.rules, set.goals, pool, unreadable, initiatives)];
    });
    const needsRegistry = mode !== null && objectiveKinds[mode].needsKpis && workbook.metrics === null;
    return [
      ...issues,
      ...ofSets,
      ...(needsRegistry ? [issue('missing-tab', tabPlace, { tab: 'Metrics_Config' })] : []),
    ];
  });
}

const tabPlace = { tab: 'Metrics_Config', row: null, column: null };

/** Each issue once, by tab, row, column and code. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
  const byPlace = new Map(issues.map((found) => [JSON.stringify(found), found]));
  return [...byPlace.values()].sort(
    (left, right) =>
      compareText(left.at.tab, right.at.tab) ||
      (left.at.row ?? 0) - (right.at.row ?? 0) ||
      compareText(left.at.column ?? '', right.at.column ?? ''),
  );
}
