import type { Cell, Table } from '../columns/cell';
import type { Tables } from '../problem/workbook-rows';
import type { ScoreWorkbook } from '../scoring/score-workbook';
import type { Tab } from '../tabs/tab';
import type { RowMark } from './row-marks';
import type { Store } from './store';

/** The spreadsheet, as far as the product reads and writes it. Calls do not grow with rows. */
export interface Workbook {
  /** The spreadsheet's id. */
  readonly id: string;
  /**
   * Reads the named tabs whole; a tab that is not there is missing from the answer. Cells in columns of notes on output
   * tabs come as texts that `show` makes the same cells of. A tab of `unlessBlank` is missing too while it has no rows,
   * which costs no read.
   */
  read(tabs: readonly Tab[], unlessBlank?: readonly Tab[]): Tables;
  /**
   * Makes an output tab show just these rows, in the tab's declared columns wherever people moved them; columns of
   * people's own are left alone. Creates the tab when it is missing. Text stays text, whatever it looks like.
   * In columns of notes a formula becomes one again only after it was read from that tab in the same execution, and
   * blank cells keep their number format.
   */
  show(tab: Tab, rows: readonly ViewRow[]): void;
  /**
   * Shows what checking found on an input tab: statuses in the add-on's own columns, and notes on the cells. Notes of
   * people's own stay. `table` is the tab as it was just read. Gives how many Sheets calls it took: one to write run_status
   * and the columns beside it, one for each other run of neighbouring columns of the add-on, two for notes (one when none
   * changes).
   */
  mark(tab: Tab, table: Table, marks: Marks): number;
}

/** What checking found on one tab, and which of it is to be written. */
export interface Marks {
  /** What is to be shown of each row, by sheet row. */
  readonly marks: ReadonlyMap<number, RowMark>;
  /** The rows whose run_status is written, together with updated_source and updated_at where they stand beside it. */
  readonly statuses: ReadonlySet<number>;
  /** The rows whose updated_source and updated_at are written where they stand apart from run_status. */
  readonly origins: ReadonlySet<number>;
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

/** Short texts (a few kB) that stay with the workbook from one execution to the next. */
export interface Memory {
  /** The text of that name; null when there is none. */
  recall(name: string): string | null;
  keep(name: string, text: string): void;
  forget(name: string): void;
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
  readonly memory: Memory;
  readonly ids: Ids;
  readonly lock: Lock;
  /** Lent, since it is large and most plans have nothing to score. */
  readonly score: ScoreWorkbook;
  readonly requester: Requester;
}
