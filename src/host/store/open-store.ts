import { HostError } from '../../core/app/host-error';
import type { Store } from '../../core/app/store';
import { loadPart } from '../parts/load-part';
import type { OpenedStore } from './opened-store';
import { type Place, readLogin, readPlaces } from './place';
import { WorkbookStore } from './workbook-store';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Where runs of this spreadsheet are kept. */
export function openStore(spreadsheet: Spreadsheet): OpenedStore {
  return lazily(() => openPlace(spreadsheet, readPlaces().present));
}

/** Where runs were kept before, the last place first. */
export function openFormer(spreadsheet: Spreadsheet): readonly OpenedFormer[] {
  return readPlaces().former.map((place) => ({ place, opened: lazily(() => openPlace(spreadsheet, place)) }));
}

/** A place where runs were kept before. */
export interface OpenedFormer {
  readonly place: Place;
  readonly opened: OpenedStore;
}

/** A place; nothing is connected to yet. Throws a HostError when this person has to enter something first. */
export function openPlace(spreadsheet: Spreadsheet, place: Place): OpenedStore {
  if (place.kind === 'workbook') {
    const store = new WorkbookStore(spreadsheet, (...of) => loadPart('roadmap').openWorkbookRoadmaps(...of));
    return { store, close: () => undefined };
  }
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

/** Ports are copied without being used, so that it is the methods that open the place. */
function lazily(open: () => OpenedStore): OpenedStore {
  let opened: OpenedStore | null = null;
  const opening = (): Store => {
    opened ??= open();
    return opened.store;
  };
  return {
    store: {
      start: (run, anchors) => opening().start(run, anchors),
      finish: (record) => opening().finish(record),
      find: (runId) => opening().find(runId),
      renew: (runId, expiresAt) => opening().renew(runId, expiresAt),
      expire: (at) => opening().expire(at),
      view: (runId) => opening().view(runId),
      saveNotes: (notes) => opening().saveNotes(notes),
      allNotes: () => opening().allNotes(),
      anchors: () => opening().anchors(),
      get roadmaps() {
        return opening().roadmaps;
      },
      saveScoring: (scoring, records) => opening().saveScoring(scoring, records),
      scoring: () => opening().scoring(),
    },
    close: () => opened?.close(),
  };
}
