import { storeIndexTab } from '../../core/app/store-tabs';
import { openPorts } from '../ports';
import { keepsInWorkbook } from '../store/settings';
import { tellStale } from './tab-entries';

/**
 * Marks stale runs when a spreadsheet opens. Opening must never fail for it, and databases are out of reach then: it is
 * done where runs are kept in the spreadsheet itself, and what goes wrong is only logged.
 */
export function markOnOpen(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): void {
  try {
    if (spreadsheet.getSheetByName(storeIndexTab) === null || !keepsInWorkbook()) return;
    const ports = openPorts();
    tellStale(ports, ports.workbook);
  } catch (error) {
    console.error('onOpen', error);
  }
}
