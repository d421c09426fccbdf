import { fold } from '../kernel/fold';
import { type Issue, isError, issue } from '../kernel/issue';
import { nearest } from '../kernel/nearest';
import type { Result } from '../kernel/result';
import type { ScoreWorkbook } from '../scoring/score-workbook';
import { candidatesTab, constraintsTab, scenarioConfig } from '../tabs/index';
import { missingTab, readDraft } from './draft';
import { isTypo } from './near-sets';
import type { Problem, Scope } from './problem';
import { findScenario, type ScenarioRow } from './read-scenario';
import { type ConstraintSet, constraintSetNames, emptySetName } from './read-set';
import { typedRows } from './typed-rows';
import { WorkbookReading } from './workbook-reading';
import type { WorkbookRows } from './workbook-rows';

/** What to optimise: a scenario, one of its constraint sets (null: none), and which candidates. */
export interface RunRequest {
  readonly scenario: string | null;
  readonly constraintSet: string | null;
  readonly scope: Scope;
}

/** A problem that can be solved, the set it uses, and what is worth knowing about its rows. */
export interface ProblemReading {
  readonly problem: Problem;
  readonly set: ConstraintSet;
  readonly warnings: readonly Issue[];
}

/** Reads and checks the rows a run would use. Errors in any of them make it fail; rows of others do not matter. */
export function readProblem(workbook: WorkbookRows, request: RunRequest, score: ScoreWorkbook): Result<ProblemReading> {
  const reading = new WorkbookReading(workbook, score);
  const issues: Issue[] = [];
  if (workbook.candidates === null) issues.push(missingTab(candidatesTab));
  if (workbook.scenarios === null) issues.push(missingTab(scenarioConfig));
  issues.push(...(workbook.scenarios?.headerIssues ?? []));
  const row = workbook.scenarios === null ? null : chooseScenario(workbook.scenarios, request.scenario, issues);
  if (row === null) return { ok: false, issues };
  const setName = chooseSet(workbook, row.values.scenario_name ?? '', request.constraintSet, issues);
  return readProblemOf(reading, row, setName, request.scope, issues);
}

/** The problem of a scenario row and one of its constraint sets; `found`: issues that are known already. */
export function readProblemOf(
  reading: WorkbookReading,
  row: ScenarioRow,
  setName: string,
  scope: Scope,
  found: readonly Issue[] = [],
): Result<ProblemReading> {
  const { scenario, set, candidates, rules, objective, sources, issues } = readDraft(
    reading,
    row,
    setName,
    scope,
    found,
  );
  if (scenario === null || objective === null || issues.some(isError)) return { ok: false, issues };
  const { name: constraintSet, goals } = set;
  const typed = typedRows(reading.rows, rules);
  const problem: Problem = { scenario, constraintSet, scope, candidates, rules, goals, objective, typed, sources };
  return { ok: true, value: { problem, set, warnings: issues } };
}

/** The row of the scenario asked for; the only one when none is named. */
function chooseScenario(tab: NonNullable<WorkbookRows['scenarios']>, name: string | null, issues: Issue[]) {
  const at = { tab: scenarioConfig.name, row: null, column: 'scenario_name' };
  const names = tab.rows.flatMap((row) => row.values.scenario_name ?? []);
  if (!tab.shownHeaders.has('scenario_name')) return null;
  if (tab.rows.length === 0) {
    issues.push(issue('empty-tab', { ...at, column: null }, { tab: scenarioConfig.name }));
    return null;
  }
  const wanted = name ?? (names.length === 1 ? (names[0] ?? null) : null);
  if (wanted === null) {
    issues.push(issue('no-scenario-chosen', at, { names }));
    return null;
  }
  const row = findScenario(tab, wanted);
  if (row === null) issues.push(issue('unknown-scenario', at, { name: wanted, near: nearest(wanted, names) }));
  return row;
}

/** The display name of the set asked for. */
function chooseSet(workbook: WorkbookRows, scenario: string, name: string | null, issues: Issue[]): string {
  issues.push(...strayRows(workbook, scenario, name));
  if (name === null) {
    const sets = constraintSetNames(workbook, scenario);
    const at = { tab: constraintsTab.name, row: null, column: 'constraint_set_name' };
    const rows = rowsOfScenario(workbook, scenario).length;
    if (sets.length > 0) issues.push(issue('no-set-chosen', at, { sets, rows }));
  }
  if (name === null || fold(name) === emptySetName) return emptySetName;
  const unread = [workbook.constraints, workbook.targets].flatMap((tab) => tab?.headerIssues.filter(isError) ?? []);
  const names = constraintSetNames(workbook, scenario);
  const known = names.find((other) => fold(other) === fold(name));
  if (known !== undefined) return known;
  issues.push(...unread);
  if (unread.length > 0) return emptySetName;
  const at = { tab: constraintsTab.name, row: null, column: 'constraint_set_name' };
  issues.push(issue('unknown-constraint-set', at, { name, scenario, near: nearest(name, names) }));
  return emptySetName;
}

const ruleRows = (workbook: WorkbookRows) => [...(workbook.constraints?.rows ?? []), ...(workbook.targets?.rows ?? [])];

function rowsOfScenario(workbook: WorkbookRows, scenario: string) {
  return ruleRows(workbook).filter(({ values }) => fold(values.scenario_name ?? '') === fold(scenario));
}

/** Rows that no run uses because of a name: of a scenario that does not exist, or of a set spelled almost like this one. */
function strayRows(workbook: WorkbookRows, scenario: string, set: string | null): readonly Issue[] {
  const scenarios = (workbook.scenarios?.rows ?? []).flatMap(({ values }) => values.scenario_name ?? []);
  const known = new Set(scenarios.map(fold));
  const groups = new Map<string, Issue & { readonly code: 'stray-rows' }>();
  for (const row of ruleRows(workbook)) {
    const { scenario_name: ofScenario, constraint_set_name: ofSet } = row.values;
    if (ofScenario === null || ofSet === null) continue;
    const isLost = !known.has(fold(ofScenario));
    const isNear =
      fold(ofScenario) === fold(scenario) && set !== null && fold(ofSet) !== fold(set) && isTypo(ofSet, set);
    if (!isLost && !isNear) continue;
    const column = isLost ? 'scenario_name' : 'constraint_set_name';
    const name = isLost ? ofScenario : ofSet;
    const { tab } = row.at(null);
    const rows = [...(groups.get(`${tab}|${name}`)?.facts.rows ?? []), row.row];
    const facts = { name, rows, near: isLost ? nearest(ofScenario, scenarios) : set };
    groups.set(`${tab}|${name}`, { at: { tab, row: null, column }, code: 'stray-rows', facts });
  }
  return [...groups.values()];
}
