import type { Calls } from '../../core/app/calls';
import type { Entry } from './entry';
import { explainEntries } from './explain-entries';
import { pageEntries } from './page-entries';
import { roadmapEntries } from './roadmap-entries';
import { runEntries } from './run-entries';
import { settingsEntries } from './settings-entries';
import { tabEntries } from './tab-entries';

/** What pages may call: one entry point for each name of Calls. */
export const callEntries: { readonly [Name in keyof Calls]: Entry } = {
  ...runEntries,
  ...explainEntries,
  ...tabEntries,
  ...settingsEntries,
  ...pageEntries,
  ...roadmapEntries,
};
