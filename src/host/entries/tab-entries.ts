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
import { entry } from './entry';

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
      return reply;
    },
  }),
  setUpTabs: entry('setUpTabs', {
    request: z.null(),
    action: (_, ports) => arrange(ports, (spreadsheet) => loadPart('set-up').arrangeTabs(spreadsheet, ports.workbook)),
  }),
  addSampleData: entry('addSampleData', {
    request: z.null(),
    action: (_, ports) => arrange(ports, (spreadsheet) => loadPart('set-up').addSample(spreadsheet, ports.workbook)),
  }),
  clearSample: entry('clearSample', {
    request: z.null(),
    action: (_, ports) => {
      const reply = arrange(ports, (spreadsheet) => loadPart('set-up').clearSample(spreadsheet, ports.workbook));
      return reply.removed > 0 && hasRuns(ports) ? { ...reply, message: `${reply.message} ${runsStay}` } : reply;
    },
  }),
} as const;

/** A run is a record: it outlives the rows it was made of. */
const runsStay = 'Runs stay in the history and on Runs, Results and Gaps.';

/** Runs are kept, as far as their place can be reached: the rows are cleared either way. */
function hasRuns({ store }: Ports): boolean {
  try {
    return store.view(null).history.length > 0;
  } catch (error) {
    console.error('runs after clearing', error);
    return false;
  }
}

/** Marks runs as stale, as far as the place where runs are kept can be reached: it is a by-product of other actions. */
export function tellStale(ports: Ports, workbook: Workbook): void {
  try {
    markStale({ ...ports, workbook });
  } catch (error) {
    console.error('stale marker', error);
  }
}

/** Changes the spreadsheet while nobody else does. */
function arrange<Reply>(ports: Ports, action: (spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet) => Reply): Reply {
  return ports.lock.hold(() => {
    // Tabs and rows come and go, with the notes on them.
    forgetMarks(ports.memory);
    return action(SpreadsheetApp.getActiveSpreadsheet());
  });
}
