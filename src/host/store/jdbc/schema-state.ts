import { HostError } from '../../../core/app/host-error';
import { migrationTable, tables } from '../../../core/app/schema/index';
import type { Dialect } from './dialect';
import { failureMessages } from './failure';
import { checksumOf, migrations as known, type Migration } from './migrations';
import type { JdbcSession } from './session';

/** A column that refers to the rows of another table. */
interface Reference {
  readonly table: string;
  readonly column: string;
  readonly to: string;
}

/** Every column that refers to another table. */
const references: readonly Reference[] = tables.flatMap(({ name, columns }) =>
  Object.entries(columns).flatMap(([column, { references: to }]) => (to === null ? [] : [{ table: name, column, to }])),
);

/** What a database has of the tables. */
export interface SchemaState {
  /** Steps that were not run yet. */
  readonly missing: readonly Migration[];
  /** References whose table is there, and the rows they refer to are not: somebody dropped that table. */
  readonly widowed: readonly Reference[];
  /** References without a foreign key, where both tables are there: somebody dropped it, or a table with CASCADE. */
  readonly unguarded: readonly Reference[];
  /** Whether there is nothing to do: no step, no table and no foreign key is missing. */
  readonly isComplete: boolean;
}

/** What people are told who use an add-on that is older than the tables. */
export const newerTables =
  'The tables of this database belong to a newer version of Optimization Center. Install the newest version of the add-on.';

/** What there is to do. Throws a HostError when the tables cannot be brought to the newest version. */
export function stateOf(session: JdbcSession, dialect: Dialect, migrations: readonly Migration[] = known): SchemaState {
  const [[version, encoding] = []] = session.read(2, dialect.version);
  const required = dialect.tooOld(version ?? '');
  if (required !== null) {
    throw new HostError(
      `This database server is too old (${version}). Optimization Center needs ${required} or later.`,
    );
  }
  if (encoding !== 'UTF8') throw new HostError(failureMessages.encoding);
  const names = tables.map(({ name }) => name);
  const present = new Set(session.read(1, dialect.present(names)).map(([name]) => name));
  const missing = present.has(migrationTable.name) ? missingOf(session, dialect, migrations) : migrations;
  const held = new Set(session.read(2, dialect.references(names)).map((row) => row.join('.')));
  const kept = references.filter(({ table }) => present.has(table));
  const widowed = kept.filter(({ to }) => !present.has(to));
  const unguarded = kept.filter(({ table, column, to }) => present.has(to) && !held.has(`${table}.${column}`));
  const isComplete = missing.length === 0 && present.size === tables.length && unguarded.length === 0;
  return { missing, widowed, unguarded, isComplete };
}

function missingOf(session: JdbcSession, dialect: Dialect, migrations: readonly Migration[]): readonly Migration[] {
  const rows = session.read(2, `SELECT version, checksum FROM ${migrationTable.name}`);
  const applied = new Map(rows.map(([number, checksum]) => [Number(number), checksum]));
  if ([...applied.keys()].some((number) => number > migrations.length)) {
    throw new HostError(newerTables);
  }
  const changed = migrations.find((migration) => {
    const checksum = applied.get(migration.version);
    return checksum !== undefined && checksum !== checksumOf(migration, dialect);
  });
  if (changed !== undefined) {
    throw new HostError(
      `The tables of this database were not made by this add-on (version ${changed.version} differs). Name another database, or ask its administrator to restore schema_migrations.`,
    );
  }
  return migrations.filter(({ version }) => !applied.has(version));
}

/**
 * Throws a HostError when rows refer to rows that are gone: a new table would give the same ids to other rows, and what
 * refers to the lost ones would belong to these.
 */
export function requireNoOrphans(session: JdbcSession, { quote }: Dialect, { widowed, unguarded }: SchemaState): void {
  for (const { table, column, to } of [...widowed, ...unguarded]) {
    const isLost = widowed.some((reference) => reference.to === to)
      ? ''
      : `AND NOT EXISTS (SELECT 1 FROM ${quote(to)} AS other WHERE other.id = kept.${quote(column)})`;
    const [[count] = []] = session.read(
      1,
      `SELECT COUNT(*) FROM ${quote(table)} AS kept WHERE kept.${quote(column)} IS NOT NULL ${isLost}`,
    );
    if (count === '0') continue;
    throw new HostError(
      `The tables of this database are not whole: ${count} rows of ${table} refer to rows of ${to} that somebody removed. Ask its administrator to restore a backup, or name an empty database.`,
    );
  }
}
