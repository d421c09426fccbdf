import type { CellRef } from '../kernel/issue';
import type { Cell } from './cell';
import type { Column } from './column';

/** Columns by header. */
export type Columns = Readonly<Record<string, Column<unknown>>>;

/** The value type of a column. */
export type ValueOf<C> = C extends Column<infer T> ? T : never;

/** What a row holds under each header: the value, or null where the cell is blank, absent or unreadable. */
export type RowValues<C extends Columns> = { readonly [H in keyof C]: ValueOf<C[H]> | null };

/** A row of a tab, read. */
export interface Row<C extends Columns> {
  /** As Sheets counts it: the first row below the header is 2. */
  readonly row: number;
  readonly values: RowValues<C>;
  /** Headers whose cell is not blank, read or not. */
  readonly filled: ReadonlySet<string>;
  /** Headers whose cell could not be read; an issue says why. */
  readonly broken: ReadonlySet<string>;
  /** Values of the tab's open columns (KPIs), by the header as it stands in the sheet. */
  readonly open: ReadonlyMap<string, unknown>;
  /** What was typed in a declared column; '' when it is blank, undefined when the sheet has no such column. */
  typed(header: string): Cell | undefined;
  /** The place of a cell of this row (null: the row itself). */
  at(header: (keyof C & string) | null): CellRef;
}
