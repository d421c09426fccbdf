import { fold } from '../kernel/fold';
import { printList } from '../kernel/list-text';
import { constraintSetNames, emptySetName } from '../problem/read-set';
import type { WorkbookRows } from '../problem/workbook-rows';
import { constraintsTab, scenarioConfig, targetsTab } from '../tabs/index';

/** A row that a person has selected. */
export interface SelectedRow {
  readonly tab: string;
  readonly row: number;
}

/** What a run without any dialog is about. */
export interface PlanChoice {
  /** Null: there is no scenario to choose. */
  readonly scenario: string | null;
  /** Null: no constraint set. */
  readonly constraintSet: string | null;
  /** What decided, in words that fit in brackets. */
  readonly because: string;
}

/** The tabs whose selected row says what to run. */
export const planTabs = [scenarioConfig, constraintsTab, targetsTab] as const;

/**
 * The scenario and constraint set that a run from the menu takes: those of the selected row on Scenario_Config, Constraints
 * or Targets; where it names none, the only one there is; else those of the latest run. A text says what to select when
 * none of this decides.
 */
export function choosePlan(
  workbook: WorkbookRows,
  selected: SelectedRow | null,
  latest: { readonly scenario_name: string; readonly constraint_set_name: string } | null,
): PlanChoice | string {
  const names = (workbook.scenarios?.rows ?? []).flatMap(({ values }) => values.scenario_name ?? []);
  const marked = markedBy(workbook, selected);
  const isKnown = (name: string): boolean => names.some((other) => fold(other) === fold(name));
  const latestScenario = latest !== null && isKnown(latest.scenario_name) ? latest.scenario_name : null;
  const scenario = marked.scenario ?? (names.length === 1 ? names[0] : undefined) ?? latestScenario;
  if (names.length === 0) return { scenario: null, constraintSet: null, because: onlyOne };
  if (scenario === null) return `Select the row of a scenario on ${scenarioConfig.name}: ${printList(names)}.`;

  const sets = constraintSetNames(workbook, scenario);
  const isLatest = latest !== null && fold(latest.scenario_name) === fold(scenario);
  const latestSet = [...sets, emptySetName].find((set) => isLatest && fold(set) === fold(latest.constraint_set_name));
  const becauseScenario = marked.scenario !== null ? selectedRow : names.length === 1 ? onlyOne : latestRun;
  if (marked.set !== null) return { scenario, constraintSet: marked.set, because: selectedRow };
  if (sets.length <= 1) return { scenario, constraintSet: sets[0] ?? null, because: becauseScenario };
  if (latestSet !== undefined) {
    const because = becauseScenario === selectedRow ? `${selectedRow}, rules ${latestRun}` : latestRun;
    return { scenario, constraintSet: latestSet === emptySetName ? null : latestSet, because };
  }
  return `${scenario} has several constraint sets: ${printList(sets)}. Select a row of one of them on ${constraintsTab.name} or ${targetsTab.name}.`;
}

const selectedRow = 'the selected row';
const onlyOne = 'the only one';
const latestRun = 'as in the latest run';

/** The names that the selected row carries. */
function markedBy(workbook: WorkbookRows, selected: SelectedRow | null) {
  const nothing = { scenario: null, set: null };
  const here = <R extends { readonly row: number }>(rows: readonly R[] | undefined): R | undefined =>
    rows?.find(({ row }) => row === selected?.row);
  switch (selected?.tab) {
    case scenarioConfig.name:
      return { scenario: here(workbook.scenarios?.rows)?.values.scenario_name ?? null, set: null };
    case constraintsTab.name:
    case targetsTab.name: {
      const { rows } = (selected.tab === targetsTab.name ? workbook.targets : workbook.constraints) ?? {};
      const { scenario_name: scenario = null, constraint_set_name: set = null } =
        here<{ readonly row: number; readonly values: SetName }>(rows)?.values ?? {};
      // A set belongs to a scenario: without it the name says nothing.
      return scenario === null ? nothing : { scenario, set };
    }
    default:
      return nothing;
  }
}

interface SetName {
  readonly scenario_name: string | null;
  readonly constraint_set_name: string | null;
}
