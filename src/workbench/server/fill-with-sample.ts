import type { ThreadedHost } from '../executions/threaded-host';
import { lastRow } from '../workbook/sheet-state';

/** Has the add-on set up its tabs and add its sample, as a person would from the menu of an empty spreadsheet. */
export async function fillWithSample(host: ThreadedHost): Promise<void> {
  const { workbook, ui, log } = host.state;
  await host.call('setUpTabs');
  await host.call('addSampleData');
  const blank = workbook.sheets.findIndex((sheet) => lastRow(sheet) === 0);
  if (blank >= 0 && workbook.sheets.length > 1) workbook.sheets.splice(blank, 1);
  const front = workbook.sheets.find(({ name }) => name === 'Candidates') ?? workbook.sheets[0];
  workbook.activeSheetId = front?.id ?? 0;
  // Nobody was there to read what was said.
  ui.toasts.length = 0;
  log.length = 0;
}
