import type { Calls } from '../../core/app/calls';
import type { Entry } from './entry';
import { pageEntries } from './page-entries';
import { runEntries } from './run-entries';
import { scoringEntries } from './scoring-entries';
import { settingsEntries } from './settings-entries';
import { tabEntries } from './tab-entries';

/** What pages may call: one entry point for each name of Calls. */
export const callEntries: { readonly [Name in keyof Calls]: Entry } = {
  ...runEntries,
  ...tabEntries,
  ...settingsEntries,
  ...pageEntries,
  ...scoringEntries,
};
