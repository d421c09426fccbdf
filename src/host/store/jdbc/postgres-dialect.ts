import { type ColumnType, indexesOf, type TableDefinition } from '../../../core/app/schema/table';
import type { Dialect } from './dialect';
import { saveNotesOnPostgres } from './postgres-notes';

const types: Readonly<Record<ColumnType, string>> = {
  code: 'VARCHAR(100)',
  folded: 'VARCHAR(300)',
  text: 'TEXT',
  json: 'TEXT',
  number: 'DOUBLE PRECISION',
  whole: 'INTEGER',
  flag: 'BOOLEAN',
  date: 'DATE',
  moment: 'TIMESTAMPTZ(3)',
  reference: 'BIGINT',
};

const quote = (name: string): string => `"${name}"`;
const texts = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
const list = (names: readonly string[]): string => names.map(quote).join(', ');

/** PostgreSQL from 12. */
export const postgresDialect: Dialect = {
  name: 'postgresql',
  label: 'PostgreSQL',
  quote,
  createTable,
  given: (columns) => {
    const typed = Object.entries(columns).map(([name, type]) => `${quote(name)} ${types[type]}`);
    return `jsonb_to_recordset(?::jsonb) AS given(${typed.join(', ')})`;
  },
  join: 'JOIN',
  now: 'now()',
  isSame: (left, right) => `${left} IS NOT DISTINCT FROM ${right}`,
  onDuplicate: (key, columns) =>
    `ON CONFLICT (${list(key)}) DO UPDATE SET ${columns.map((name) => `${quote(name)} = EXCLUDED.${quote(name)}`).join(', ')}, updated_at = now()`,
  update: (table, given, set, where) =>
    `UPDATE ${table} AS kept SET ${Object.entries(set)
      .map(([name, value]) => `${quote(name)} = ${value}`)
      .join(', ')}, updated_at = now() FROM ${given} WHERE ${where}`,
  jsonObject: (members) =>
    `json_build_object(${Object.entries(members)
      .map(([name, value]) => `'${name}', ${value}`)
      .join(', ')})`,
  jsonList: (expression) => `json_agg(${expression})::text`,
  jsonText: (expression) => expression,
  jsonMember: (document, name) => `(${document}::jsonb ->> ${name})`,
  momentText: (expression) => `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  momentParameter: '?::timestamptz',
  moment: (iso) => iso,
  saveNotes: saveNotesOnPostgres,
  version: "SELECT current_setting('server_version'), current_setting('server_encoding')",
  // The information schema leaves out tables that the user has no rights on.
  present: (tables) => `SELECT tablename FROM pg_catalog.pg_tables
    WHERE schemaname = current_schema() AND tablename IN (${texts(tables)})`,
  references: (tables) => `SELECT kept.relname, attribute.attname FROM pg_catalog.pg_constraint AS held
    JOIN pg_catalog.pg_class AS kept ON kept.oid = held.conrelid
    JOIN pg_catalog.pg_namespace AS place ON place.oid = kept.relnamespace AND place.nspname = current_schema()
    JOIN pg_catalog.pg_attribute AS attribute ON attribute.attrelid = kept.oid AND attribute.attnum = ANY (held.conkey)
    WHERE held.contype = 'f' AND kept.relname IN (${texts(tables)})`,
  tooOld: (version) => (Number.parseInt(version, 10) >= 12 ? null : 'PostgreSQL 12'),
  beforeLock: ["SET LOCAL lock_timeout = '30s'"],
  lockMigration:
    "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('optimization.' || current_schema()))) AS waited",
};

function createTable({ name, columns, unique, checks, ...table }: TableDefinition): readonly string[] {
  const lines = [
    'id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
    'created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()',
    'updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()',
    ...Object.entries(columns).map(
      ([column, { type, isNullable, references }]) =>
        `${quote(column)} ${types[type]} ${isNullable ? 'NULL' : 'NOT NULL'}${references === null ? '' : ` REFERENCES ${quote(references)} (id)`}`,
    ),
    ...unique.map((names) => `UNIQUE (${list(names)})`),
    ...Object.entries(columns).flatMap(([column, { type, choices }]) => [
      ...(choices === null ? [] : [`CHECK (${quote(column)} IN (${choices.map((code) => `'${code}'`).join(', ')}))`]),
      // The cast refuses what is not JSON.
      ...(type === 'json' ? [`CHECK (${quote(column)} IS NULL OR ${quote(column)}::json IS NOT NULL)`] : []),
    ]),
    ...checks.map((check) => `CHECK (${check.replace(/\{(\w+)\}/gu, '"$1"')})`),
  ];
  const indexes = indexesOf({ name, columns, unique, checks, ...table }).map(
    (names) => `CREATE INDEX IF NOT EXISTS ${quote(`${name}_${names[0]}`)} ON ${quote(name)} (${list(names)})`,
  );
  return [`CREATE TABLE IF NOT EXISTS ${quote(name)} (\n  ${lines.join(',\n  ')}\n)`, ...indexes];
}
