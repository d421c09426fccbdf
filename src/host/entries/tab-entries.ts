import * as z from 'zod/mini';
import { checkInputs } from '../../core/app/check-inputs';
import { forgetMarks } from '../../core/app/known-marks';
import { markStale } from '../../core/app/mark-stale';
import type { Ports, Workbook } from '../../core/app/ports';
import { readOnce } from '../../core/app/read-once';
import { readSidebar } from '../../core/app/read-sidebar';
import { inputTabs } from '../../core/tabs/index';
import { loadPart } from '../parts/load-part';
import { selectCell } from '../sheets/select-cell';
import { extendHighlights } from '../sheets/set-up/status-highlights';
import { showSummary } from '../ui/menu';
import { act } from './act';
import { type Entry, entry } from './entry';

/** The calls about the tabs of the workbook. */
export const tabEntries = {
  readSidebar: entry('readSidebar', { request: z.null(), action: (_, ports) => readSidebar(ports) }),
  selectCell: entry('selectCell', {
    request: z.strictObject({
      tab: z.string(),
      row: z.nullable(z.number().check(z.int(), z.positive())),
      column: z.nullable(z.string()),
    }),
    action: (place) => {
      selectCell(SpreadsheetApp.getActiveSpreadsheet(), place);
      return null;
    },
  }),
  checkInputs: entry('checkInputs', {
    request: z.null(),
    action: (_, ports) => {
      const workbook = readOnce(ports.workbook);
      const reply = checkInputs({ ...ports, workbook });
      extendHighlights(SpreadsheetApp.getActiveSpreadsheet(), workbook.read(inputTabs));
      tellStale(ports, workbook);
      showSummary('Check inputs', reply.summary);
      return reply;
    },
  }),
  setUpTabs: entry('setUpTabs', {
    request: z.null(),
    action: (_, ports) =>
      arrange('Set up tabs', ports, (spreadsheet) => loadPart('set-up').arrangeTabs(spreadsheet, ports.workbook)),
  }),
  addSampleData: entry('addSampleData', {
    request: z.null(),
    action: (_, ports) =>
      arrange('Add sample data', ports, (spreadsheet) => loadPart('set-up').addSample(spreadsheet, ports.workbook)),
  }),
} as const;

/** Menu: removes what addSampleData has added. Gives a ClearReply. */
export const clearSampleEntry: Entry = () =>
  act('clearSample', (ports) =>
    arrange('Clear sample', ports, (spreadsheet) => loadPart('set-up').clearSample(spreadsheet, ports.workbook)),
  );

/** Marks runs as stale, as far as the place where runs are kept can be reached: it is a by-product of other actions. */
export function tellStale(ports: Ports, workbook: Workbook): void {
  try {
    markStale({ ...ports, workbook });
  } catch (error) {
    console.error('stale marker', error);
  }
}

/** Changes the spreadsheet while nobody else does, and says what was done. */
function arrange<Reply extends { readonly message: string }>(
  title: string,
  ports: Ports,
  action: (spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet) => Reply,
): Reply {
  const reply = ports.lock.hold(() => {
    // Tabs and rows come and go, with the notes on them.
    forgetMarks(ports.memory);
    return action(SpreadsheetApp.getActiveSpreadsheet());
  });
  showSummary(title, reply.message);
  return reply;
}
