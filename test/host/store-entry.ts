import type { Store } from '../../src/core/app/ports';
import { WorkbookStore } from '../../src/host/store/workbook-store';

/** Calls a method of the workbook store; the entry point of the program under test. Takes and gives JSON text. */
export function callStore(method: keyof Store, args: string): string {
  const store: Store = new WorkbookStore(SpreadsheetApp.getActiveSpreadsheet());
  const call = store[method] as (...values: readonly unknown[]) => unknown;
  return JSON.stringify(call.apply(store, JSON.parse(args)) ?? null);
}
