import type { Workbook } from '../../core/app/ports';
import { foldHeader } from '../../core/kernel/fold';
import { inputTabs, kpiContributionsTab, metricsConfig } from '../../core/tabs/index';
import type { Tab } from '../../core/tabs/tab';
import { findSheet } from '../sheets/find-sheet';
import { neighbours } from '../sheets/neighbours';
import { setUpTabs } from '../sheets/set-up/set-up-tabs';
import type { PlacedColumn, TabSheet } from '../sheets/set-up/tab-sheet';
import { usableKpis } from '../sheets/set-up/usable-kpis';
import { recallSample, rememberSample } from './sample-memory';
import { type SampleTab, samplePlan, sampleValue } from './sample-plan';
import { heldRows, rowIdentity, textAsRead } from './tab-rows';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What adding the sample came to. */
export interface SampleReply {
  readonly message: string;
  readonly isAdded: boolean;
}

/**
 * Sets the tabs up and fills them with a small plan; a workbook with rows of its own stays as it is. Remembers what it
 * wrote, so that clearing removes just that.
 */
export function addSample(spreadsheet: Spreadsheet, workbook: Workbook): SampleReply {
  const plan = samplePlan();
  const timeZone = spreadsheet.getSpreadsheetTimeZone();
  const occupied = plan
    .map(({ tab }) => tab)
    .filter((name) => {
      const sheet = findSheet(spreadsheet, name);
      return sheet !== null && heldRows(sheet, declared(name), timeZone).length > 0;
    });
  if (occupied.length > 0) return { message: refusal(occupied), isAdded: false };

  const kpis = plan.find(({ tab }) => tab === metricsConfig.name)?.rows.map(([key = '']) => key) ?? [];
  const { sheets } = setUpTabs(spreadsheet, [...usableKpis(workbook), ...kpis]);
  const isNewKpi = ({ column, isNew }: PlacedColumn): boolean => isNew && column === kpiContributionsTab.openColumns;
  const kpiColumns = sheets.get(kpiContributionsTab.name)?.columns.filter(isNewKpi) ?? [];
  const written = plan.map((sample): readonly [string, readonly string[]] => {
    const placed = sheets.get(sample.tab);
    return [sample.tab, placed === undefined ? [] : writeRows(placed, sample)];
  });
  rememberSample({ rows: Object.fromEntries(written), kpiColumns: kpiColumns.map(({ header }) => header) });
  const counts = written.map(([tab, rows]) => `${rows.length} on ${tab}`);
  return {
    message:
      `Added a sample plan: ${counts.join(', ')}. Its constraint set "Must hit" asks for more than can be reached, to show ` +
      'what a conflict looks like. Clear sample removes the plan again.',
    isAdded: true,
  };
}

function declared(name: string): Tab {
  const tab = inputTabs.find((one) => one.name === name);
  if (tab === undefined) throw new Error(`the sample has a tab ${name} that is not declared`);
  return tab;
}

function refusal(occupied: readonly string[]): string {
  if (recallSample() !== null) return 'The sample plan is there already. Clear sample removes it.';
  const where = occupied.length === 1 ? `${occupied[0]} has` : `${listed(occupied)} have`;
  return `Nothing was added, because ${where} rows already. The sample needs empty tabs: try it in a new spreadsheet.`;
}

/** The names as people list them: "A, B and C". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Writes the rows from row 2 on, one write for each run of neighbouring columns; gives what each row is known by. */
function writeRows({ sheet, columns }: TabSheet, { header, rows }: SampleTab): readonly string[] {
  const missing = rows.length + 1 - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  const sources = header.flatMap((name, index) => {
    const placed = columns.find((column) => foldHeader(column.header) === foldHeader(name));
    return placed === undefined ? [] : [{ ...placed, index }];
  });
  for (const run of neighbours(sources)) {
    const cells = rows.map((row) => run.map(({ column, index }) => sampleValue(row[index] ?? '', column.type)));
    sheet.getRange(2, run[0]?.at ?? 1, cells.length, run.length).setValues(cells);
  }
  return rows.map((row) =>
    rowIdentity(
      sources.map(({ header: name, column, index }) => ({
        header: name,
        text: textAsRead(row[index] ?? '', column.type),
      })),
    ),
  );
}
