import type * as z from 'zod/mini';
import type { FactsOf, Issue } from '../kernel/issue';
import type { IssueCode } from '../kernel/messages/catalogue';
import type { DecimalMark } from '../kernel/number-text';
import type { Cell } from './cell';

/** What came out of one cell: a value, nothing (blank), or a problem still without its place. */
export type CellReading<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'problem'; readonly problem: CellProblem };

/** An issue's code and facts, before the tab, row and column are known. */
export type CellProblem = { [C in IssueCode]: { readonly code: C; readonly facts: FactsOf<C> } }[IssueCode];

/** A kind of column: how the cells under its header are read, checked and described. */
export interface ColumnType<T> {
  /** In words for the reference page and the cell note: "a number, 0 or more". */
  readonly label: string;
  /** Fixed choices, for the dropdown; empty for free input. */
  readonly choices: readonly string[];
  /** The values the column may hold. */
  readonly schema: z.ZodMiniType<T>;
  /** True for most of what the schema takes, at less cost; what it does not know, or gives false for, the schema decides. */
  accepts?(read: T): boolean;
  /** Only people read it: a formula error in it is a warning, not an error. */
  readonly forPeople: boolean;
  /** Reads a cell that is not blank and shows no formula error, in a spreadsheet with that decimal mark (a point). */
  read(cell: Cell, decimalMark?: DecimalMark): CellReading<T>;
  /** Number format of the column in Sheets: `@` for keys and periods, so that Sheets leaves them alone. */
  readonly format: string | null;
  /** 20% and 0.2 mean different things in it, so that number formats are read with the cells. */
  readonly tellsShares?: boolean;
  /** Shown as a checkbox. */
  readonly isCheckbox: boolean;
}

/** Who writes the cells of a column. */
export type Writer = 'pm' | 'system';

/** One column of a tab: its header, its type, who writes it, and the help shown at its header. */
export interface Column<T> {
  readonly type: ColumnType<T>;
  readonly writer: Writer;
  /** The header must be there. */
  readonly required: boolean;
  /** Other headers under which the column is found. */
  readonly aliases: readonly string[];
  /** Help for the header cell, one or two sentences. */
  readonly note: string;
  /** Values to pick from a dropdown in place of the type's own choices; other values may be typed as well. */
  readonly suggestions: readonly string[];
  /** Where the values stand that the dropdown offers, instead of fixed ones; other values may be typed as well. */
  readonly choicesFrom: ChoicesFrom | null;
  /** How wide set-up makes it, in pixels. */
  readonly width: number;
}

/** The cells of a tab that a dropdown offers. */
export interface ChoicesFrom {
  /** Null: the tab that the column itself is on. */
  readonly tab: string | null;
  /** A declared header of that tab. */
  readonly column: string;
  /** The last header, when several columns of a tab are offered; only while they stand side by side. */
  readonly through?: string;
}

/** What a column may say about itself beyond its type and help. */
export interface ColumnOptions {
  readonly required?: boolean;
  readonly aliases?: readonly string[];
  readonly suggestions?: readonly string[];
  readonly choicesFrom?: ChoicesFrom;
  readonly width?: number;
}

const usualWidth = 160;

/** A column that people fill. */
export function column<T>(type: ColumnType<T>, note: string, options: ColumnOptions = {}): Column<T> {
  const { required = false, aliases = [], suggestions = [], choicesFrom = null, width = usualWidth } = options;
  return { type, writer: 'pm', required, aliases, note, suggestions, choicesFrom, width };
}

/** A column that the add-on fills. */
export function systemColumn<T>(
  type: ColumnType<T>,
  note: string,
  { width = usualWidth }: Pick<ColumnOptions, 'width'> = {},
): Column<T> {
  return { type, writer: 'system', required: false, aliases: [], note, suggestions: [], choicesFrom: null, width };
}

/** A reading that succeeded. */
export const value = <T>(read: T): CellReading<T> => ({ kind: 'value', value: read });

/** A reading that failed, with what the message needs to say why. */
export function problem<C extends IssueCode>(code: C, facts: FactsOf<C>): { kind: 'problem'; problem: CellProblem } {
  // As in `issue`: the union is indexed by C, which TypeScript cannot see for an open C.
  return { kind: 'problem', problem: { code, facts } as unknown as CellProblem };
}

/** Puts a cell's problem at its place. */
export function placed(found: CellProblem, at: Issue['at']): Issue {
  // Code and facts came together from `problem`.
  return { at, ...found } as Issue;
}
