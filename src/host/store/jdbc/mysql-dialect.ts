import { type ColumnType, indexesOf, type TableDefinition } from '../../../core/app/schema/table';
import type { Dialect } from './dialect';
import { saveNotesOnMysql } from './mysql-notes';

const types: Readonly<Record<ColumnType, string>> = {
  code: 'VARCHAR(100)',
  folded: 'VARCHAR(300)',
  text: 'LONGTEXT',
  json: 'LONGTEXT',
  number: 'DOUBLE',
  whole: 'INT',
  flag: 'BOOLEAN',
  date: 'DATE',
  moment: 'DATETIME(3)',
  reference: 'BIGINT',
};

const now = 'UTC_TIMESTAMP(3)';
const quote = (name: string): string => `\`${name}\``;
const texts = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
const list = (names: readonly string[]): string => names.map(quote).join(', ');

const given: Dialect['given'] = (columns) => {
  const typed = Object.entries(columns).map(
    ([name, type]) => `${quote(name)} ${typeInJson(type)} PATH '$.${name}' ERROR ON ERROR`,
  );
  return `JSON_TABLE(?, '$[*]' COLUMNS (${typed.join(', ')})) AS given`;
};

/** MySQL from 8.0.16 and MariaDB from 10.6. */
export const mysqlDialect: Dialect = {
  name: 'mysql',
  label: 'MySQL',
  quote,
  createTable: (table) => [createTable(table)],
  given,
  join: 'STRAIGHT_JOIN',
  now,
  isSame: (left, right) => `${left} <=> ${right}`,
  onDuplicate: (_, columns) =>
    `ON DUPLICATE KEY UPDATE ${columns.map((name) => `${quote(name)} = VALUES(${quote(name)})`).join(', ')}, updated_at = ${now}`,
  update: (table, given, set, where) =>
    `UPDATE ${given} JOIN ${table} AS kept ON ${where} SET ${Object.entries(set)
      .map(([name, value]) => `kept.${quote(name)} = ${value}`)
      .join(', ')}, kept.updated_at = ${now}`,
  jsonObject: (members) =>
    `JSON_OBJECT(${Object.entries(members)
      .map(([name, value]) => `'${name}', ${value}`)
      .join(', ')})`,
  jsonList: (expression) => `JSON_ARRAYAGG(${expression})`,
  // MariaDB takes a column that is checked to be JSON for a part of the document around it.
  jsonText: (expression) => `CONCAT('', ${expression})`,
  jsonMember: (document, name) => `JSON_UNQUOTE(JSON_EXTRACT(${document}, CONCAT('$.', JSON_QUOTE(${name}))))`,
  momentText: (expression) => `DATE_FORMAT(${expression}, '%Y-%m-%dT%H:%i:%s.%fZ')`,
  momentParameter: '?',
  moment: (iso) => new Date(iso).toISOString().replace('T', ' ').replace('Z', ''),
  saveNotes: saveNotesOnMysql(given),
  // Each table says its own encoding.
  version: "SELECT VERSION(), 'UTF8'",
  present: (tables) => `SELECT table_name FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_name IN (${texts(tables)})`,
  references: (tables) => `SELECT table_name, column_name FROM information_schema.key_column_usage
    WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL AND table_name IN (${texts(tables)})`,
  tooOld: (version) => {
    const [major = 0, minor = 0, patch = 0] = version.split(/\D/u).map(Number);
    const number = (major * 1000 + minor) * 1000 + patch;
    const isMariadb = /mariadb/iu.test(version);
    return number >= (isMariadb ? 10_006_000 : 8_000_016) ? null : isMariadb ? 'MariaDB 10.6' : 'MySQL 8.0.16';
  },
  beforeLock: [],
  lockMigration: "SELECT GET_LOCK(CONCAT('optimization.', MD5(DATABASE())), 30)",
};

/** The default character set of the server or database does not count. */
function typeInJson(type: ColumnType): string {
  const isText = ['code', 'folded', 'text', 'json'].includes(type);
  return isText ? `${types[type]} CHARACTER SET utf8mb4` : types[type];
}

function createTable({ name, columns, unique, checks, ...table }: TableDefinition): string {
  const lines = [
    'id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY',
    `created_at DATETIME(3) NOT NULL DEFAULT (${now})`,
    `updated_at DATETIME(3) NOT NULL DEFAULT (${now})`,
    ...Object.entries(columns).map(
      ([column, { type, isNullable }]) => `${quote(column)} ${types[type]} ${isNullable ? 'NULL' : 'NOT NULL'}`,
    ),
    ...unique.map((names) => `UNIQUE KEY (${list(names)})`),
    ...indexesOf({ name, columns, unique, checks, ...table }).map((names) => `KEY (${list(names)})`),
    ...Object.entries(columns).flatMap(([column, { type, references, choices }]) => [
      ...(references === null ? [] : [`FOREIGN KEY (${quote(column)}) REFERENCES ${quote(references)} (id)`]),
      ...(choices === null ? [] : [`CHECK (${quote(column)} IN (${choices.map((code) => `'${code}'`).join(', ')}))`]),
      ...(type === 'json' ? [`CHECK (JSON_VALID(${quote(column)}))`] : []),
    ]),
    ...checks.map((check) => `CHECK (${check.replace(/\{(\w+)\}/gu, '`$1`')})`),
  ];
  return `CREATE TABLE IF NOT EXISTS ${quote(name)} (\n  ${lines.join(',\n  ')}\n) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;
}
