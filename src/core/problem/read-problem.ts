import { kindOf } from '../constraints/index';
import { fold } from '../kernel/fold';
import { type Issue, isError, issue } from '../kernel/issue';
import { differOnlyInNumbers, nearest } from '../kernel/nearest';
import type { Result } from '../kernel/result';
import { objectiveKinds } from '../objectives/index';
import { candidatesTab, constraintsTab, kpiContributionsTab, metricsConfig, scenarioConfig } from '../tabs/index';
import type { Tab } from '../tabs/tab';
import { mixedFrameworks } from './mixed-frameworks';
import { type Problem, poolOf, type Scope } from './problem';
import { findScenario, readScenario, type ScenarioRow, scenarioCaps } from './read-scenario';
import { type ConstraintSet, constraintSetNames, emptySetName, readSet } from './read-set';
import { redundantKpis, unknownOverlaps } from './redundant-kpis';
import { checkAgainstPool } from './set-in-pool';
import { reportUnknowns } from './unknowns';
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
export function readProblem(workbook: WorkbookRows, request: RunRequest): Result<ProblemReading> {
  const reading = new WorkbookReading(workbook);
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
  const { rows: workbook, registry, initiatives } = reading;
  const { scenarios } = workbook;
  if (scenarios === null) throw new Error('a scenario row comes from a scenario tab');
  const issues: Issue[] = [...found];
  const { scenario, issues: scenarioIssues } = readScenario(row, scenarios, registry);
  issues.push(...scenarioIssues, ...unknownOverlaps(row, registry));
  // A scenario that cannot be read in full still has a name and perhaps a capacity: enough to check its rules.
  const named = { name: row.values.scenario_name ?? '', capacityTotal: row.values.capacity_total_tokens };
  const set = readSet(workbook, named, setName, registry, initiatives);
  issues.push(...set.issues);
  const mode = row.values.objective_mode;
  const needsKpis = mode === null || objectiveKinds[mode].needsKpis || set.namesKpis;
  const needsScore = mode !== null && objectiveKinds[mode].needsScore;
  if (needsKpis) {
    if (workbook.metrics === null) issues.push(missingTab(metricsConfig));
    if (workbook.contributions === null) issues.push(missingTab(kpiContributionsTab));
    issues.push(...registry.issues, ...(workbook.contributions?.headerIssues ?? []));
  }
  const read = reading.pool(scope, row.values.period_key, { kpis: needsKpis, score: needsScore });
  const { candidates, unreadable, sources } = read;
  issues.push(...read.issues);
  const rules = [...scenarioCaps(row, set.names), ...set.rules];
  const pool = poolOf({ candidates, rules });
  if (candidates.length > 0) issues.push(...checkAgainstPool(rules, set.goals, pool, unreadable, initiatives));
  if (scenario === null || issues.some(isError)) {
    return { ok: false, issues: withoutEchoes(issues, workbook) };
  }
  const floors = rules.map((rule) => kindOf(rule).target(rule)).filter((target) => target !== null);
  const objective = objectiveKinds[scenario.mode].objective({
    scenario,
    northStar: registry.northStar?.key ?? null,
    pool,
    targets: { floors, goals: set.goals },
  });
  const targetKpis = [...floors, ...set.goals].map((target) => target.kpi);
  issues.push(...reportUnknowns(scenario, objective, targetKpis, pool));
  issues.push(...mixedFrameworks(objective, sources), ...redundantKpis(row, objective, reading));
  const { name: constraintSet, goals } = set;
  const problem: Problem = { scenario, constraintSet, scope, candidates, rules, goals, objective, sources };
  return { ok: true, value: { problem, set, warnings: issues } };
}

/** Without the unknown keys that follow from a tab that could not be read at all. */
function withoutEchoes(issues: readonly Issue[], workbook: WorkbookRows): readonly Issue[] {
  const noCandidates =
    !workbook.candidates?.shownHeaders.has('initiative_key') || workbook.candidates.rows.length === 0;
  const noKpis = !workbook.metrics?.shownHeaders.has('kpi_key');
  return issues.filter(
    ({ code }) => !(noCandidates && code === 'unknown-initiative') && !(noKpis && code === 'unknown-kpi'),
  );
}

const missingTab = (tab: Tab): Issue =>
  issue('missing-tab', { tab: tab.name, row: null, column: null }, { tab: tab.name });

/** The row of the scenario asked for; the only one when none is named. */
function chooseScenario(tab: NonNullable<WorkbookRows['scenarios']>, name: string | null, issues: Issue[]) {
  const at = { tab: scenarioConfig.name, row: null, column: 'scenario_name' };
  const names = tab.rows.flatMap((row) => row.values.scenario_name ?? []);
  if (tab.headerIssues.some(({ at: { column } }) => column === 'scenario_name')) return null;
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

/** A name that is another with a letter wrong, missing or too many; numbered names are different names. */
function isTypo(name: string, of: string): boolean {
  return nearest(name, [of]) !== null && !differOnlyInNumbers(name, of) && Math.abs(name.length - of.length) < 2;
}
