import { HostError } from '../core/app/host-error';
import type { Ports } from '../core/app/ports';
import { documentMemory } from './document-memory';
import { score } from './score';
import { SheetsWorkbook } from './sheets/sheets-workbook';
import { openStore } from './store/open-store';
import { placeInWords } from './store/settings';

/** How long an action waits for another one in the same workbook. */
const lockTimeoutMs = 20_000;

/** The ports of one execution; what is open at its end has to be closed. */
export interface OpenPorts extends Ports {
  /** Closes the connection to the store, if there is one; never throws. */
  close(): void;
}

/** The ports of one execution, on the spreadsheet the add-on is open in. */
export function openPorts(): OpenPorts {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const opened = openStore(spreadsheet);
  return {
    workbook: new SheetsWorkbook(spreadsheet),
    // Actions that need no store must work without the database, its login or its permission.
    store: opened.store,
    get place() {
      return placeInWords();
    },
    clock: { now: () => Date.now() },
    memory: documentMemory,
    ids: { suffix: () => Utilities.getUuid().replace(/-/gu, '').slice(0, 8) },
    lock: { hold: holdDocumentLock },
    score,
    requester: { email: emailIfAllowed },
    close: () => opened.close(),
  };
}

/** Blank for people who did not allow it: a run does not need it. */
function emailIfAllowed(): string {
  try {
    return Session.getActiveUser().getEmail();
  } catch {
    return '';
  }
}

function holdDocumentLock<T>(action: () => T): T {
  const lock = LockService.getDocumentLock();
  if (lock === null) throw new HostError('The add-on has to be opened in a spreadsheet.');
  if (!lock.tryLock(lockTimeoutMs)) {
    throw new HostError('Somebody else is running Optimization Center in this spreadsheet. Try again in a moment.');
  }
  try {
    return action();
  } finally {
    try {
      // What was written has to be there before anybody else reads, after a failure too.
      SpreadsheetApp.flush();
    } finally {
      lock.releaseLock();
    }
  }
}
