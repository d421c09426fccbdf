import type { ConnectionReport, DatabaseLogin, Settings, StoreChoice } from '../../core/app/calls';
import { isHostError } from '../../core/app/host-error';
import { readNotes } from '../../core/app/output-notes';
import type { Workbook } from '../../core/app/ports';
import type { Store } from '../../core/app/store';
import { outputTabs } from '../../core/tabs/index';
import { loadPart } from '../parts/load-part';
import { openFormer, openPlace, openStore } from './open-store';
import {
  inWords,
  type Place,
  readDamaged,
  readLogin,
  readPlaces,
  readPlacesIfIntact,
  writeDamaged,
  writeLogin,
  writePlaces,
} from './place';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Where runs are kept, as Settings shows it. Never holds the password. */
export function readSettings(spreadsheet: Spreadsheet): Settings {
  const places = readPlacesIfIntact();
  // What cannot be read is mended by choosing again and saving.
  const present: Place = places?.present ?? { kind: 'workbook' };
  const uncopied = places === null ? 0 : countUncopied(spreadsheet);
  if (present.kind === 'workbook') return { kind: 'workbook', url: '', user: '', hasPassword: false, uncopied };
  const login = readLogin(spreadsheet, present.url);
  return { kind: 'database', url: present.url, user: login?.user ?? '', hasPassword: login !== null, uncopied };
}

/**
 * Keeps runs in this place from now on: connects, brings the tables of a database about, keeps the login for this
 * person, and only then switches. What people wrote on the output tabs, edits of Roadmap too, is first kept in the former place, and goes along
 * with runs that are being solved; a former place that cannot be reached is left without, and that is told.
 */
export function saveSettings(spreadsheet: Spreadsheet, workbook: Workbook, choice: StoreChoice): ConnectionReport {
  if (choice.kind === 'workbook') {
    const left = switchTo(spreadsheet, workbook, { kind: 'workbook' });
    const message = ['Runs are kept in this spreadsheet.', ...left].join(' ');
    return { ok: true, code: 'connected', message, uncopied: countUncopied(spreadsheet) };
  }
  const { url, ...login } = withPassword(spreadsheet, choice);
  const { prepareDatabase, schemaVersion } = loadPart('database');
  const report = prepareDatabase({ url, ...login });
  if (!report.ok) return report;
  writeLogin(spreadsheet, url, login);
  const left = switchTo(spreadsheet, workbook, { kind: 'database', url, schemaVersion });
  return { ...report, message: [report.message, ...left].join(' '), uncopied: countUncopied(spreadsheet) };
}

/** Tries a login without changing anything, here or in the database. */
export function testConnection(spreadsheet: Spreadsheet, login: DatabaseLogin): ConnectionReport {
  return loadPart('database').testDatabase(withPassword(spreadsheet, login));
}

/** A login as it was entered, with the password that was kept before where none was. */
function withPassword(spreadsheet: Spreadsheet, { url, user, password }: DatabaseLogin) {
  return { url, user, password: password ?? readLogin(spreadsheet, url)?.password ?? '' };
}

/** Where runs are kept, in words. */
export function placeInWords(): string {
  return inWords(readPlaces().present);
}

/** Whether runs are kept in the spreadsheet itself; reads properties only. */
export function keepsInWorkbook(): boolean {
  return readPlaces().present.kind === 'workbook';
}

const isSame = (left: Place, right: Place): boolean =>
  left.kind === 'workbook' ? right.kind === 'workbook' : right.kind === 'database' && left.url === right.url;

/** Gives what people have to know of the place that was left, in sentences. */
function switchTo(spreadsheet: Spreadsheet, workbook: Workbook, present: Place): readonly string[] {
  const places = readPlacesIfIntact();
  // Saving is also how people say that they have mended a place.
  writeDamaged([]);
  if (places !== null && isSame(places.present, present)) {
    writePlaces({ ...places, present });
    return [];
  }
  const left = leaveStore(spreadsheet, workbook, present);
  const former = places === null ? [] : [places.present, ...places.former];
  writePlaces({ present, former: former.filter((place) => !isSame(place, present)) });
  return left;
}

/** Keeps notes in the place that is left, and brings along to the next one what nobody may lose. */
function leaveStore(spreadsheet: Spreadsheet, workbook: Workbook, next: Place): readonly string[] {
  const notes = readNotes(workbook.read(outputTabs));
  const former = openStore(spreadsheet);
  const opened = openPlace(spreadsheet, next);
  // One of two places is a database.
  const { packLuggage, unpackLuggage } = loadPart('database');
  try {
    const luggage = told(() => {
      if (notes.length > 0) former.store.saveNotes(notes);
      loadPart('roadmap').keepShownEdits({ workbook, store: former.store });
      return packLuggage(former.store);
    });
    if (typeof luggage !== 'string') {
      unpackLuggage(luggage, opened.store);
      return [];
    }
    return [
      `Notes on Runs, Results and Gaps and edits of Roadmap could not be kept in the former place (${luggage}). They stay on the tabs until something else is shown there: copy what you still need. Runs that are being solved stay there.`,
    ];
  } finally {
    former.close();
    opened.close();
  }
}

/** Runs and roadmaps of former places that the present one lacks and that may be whole, as far as this person can ask them. */
function countUncopied(spreadsheet: Spreadsheet): number {
  const present = openStore(spreadsheet);
  const damaged = new Set(readDamaged());
  const found = new Set<string>();
  try {
    for (const { opened } of openFormer(spreadsheet)) {
      try {
        for (const name of uncopiedOf(() => opened.store, present.store)) {
          if (!damaged.has(name)) found.add(name);
        }
      } finally {
        opened.close();
      }
    }
  } catch (error) {
    if (!isHostError(error)) throw error;
    console.error('countUncopied', error.message);
  } finally {
    present.close();
  }
  return found.size;
}

/** None when the former place cannot be asked. */
function uncopiedOf(open: () => Store, present: Store): readonly string[] {
  const found = told(() => loadPart('database').uncopied(open(), present));
  if (typeof found !== 'string') return found;
  console.error('countUncopied', found);
  return [];
}

/** What an action gives, or what a place had to say against it. */
function told<Result extends object>(action: () => Result): Result | string {
  try {
    return action();
  } catch (error) {
    if (isHostError(error)) return error.message;
    throw error;
  }
}
