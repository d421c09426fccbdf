import type { ConnectionReport, DatabaseLogin, Settings, StoreChoice } from '../../core/app/calls';
import { uncopiedRuns } from '../../core/app/copy-history';
import { isHostError } from '../../core/app/host-error';
import { readNotes } from '../../core/app/output-notes';
import type { Workbook } from '../../core/app/ports';
import { outputTabs } from '../../core/tabs/index';
import { loadPart } from '../parts/load-part';
import { openFormer, openStore } from './open-store';
import { type Place, readLogin, readPlaces, writeLogin, writePlaces } from './place';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Where runs are kept, as Settings shows it. Never holds the password. */
export function readSettings(spreadsheet: Spreadsheet): Settings {
  const { present } = readPlaces();
  const uncopied = countUncopied(spreadsheet);
  if (present.kind === 'workbook') return { kind: 'workbook', url: '', user: '', hasPassword: false, uncopied };
  const login = readLogin(spreadsheet, present.url);
  return { kind: 'database', url: present.url, user: login?.user ?? '', hasPassword: login !== null, uncopied };
}

/**
 * Keeps runs in this place from now on: connects, brings the tables of a database about, keeps the login for this
 * person, and only then switches. What people wrote on the output tabs is first kept in the former place.
 */
export function saveSettings(spreadsheet: Spreadsheet, workbook: Workbook, choice: StoreChoice): ConnectionReport {
  if (choice.kind === 'workbook') {
    switchTo(spreadsheet, workbook, { kind: 'workbook' });
    const message = 'Runs are kept in this spreadsheet.';
    return { ok: true, code: 'connected', message, uncopied: countUncopied(spreadsheet) };
  }
  const { url, ...login } = withPassword(spreadsheet, choice);
  const { prepareDatabase, schemaVersion } = loadPart('database');
  const report = prepareDatabase({ url, ...login });
  if (!report.ok) return report;
  writeLogin(spreadsheet, url, login);
  switchTo(spreadsheet, workbook, { kind: 'database', url, schemaVersion });
  return { ...report, uncopied: countUncopied(spreadsheet) };
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
  const { present } = readPlaces();
  return present.kind === 'workbook' ? 'hidden tabs of this spreadsheet' : `the database ${present.url}`;
}

/** Whether runs are kept in the spreadsheet itself; reads properties only. */
export function keepsInWorkbook(): boolean {
  return readPlaces().present.kind === 'workbook';
}

const isSame = (left: Place, right: Place): boolean =>
  left.kind === 'workbook' ? right.kind === 'workbook' : right.kind === 'database' && left.url === right.url;

function switchTo(spreadsheet: Spreadsheet, workbook: Workbook, present: Place): void {
  const places = readPlaces();
  if (isSame(places.present, present)) {
    writePlaces({ ...places, present });
    return;
  }
  const notes = readNotes(workbook.read(outputTabs));
  const former = openStore(spreadsheet);
  try {
    if (notes.length > 0) former.store.saveNotes(notes);
  } finally {
    former.close();
  }
  writePlaces({ present, former: places.present });
}

/** Runs of the former place that the present one lacks; 0 when one of them cannot be asked by this person. */
function countUncopied(spreadsheet: Spreadsheet): number {
  const former = openFormer(spreadsheet);
  if (former === null) return 0;
  const present = openStore(spreadsheet);
  try {
    return uncopiedRuns(former.store, present.store).length;
  } catch (error) {
    if (!isHostError(error)) throw error;
    console.error('countUncopied', error.message);
    return 0;
  } finally {
    former.close();
    present.close();
  }
}
