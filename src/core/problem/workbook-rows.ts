import { isBlank, type Table } from '../columns/cell';
import type { Columns } from '../columns/row';
import {
  backlogTab,
  candidatesTab,
  constraintsTab,
  kpiContributionsTab,
  kpiRangesTab,
  mathModelsTab,
  metricsConfig,
  paramsTab,
  scenarioConfig,
  scoringInputsTab,
  targetsTab,
} from '../tabs/index';
import { readTable, type TabRows } from '../tabs/read-table';
import type { Tab } from '../tabs/tab';

/** The tables of a workbook by tab name; a tab that is not there is missing. */
export type Tables = ReadonlyMap<string, Table>;

/** The input tabs of a workbook, read; null for a tab that is not there. */
export interface WorkbookRows {
  readonly scenarios: TabRows<typeof scenarioConfig.columns> | null;
  readonly metrics: TabRows<typeof metricsConfig.columns> | null;
  readonly constraints: TabRows<typeof constraintsTab.columns> | null;
  readonly targets: TabRows<typeof targetsTab.columns> | null;
  readonly candidates: TabRows<typeof candidatesTab.columns> | null;
  readonly contributions: TabRows<typeof kpiContributionsTab.columns> | null;
  readonly ranges: TabRows<typeof kpiRangesTab.columns> | null;
  /** Also null when a tab of that name has no initiative_key: it is then somebody's own list. */
  readonly backlog: TabRows<typeof backlogTab.columns> | null;
  readonly scoringInputs: TabRows<typeof scoringInputsTab.columns> | null;
  readonly models: TabRows<typeof mathModelsTab.columns> | null;
  readonly params: TabRows<typeof paramsTab.columns> | null;
}

/** Reads every input tab of a workbook, cell by cell; nothing is looked up across rows yet. */
export function readWorkbookRows(tables: Tables): WorkbookRows {
  const read = <C extends Columns>(tab: Tab<C>): TabRows<C> | null => {
    const table = tables.get(tab.name);
    return table === undefined ? null : readTable(tab, table);
  };
  // These may be missing or empty; an empty tab has no headers to miss.
  const readOptional = <C extends Columns>(tab: Tab<C>): TabRows<C> | null => {
    const table = tables.get(tab.name);
    return table?.header.every(isBlank) && table.rows.length === 0 ? null : read(tab);
  };
  const backlog = read(backlogTab);
  return {
    scenarios: read(scenarioConfig),
    metrics: read(metricsConfig),
    constraints: readOptional(constraintsTab),
    targets: readOptional(targetsTab),
    candidates: read(candidatesTab),
    contributions: read(kpiContributionsTab),
    ranges: readOptional(kpiRangesTab),
    backlog: backlog?.shownHeaders.has('initiative_key') ? backlog : null,
    scoringInputs: readOptional(scoringInputsTab),
    models: readOptional(mathModelsTab),
    params: readOptional(paramsTab),
  };
}
