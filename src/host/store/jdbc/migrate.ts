import { HostError } from '../../../core/app/host-error';
import { migrationTable } from '../../../core/app/schema/index';
import type { Dialect } from './dialect';
import { checksumOf, migrations as known, type Migration } from './migrations';
import type { JdbcSession } from './session';

/**
 * Brings the tables of a database to the newest version. May be run again and by several people at once: one works,
 * the others wait. Where it was ended in the middle, the next time completes it. Throws a HostError when the tables are
 * newer than this add-on, or are not those that it made.
 */
export function migrate(session: JdbcSession, dialect: Dialect, migrations: readonly Migration[] = known): void {
  if (missingOf(session, dialect, migrations).length === 0) return;
  session.transaction(() => {
    for (const sql of dialect.beforeLock) session.write(sql);
    if (session.read(1, dialect.lockMigration)[0]?.[0] !== '1') {
      throw new HostError('Somebody else is just preparing this database. Try again in a minute.');
    }
    for (const sql of dialect.createTable(migrationTable)) session.write(sql);
    for (const migration of missingOf(session, dialect, migrations)) {
      for (const sql of migration.statements(dialect)) session.write(sql);
      const row = { version: migration.version, checksum: checksumOf(migration, dialect) };
      session.write(
        `INSERT INTO ${migrationTable.name} (version, applied_at, checksum)
        SELECT given.version, ${dialect.now}, given.checksum FROM ${dialect.given({ version: 'whole', checksum: 'code' })}`,
        JSON.stringify([row]),
      );
    }
  });
}

/** The steps that were not run yet. Throws a HostError when the tables cannot be brought to the newest version. */
export function missingOf(
  session: JdbcSession,
  dialect: Dialect,
  migrations: readonly Migration[] = known,
): readonly Migration[] {
  const [[version, hasTable] = []] = session.read(2, dialect.state);
  const required = dialect.tooOld(version ?? '');
  if (required !== null) {
    throw new HostError(
      `This database server is too old (${version}). Optimization Center needs ${required} or later.`,
    );
  }
  if (hasTable !== '1') return migrations;
  const rows = session.read(2, `SELECT version, checksum FROM ${migrationTable.name}`);
  const applied = new Map(rows.map(([number, checksum]) => [Number(number), checksum]));
  if ([...applied.keys()].some((number) => number > migrations.length)) {
    throw new HostError(
      'The tables of this database belong to a newer version of Optimization Center. Install the newest version of the add-on.',
    );
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
  return migrations.filter(({ version: number }) => !applied.has(number));
}
