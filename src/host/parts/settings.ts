/*
 * The part behind the sidebar's settings, where people choose the place of runs: dist/settings.html.
 */
import * as z from 'zod/mini';
import type { Answers } from '../entries/part-entries';
import { copyFromFormer } from '../store/copy-from-former';
import { readSettings, saveSettings, testConnection } from '../store/settings';

const login = { url: z.string(), user: z.string(), password: z.nullable(z.string()) } as const;

const storeChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('workbook') }),
  z.strictObject({ kind: z.literal('database'), ...login }),
]);

const spreadsheet = (): GoogleAppsScript.Spreadsheet.Spreadsheet => SpreadsheetApp.getActiveSpreadsheet();

export const calls: Answers<'readSettings' | 'testConnection' | 'saveSettings' | 'copyHistory'> = {
  readSettings: { request: z.null(), action: () => readSettings(spreadsheet()) },
  testConnection: { request: z.strictObject(login), action: (request) => testConnection(spreadsheet(), request) },
  saveSettings: {
    request: storeChoice,
    action: (choice, { lock, workbook }) => lock.hold(() => saveSettings(spreadsheet(), workbook, choice)),
  },
  copyHistory: { request: z.null(), action: (_, ports) => copyFromFormer(spreadsheet(), ports) },
};
