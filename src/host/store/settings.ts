import type { ConnectionReport, Settings, StoreChoice } from '../../core/app/calls';
import { countUncopied as countBetween } from '../../core/app/copy-history';
import { HostError } from '../../core/app/host-error';
import { readNotes } from '../../core/app/output-notes';
import type { Workbook } from '../../core/app/ports';
import { outputTabs } from '../../core/tabs/index';
import { connect } from './connection-test';
import { migrate } from './jdbc/migrate';
import { schemaVersion } from './jdbc/migrations';
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
  const { url, user, password } = choice;
  const report = connect(spreadsheet, choice, (session, dialect) => {
    migrate(session, dialect);
    return `Runs are kept in ${dialect.label} from now on.`;
  });
  if (!report.ok) return report;
  writeLogin(spreadsheet, url, { user, password: password ?? readLogin(spreadsheet, url)?.password ?? '' });
  switchTo(spreadsheet, workbook, { kind: 'database', url, schemaVersion });
  return { ...report, uncopied: countUncopied(spreadsheet) };
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
    return countBetween(former.store, present.store);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    console.error('countUncopied', error.message);
    return 0;
  } finally {
    former.close();
    present.close();
  }
}
