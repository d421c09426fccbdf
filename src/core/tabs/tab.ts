import type { Column } from '../columns/column';
import { systemColumn } from '../columns/column';
import type { Columns } from '../columns/row';
import { text } from '../columns/scalar-columns';

/** One sheet tab: its name, what it is for, and its columns in the order of set-up. */
export interface Tab<C extends Columns = Columns> {
  readonly name: string;
  /** In one sentence, for the reference page. */
  readonly help: string;
  /** People type its rows, or the add-on does. */
  readonly writer: 'pm' | 'system';
  readonly columns: C;
  /**
   * Columns that a workbook adds beyond the declared ones: one per active KPI on KPI_Contributions. Null: none; other
   * columns of people are left alone.
   */
  readonly openColumns: Column<unknown> | null;
  /** Kept out of sight. */
  readonly hidden: boolean;
}

/** Width of a column of sentences, in pixels. */
export const wide = 260;

/** Width of a column with the ids of runs, in pixels. */
export const runIdWidth = 270;

/** Every input tab ends with these; checking writes them, runs do not. */
export const statusColumns = {
  run_status: systemColumn(text, 'OK, or the first problem of the row and how many more there are.', { width: wide }),
  updated_source: systemColumn(text, 'What last checked the row.'),
  updated_at: systemColumn(text, 'When the row was last checked.'),
} as const;

/** Declares a tab that people fill. */
export function inputTab<const C extends Columns>(
  name: string,
  help: string,
  columns: C,
  openColumns: Column<unknown> | null = null,
): Tab<C & typeof statusColumns> {
  return { name, help, writer: 'pm', columns: { ...columns, ...statusColumns }, openColumns, hidden: false };
}

/** Declares a tab that the add-on fills. */
export function outputTab<const C extends Columns>(name: string, help: string, columns: C): Tab<C> {
  return { name, help, writer: 'system', columns, openColumns: null, hidden: false };
}
