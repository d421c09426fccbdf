import { storeIndexTab } from '../../core/app/store-tabs';
import { openPorts } from '../ports';
import { WorkbookStore } from '../store/workbook-store';
import { tellStale } from './tab-entries';

/**
 * Marks stale runs when a spreadsheet opens. Opening must never fail or wait for it, and databases are out of reach
 * then: it is done where runs are kept in the spreadsheet itself, and what goes wrong is only logged.
 */
export function markOnOpen(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): void {
  if (spreadsheet.getSheetByName(storeIndexTab) === null) return;
  tellStale({ ...openPorts(), store: new WorkbookStore(spreadsheet) });
}
