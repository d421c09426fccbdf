import * as z from 'zod/mini';
import { loadPart } from '../parts/load-part';
import { entry } from './entry';

const login = { url: z.string(), user: z.string(), password: z.nullable(z.string()) } as const;

const storeChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('workbook') }),
  z.strictObject({ kind: z.literal('database'), ...login }),
]);

/** The calls about where runs are kept. */
export const settingsEntries = {
  readSettings: entry('readSettings', {
    request: z.null(),
    action: () => loadPart('settings').readSettings(SpreadsheetApp.getActiveSpreadsheet()),
  }),
  testConnection: entry('testConnection', {
    request: z.strictObject(login),
    action: (request) => loadPart('settings').testConnection(SpreadsheetApp.getActiveSpreadsheet(), request),
  }),
  saveSettings: entry('saveSettings', {
    request: storeChoice,
    action: (choice, { lock, workbook }) =>
      lock.hold(() => loadPart('settings').saveSettings(SpreadsheetApp.getActiveSpreadsheet(), workbook, choice)),
  }),
  copyHistory: entry('copyHistory', {
    request: z.null(),
    action: (_, ports) => loadPart('settings').copyFromFormer(SpreadsheetApp.getActiveSpreadsheet(), ports),
  }),
} as const;
