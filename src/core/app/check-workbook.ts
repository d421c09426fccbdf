import { findConflicts } from '../explain/conflicts/index';
import { compareText, fold, foldHeader } from '../kernel/fold';
import { type CellRef, type Issue, issue } from '../kernel/issue';
import { nearest } from '../kernel/nearest';
import { readDraft } from '../problem/draft';
import { nearSetNames } from '../problem/near-sets';
import type { Scope } from '../problem/problem';
import { constraintSetNames, emptySetName } from '../problem/read-set';
import type { Registry } from '../problem/registry';
import { WorkbookReading } from '../problem/workbook-reading';
import type { WorkbookRows } from '../problem/workbook-rows';
import type { ScoreWorkbook } from '../scoring/score-workbook';
import { candidatesTab, inputTabs, kpiContributionsTab, scenarioConfig } from '../tabs/index';
import { missingValues } from '../tabs/missing-values';
import { checkBacklog } from './check-backlog';

/**
 * Every problem of every row of a workbook, whichever scenario or set it belongs to: what a run of any of them would
 * say. Each issue once, in the order of tabs and rows.
 */
export function checkWorkbook(workbook: WorkbookRows, score: ScoreWorkbook): readonly Issue[] {
  const reading = new WorkbookReading(workbook, score);
  const issues = [
    ...checkTabs(reading),
    ...checkRegistry(reading),
    ...checkCandidateRows(reading),
    ...checkBacklog(workbook.backlog),
    ...reading.scoring.issues,
    ...checkScenarioNames(workbook),
    ...nearSetNames(workbook),
    ...checkScenarios(reading),
  ];
  return distinct(issues);
}

/** Tabs that no run can do without, headers, and cells of rows that no scenario uses. */
function checkTabs({ rows: workbook, registry }: WorkbookReading): readonly Issue[] {
  const missing = [
    ...(workbook.scenarios === null ? [scenarioConfig.name] : []),
    ...(workbook.candidates === null ? [candidatesTab.name] : []),
  ].map((tab) => issue('missing-tab', { tab, row: null, column: null }, { tab }));
  const { scenarios, constraints, targets, candidates, contributions, backlog } = workbook;
  const { scoringInputs, models, params } = workbook;
  const plans = [scenarios, constraints, targets, candidates, contributions, backlog];
  const tabs = [...plans, scoringInputs, models, params].filter((tab) => tab !== null);
  const found = tabs.flatMap((tab) => [...tab.headerIssues, ...[...tab.rowIssues.values()].flat()]);
  return [...missing, ...found.filter(({ at }) => at.tab !== kpiContributionsTab.name || isRead(at, registry))];
}

/** What is wrong with Metrics_Config; that it is still empty is said where a scenario needs KPIs. */
function checkRegistry({ rows: { metrics }, registry }: WorkbookReading): readonly Issue[] {
  if (metrics === null) return [];
  return metrics.rows.length > 0 ? registry.issues : registry.issues.filter(({ code }) => code !== 'no-north-star');
}

/** A place on KPI_Contributions under its own headers, or under a KPI; any other column may hold what people like. */
function isRead({ row, column }: CellRef, registry: Registry): boolean {
  if (row === null || row === 1 || column === null || column in kpiContributionsTab.columns) return true;
  const isKpi = registry.usable.some(({ key }) => foldHeader(key) === foldHeader(column));
  return isKpi || registry.find(column) !== null;
}

/** What is wrong with candidates whether they are ticked or not. */
function checkCandidateRows({ rows: { candidates }, initiatives }: WorkbookReading): readonly Issue[] {
  const missing = (candidates?.rows ?? []).flatMap((row) =>
    candidates === null ? [] : missingValues(candidates, row, ['initiative_key', 'engineering_tokens']),
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
function checkScenarios(reading: WorkbookReading): readonly Issue[] {
  const { rows: workbook } = reading;
  const isAnyTicked = workbook.candidates?.rows.some((row) => row.values.is_selected_for_run === true) ?? false;
  const scope: Scope = isAnyTicked ? 'selected' : 'all';
  // A conflict of several sets is one that names them all.
  const sets: Record<string, string[]> = {};
  return (workbook.scenarios?.rows ?? []).flatMap((row) => {
    const names = constraintSetNames(workbook, row.values.scenario_name ?? '');
    return (names.length === 0 ? [emptySetName] : names).flatMap((name) => {
      const { issues, sound, doubts } = readDraft(reading, row, name, scope);
      if (sound === null) return issues;
      const conflicts = findConflicts(sound, doubts).map((found) => {
        const id = JSON.stringify(found);
        const of = sets[id] ?? [];
        sets[id] = of;
        of.push(`${row.values.scenario_name} · ${name}`);
        return { ...found, of };
      });
      return [...issues, ...conflicts];
    });
  });
}

/** Each issue once, by tab and row, and in the order of the tab's columns. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
  const byContent = new Map(issues.map((found) => [JSON.stringify(found), found]));
  return [...byContent.values()].sort(
    (left, right) =>
      compareText(left.at.tab, right.at.tab) ||
      (left.at.row ?? 0) - (right.at.row ?? 0) ||
      placeOf(left.at) - placeOf(right.at) ||
      compareText(left.at.column ?? '', right.at.column ?? ''),
  );
}

/** Where a column stands as its tab is set up: the whole row comes first, columns that are not declared last. */
function placeOf({ tab, column }: CellRef): number {
  if (column === null) return -1;
  const places = columnsOf.get(tab);
  return places?.get(column) ?? places?.size ?? 0;
}

const columnsOf = new Map(
  inputTabs.map(({ name, columns }): [string, ReadonlyMap<string, number>] => [
    name,
    new Map(Object.keys(columns).map((header, place) => [header, place])),
  ]),
);
