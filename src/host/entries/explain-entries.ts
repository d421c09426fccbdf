import * as z from 'zod/mini';
import { loadPart } from '../parts/load-part';
import { selectedInitiative } from '../sheets/selected-initiative';
import { act } from './act';
import { type Entry, entry } from './entry';

/** The part parses the request: its schema would be in Code.js as well. */
const inPart =
  (name: 'readRun' | 'saveWhy' | 'tryRun' | 'takePlan'): Entry =>
  (text) =>
    act(name, (ports) => loadPart('explain')[name](JSON.parse(text ?? 'null'), ports));

/** The calls about why a plan is as it is, and what else could be. */
export const explainEntries = {
  readRun: inPart('readRun'),
  saveWhy: inPart('saveWhy'),
  tryRun: inPart('tryRun'),
  takePlan: inPart('takePlan'),
  readSelection: entry('readSelection', {
    request: z.null(),
    action: () => ({ initiative_key: selectedInitiative(SpreadsheetApp.getActiveSpreadsheet()) }),
  }),
} as const;
