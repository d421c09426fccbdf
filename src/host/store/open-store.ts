import { HostError } from '../../core/app/host-error';
import { loadPart } from '../parts/load-part';
import type { OpenedStore } from './opened-store';
import { type Place, readLogin, readPlaces } from './place';
import { WorkbookStore } from './workbook-store';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Where runs of this spreadsheet are kept. */
export function openStore(spreadsheet: Spreadsheet): OpenedStore {
  return lazily(() => openPlace(spreadsheet, readPlaces().present));
}

/** Where runs were kept before; null when they never were elsewhere. */
export function openFormer(spreadsheet: Spreadsheet): OpenedStore | null {
  const { former } = readPlaces();
  return former === null ? null : lazily(() => openPlace(spreadsheet, former));
}

/** A place, without anything opened yet. Throws a HostError when this person has to enter something first. */
export function openPlace(spreadsheet: Spreadsheet, place: Place): OpenedStore {
  if (place.kind === 'workbook') return { store: new WorkbookStore(spreadsheet), close: () => undefined };
  const login = readLogin(spreadsheet, place.url);
  if (login === null) {
    throw new HostError(
      `Runs of this spreadsheet are kept in the database ${place.url}. Open Settings, enter your user and password for it, and choose Save.`,
    );
  }
  if (place.schemaVersion < loadPart('database').schemaVersion) {
    throw new HostError(
      'The tables of the database are those of an earlier version of Optimization Center. Open Settings and choose Save.',
    );
  }
  return loadPart('database').openJdbcStore({ url: place.url, ...login }, spreadsheet.getId());
}

function lazily(open: () => OpenedStore): OpenedStore {
  let opened: OpenedStore | null = null;
  return {
    get store() {
      opened ??= open();
      return opened.store;
    },
    close: () => opened?.close(),
  };
}
