import * as z from 'zod/mini';
import { copyHistory } from '../../core/app/copy-history';
import { openFormer } from '../store/open-store';
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
    action: (_, ports) => {
      const former = openFormer(SpreadsheetApp.getActiveSpreadsheet());
      if (former === null) return { copied: 0, remaining: 0 };
      try {
        return ports.lock.hold(() => copyHistory(former.store, ports.store, ports.clock));
      } finally {
        former.close();
      }
    },
  }),
} as const;
