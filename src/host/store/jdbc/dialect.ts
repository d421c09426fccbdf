import type { ColumnType, TableDefinition } from '../../../core/app/schema/table';

/** Everything in which the databases differ. */
export interface Dialect {
  readonly name: 'mysql' | 'postgresql';
  /** How people call the product. */
  readonly label: string;
  /** A column's or table's name in quotes. */
  quote(name: string): string;
  /** Statements that bring a table about; again they do nothing. */
  createTable(table: TableDefinition): readonly string[];
  /** The rows of a parameter that holds a JSON list of objects, as the table `given` with these columns. */
  given(columns: Readonly<Record<string, ColumnType>>): string;
  /** Joins in the order in which they are written. */
  readonly join: string;
  /** The time now, UTC with milliseconds. */
  readonly now: string;
  /** True when both are equal or both are empty. */
  isSame(left: string, right: string): string;
  /** What follows INSERT to update these columns of a row whose `key` is taken. */
  onDuplicate(key: readonly string[], columns: readonly string[]): string;
  /** Updates the rows of `table` (known as `kept`) that `given` names. */
  update(table: string, given: string, set: Readonly<Record<string, string>>, where: string): string;
  /** A JSON object of SQL expressions by name. */
  jsonObject(members: Readonly<Record<string, string>>): string;
  /** The JSON list of an expression's values in a group, as text. */
  jsonList(expression: string): string;
  /** A JSON column as text. */
  jsonText(expression: string): string;
  /** The text that a JSON object holds under a name; empty when it has none. */
  jsonMember(document: string, name: string): string;
  /** A moment as text: 2026-01-05T12:01:02.000000Z. */
  momentText(expression: string): string;
  /** A parameter that holds a moment. */
  readonly momentParameter: string;
  /** A moment as parameters and JSON hold it. */
  moment(iso: string): string;
  /** See saveNotes of JdbcStore. Parameters: runs, then rows of plans. */
  readonly saveNotes: string;
  /** Asks for the server's version, and for the encoding of the database. */
  readonly version: string;
  /** Asks which of these tables are there. */
  present(tables: readonly string[]): string;
  /** Asks for the foreign keys that these tables have, as table and column. */
  references(tables: readonly string[]): string;
  /** Whether the server's version, as it tells it, is new enough; if not, what it should be. */
  tooOld(version: string): string | null;
  /** What has to be said before `lockMigration`. */
  readonly beforeLock: readonly string[];
  /** Waits until nobody else migrates, until the transaction or connection ends; gives 1 when the wait was long enough. */
  readonly lockMigration: string;
}
