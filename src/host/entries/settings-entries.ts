import * as z from 'zod/mini';
import { copyFromFormer } from '../store/copy-from-former';
import { readSettings, saveSettings, testConnection } from '../store/settings';
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
    action: () => readSettings(SpreadsheetApp.getActiveSpreadsheet()),
  }),
  testConnection: entry('testConnection', {
    request: z.strictObject(login),
    action: (request) => testConnection(SpreadsheetApp.getActiveSpreadsheet(), request),
  }),
  saveSettings: entry('saveSettings', {
    request: storeChoice,
    action: (choice, { lock, workbook }) =>
      lock.hold(() => saveSettings(SpreadsheetApp.getActiveSpreadsheet(), workbook, choice)),
  }),
  copyHistory: entry('copyHistory', {
    request: z.null(),
    action: (_, ports) => copyFromFormer(SpreadsheetApp.getActiveSpreadsheet(), ports),
  }),
} as const;
