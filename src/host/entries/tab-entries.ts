import * as z from 'zod/mini';
import { checkInputs } from '../../core/app/check-inputs';
import { markStale } from '../../core/app/mark-stale';
import type { Ports, Workbook } from '../../core/app/ports';
import { readOnce } from '../../core/app/read-once';
import { readSidebar } from '../../core/app/read-sidebar';
import { addSample } from '../sample/add-sample';
import { clearSample } from '../sample/clear-sample';
import { selectCell } from '../sheets/select-cell';
import { describeSetUp } from '../sheets/set-up/describe-set-up';
import { setUpTabs } from '../sheets/set-up/set-up-tabs';
import { usableKpis } from '../sheets/set-up/usable-kpis';
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
      tellStale(ports, workbook);
      showSummary('Check inputs', reply.summary);
      return reply;
    },
  }),
  setUpTabs: entry('setUpTabs', {
    request: z.null(),
    action: (_, ports) =>
      arrange('Set up tabs', ports, (spreadsheet) => {
        const done = setUpTabs(spreadsheet, usableKpis(ports.workbook));
        return { message: describeSetUp(done), made: done.made, added: done.added };
      }),
  }),
  addSampleData: entry('addSampleData', {
    request: z.null(),
    action: (_, ports) => arrange('Add sample data', ports, (spreadsheet) => addSample(spreadsheet, ports.workbook)),
  }),
} as const;

/** Menu: removes what addSampleData has added. Gives a ClearReply. */
export const clearSampleEntry: Entry = () =>
  act('clearSample', (ports) =>
    arrange('Clear sample', ports, (spreadsheet) => clearSample(spreadsheet, ports.workbook)),
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
  const reply = ports.lock.hold(() => action(SpreadsheetApp.getActiveSpreadsheet()));
  showSummary(title, reply.message);
  return reply;
}
