/**
 * What a column holds.
 * - `code`: a short name that the add-on gives, at most 100 characters (ids, statuses, hashes).
 * - `folded`: a name as it compares, made by foldedKey; at most 300 characters.
 * - `text`: text of any length. `json`: a JSON document as text, refused when it is not JSON.
 * - `number`: a double. `whole`: a whole number. `flag`: yes or no. `date`: a calendar day.
 * - `moment`: a point in time, UTC, with milliseconds. `reference`: the id of a row of another table.
 */
export type ColumnType =
  | 'code'
  | 'folded'
  | 'text'
  | 'json'
  | 'number'
  | 'whole'
  | 'flag'
  | 'date'
  | 'moment'
  | 'reference';

export interface ColumnDefinition {
  readonly type: ColumnType;
  /** Whether the column may be empty. */
  readonly isNullable: boolean;
  /** The table whose id a reference holds. */
  readonly references: string | null;
  /** The only values it may hold; null: any. */
  readonly choices: readonly string[] | null;
}

/** One table; what it is for stands in schemaComments. Besides these columns each has id, created_at and updated_at. */
export interface TableDefinition {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
  /** Columns that together occur once. */
  readonly unique: readonly (readonly string[])[];
  /** Columns that are searched together; those of references need none of their own. */
  readonly indexes: readonly (readonly string[])[];
  /** Conditions that every row meets, in SQL that every database knows; names stand in braces. */
  readonly checks: readonly string[];
}

/** A column that is always filled. */
export function column(type: ColumnType): ColumnDefinition {
  return { type, isNullable: false, references: null, choices: null };
}

/** A column that may be empty. */
export function optional(type: ColumnType): ColumnDefinition {
  return { ...column(type), isNullable: true };
}

/** A column that holds one of a few codes. */
export function choice(choices: readonly string[]): ColumnDefinition {
  return { ...column('code'), choices };
}

/** A column that holds the id of a row of another table. */
export function reference(table: string): ColumnDefinition {
  return { ...column('reference'), references: table };
}

/** A table; of `keys` only what it has need be named. */
export function table(
  name: string,
  columns: TableDefinition['columns'],
  keys: Partial<Pick<TableDefinition, 'unique' | 'indexes' | 'checks'>>,
): TableDefinition {
  return { name, columns, unique: [], indexes: [], checks: [], ...keys };
}

/** Every index of a table: the declared ones, and one for each reference that no key starts with. */
export function indexesOf({ columns, unique, indexes }: TableDefinition): readonly (readonly string[])[] {
  const first = new Set([...unique, ...indexes].map(([name]) => name));
  const references = Object.keys(columns).filter((name) => columns[name]?.references != null && !first.has(name));
  return [...indexes, ...references.map((name) => [name])];
}
