import { tables } from '../../core/app/schema/index';
import { schemaComments } from '../../core/app/schema/schema-comments';
import { type ColumnDefinition, type ColumnType, indexesOf, type TableDefinition } from '../../core/app/schema/table';
import { block, code, linkTo, listed, table } from './markdown';
import type { Page } from './pages';

/** The tables of a database. */
export const schemaPage: Page = {
  file: 'schema.md',
  title: 'Database tables',
  source: 'src/core/app/schema/index.ts',
  body: () =>
    [introduction, '## Diagram', block('mermaid', diagram()), '## Types', typeTable(), ...tables.map(describe)].join(
      '\n\n',
    ),
};

const introduction = `When Settings name a database, runs are kept in these tables; saving Settings brings them about. MySQL, MariaDB and PostgreSQL
have the same tables, keys and checks. Many spreadsheets may share one database: \`workbook_id\` tells them apart.

Each table also has \`id\` (a number the database gives), \`created_at\` and \`updated_at\` (UTC, with milliseconds). Names that people type are unique by
their \`_folded\` column: letter case and surplus spaces do not count, and of a name of more than 60 characters a hash stands for the rest. Text compares by
its characters alone. A character NUL or half of a surrogate pair, which databases refuse, is kept as U+001A and four hexadecimal digits.`;

const meanings: Readonly<Record<ColumnType, readonly [meaning: string, mysql: string, postgresql: string]>> = {
  code: ['A short name that the add-on gives.', 'VARCHAR(100)', 'VARCHAR(100)'],
  folded: ['A name as it compares.', 'VARCHAR(300)', 'VARCHAR(300)'],
  text: ['Text of any length.', 'LONGTEXT', 'TEXT'],
  json: ['A JSON document, exactly as it was written.', 'LONGTEXT', 'TEXT'],
  number: ['A number.', 'DOUBLE', 'DOUBLE PRECISION'],
  whole: ['A whole number.', 'INT', 'INTEGER'],
  flag: ['Yes or no.', 'BOOLEAN', 'BOOLEAN'],
  date: ['A calendar day.', 'DATE', 'DATE'],
  moment: ['A point in time, UTC.', 'DATETIME(3)', 'TIMESTAMPTZ(3)'],
  reference: ['The id of a row of another table.', 'BIGINT', 'BIGINT'],
};

function typeTable(): string {
  const rows = Object.entries(meanings).map(([type, [meaning, mysql, postgresql]]) => [
    code(type),
    meaning,
    code(mysql),
    code(postgresql),
  ]);
  return table(['type', 'what it holds', 'MySQL, MariaDB', 'PostgreSQL'], rows);
}

/** Who refers to whom, with the columns by which people know a row. */
function diagram(): string {
  const lines = tables.flatMap((definition) => [
    `  ${definition.name} {`,
    ...Object.entries(definition.columns)
      .filter(([name, { type }]) => type !== 'json' && type !== 'text' && isKey(definition, name))
      .map(([name, { type, references }]) => `    ${type} ${name} ${references === null ? 'UK' : 'FK'}`),
    '  }',
  ]);
  const references = tables.flatMap(({ name, columns }) =>
    Object.entries(columns).flatMap(([column, { references: target, isNullable }]) =>
      target === null ? [] : [`  ${target} ${isNullable ? '|o' : '||'}--o{ ${name} : ${column}`],
    ),
  );
  return ['erDiagram', ...lines, ...references].join('\n');
}

const isKey = ({ columns, unique }: TableDefinition, name: string): boolean =>
  columns[name]?.references != null || unique.some((names) => names.includes(name));

function describe(definition: TableDefinition): string {
  const { name, columns, unique, checks } = definition;
  const comment = schemaComments[name];
  const rows = Object.entries(columns).map(([column, is]) => [
    code(column),
    code(is.type),
    is.isNullable ? 'may be empty' : '',
    remarkOn(is, comment?.columns[column] ?? ''),
  ]);
  const keys = [
    ...unique.map((names) => `- Unique: ${listed(names.map(code))}.`),
    ...indexesOf(definition).map((names) => `- Index: ${listed(names.map(code))}.`),
    ...checks.map((check) => `- Check: ${code(check.replace(/[{}]/gu, ''))}.`),
  ];
  return [
    `## ${name}`,
    comment?.table ?? '',
    table(['column', 'type', 'empty', 'what it is'], rows),
    keys.join('\n'),
  ].join('\n\n');
}

function remarkOn({ references, choices }: ColumnDefinition, comment: string): string {
  const target = references === null ? '' : `A row of ${linkTo(references)}.`;
  const values = choices === null ? '' : `One of ${listed(choices.map(code), 'or')}.`;
  return [target, values, comment].filter((part) => part !== '').join(' ');
}
