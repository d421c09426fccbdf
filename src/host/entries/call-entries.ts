import type { Calls } from '../../core/app/calls';
import type { Entry } from './entry';
import { pageEntries } from './page-entries';
import { partEntries } from './part-entries';
import { runEntries } from './run-entries';
import { tabEntries } from './tab-entries';

/** What pages may call: one entry point for each name of Calls. */
export const callEntries: { readonly [Name in keyof Calls]: Entry } = {
  ...runEntries,
  ...tabEntries,
  ...pageEntries,
  ...partEntries,
};
