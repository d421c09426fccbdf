import type { Workbook } from '../../../core/app/ports';
import { describeSetUp } from './describe-set-up';
import { type SetUp, setUpTabs } from './set-up-tabs';
import { usableKpis } from './usable-kpis';

/** Brings every tab about, and says what was done. */
export function arrangeTabs(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  workbook: Workbook,
): Pick<SetUp, 'made' | 'added'> & { readonly message: string } {
  const done = setUpTabs(spreadsheet, usableKpis(workbook));
  return { message: describeSetUp(done), made: done.made, added: done.added };
}
