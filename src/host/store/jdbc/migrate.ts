import { HostError } from '../../../core/app/host-error';
import { migrationTable, tables } from '../../../core/app/schema/index';
import type { Dialect } from './dialect';
import { checksumOf, migrations as known, type Migration } from './migrations';
import type { JdbcSession } from './session';

/** What people are told who use an add-on that is older than the tables. */
export const newerTables =
  'The tables of this database belong to a newer version of Optimization Center. Install the newest version of the add-on.';

/**
 * Brings the tables of a database to the newest version. May be run again and by several people at once: one works,
 * the others wait. Where it was ended in the middle, or somebody dropped tables, the next time completes it. Throws a
 * HostError when the tables are newer than this add-on, or are not those that it made.
 */
export function migrate(session: JdbcSession, dialect: Dialect, migrations: readonly Migration[] = known): void {
  if (stateOf(session, dialect, migrations).isComplete) return;
  session.transaction(() => {
    for (const sql of dialect.beforeLock) session.write(sql);
    if (session.read(1, dialect.lockMigration)[0]?.[0] !== '1') {
      throw new HostError('Somebody else is just preparing this database. Try again in a minute.');
    }
    for (const sql of dialect.createTable(migrationTable)) session.write(sql);
    const { missing, isComplete } = stateOf(session, dialect, migrations);
    // Each statement can be run again and then does nothing but bring back what was dropped.
    for (const migration of isComplete ? [] : migrations) {
      for (const sql of migration.statements(dialect)) session.write(sql);
      if (!missing.includes(migration)) continue;
      const row = { version: migration.version, checksum: checksumOf(migration, dialect) };
      session.write(
        `INSERT INTO ${migrationTable.name} (version, applied_at, checksum)
        SELECT given.version, ${dialect.now}, given.checksum FROM ${dialect.given({ version: 'whole', checksum: 'code' })}`,
        JSON.stringify([row]),
      );
    }
  });
}

/** What a database has of the tables. */
export interface SchemaState {
  /** Steps that were not run yet. */
  readonly missing: readonly Migration[];
  /** Whether there is nothing to do: no step is missing, and no table. */
  readonly isComplete: boolean;
}

/** What there is to do. Throws a HostError when the tables cannot be brought to the newest version. */
export function stateOf(session: JdbcSession, dialect: Dialect, migrations: readonly Migration[] = known): SchemaState {
  const [[version, hasTable, count] = []] = session.read(3, dialect.state(tables.map(({ name }) => name)));
  const required = dialect.tooOld(version ?? '');
  if (required !== null) {
    throw new HostError(
      `This database server is too old (${version}). Optimization Center needs ${required} or later.`,
    );
  }
  if (hasTable !== '1') return { missing: migrations, isComplete: false };
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
  const missing = migrations.filter(({ version: number }) => !applied.has(number));
  return { missing, isComplete: missing.length === 0 && Number(count) === tables.length };
}
