import type { Cell, Table } from '../columns/cell';
import type { Tables } from '../problem/workbook-rows';
import type { Tab } from '../tabs/tab';
import type { RowMark } from './row-marks';
import type { Store } from './store';

/** The spreadsheet, as far as the product reads and writes it. Calls do not grow with rows. */
export interface Workbook {
  /** The spreadsheet's id. */
  readonly id: string;
  /** Reads the named tabs whole; a tab that is not there is missing from the answer. */
  read(tabs: readonly Tab[]): Tables;
  /**
   * Makes an output tab show just these rows, in the tab's declared columns wherever people moved them; columns of
   * people's own are left alone. Creates the tab when it is missing. Text stays text, whatever it looks like.
   */
  show(tab: Tab, rows: readonly ViewRow[]): void;
  /**
   * Shows what checking found on an input tab: statuses in the add-on's own columns, and notes on the cells. Notes of
   * people's own stay. `table` is the tab as it was just read.
   */
  mark(tab: Tab, table: Table, marks: Marks): void;
}

/** What checking found on one tab. */
export interface Marks {
  /** The rows to write, by sheet row; other rows keep their status. */
  readonly rows: ReadonlyMap<number, RowMark>;
  /** The rows whose cell notes are renewed; null: none. */
  readonly noted: { readonly first: number; readonly last: number } | null;
  /** What checked, for updated_source. */
  readonly source: string;
  /** When, as a UTC timestamp. */
  readonly at: string;
}

/** One row to be shown: a cell per declared header; a header that is missing is blank. */
export type ViewRow = Readonly<Record<string, Cell | null>>;

/** The wall clock. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
}

/** Where new names come from. */
export interface Ids {
  /** Eight random hexadecimal digits. */
  suffix(): string;
}

/** One action at a time within a workbook. */
export interface Lock {
  /** Runs `action` while nobody else holds the lock. Throws a HostError when it cannot be had in time. */
  hold<T>(action: () => T): T;
}

/** Who asked, and from where. */
export interface Requester {
  /** E-mail address; blank unless the person allowed it. */
  email(): string;
}

/** The world as one action sees it. */
export interface Ports {
  readonly workbook: Workbook;
  readonly store: Store;
  /** Where the store keeps runs, in words. */
  readonly place: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly lock: Lock;
  readonly requester: Requester;
}
