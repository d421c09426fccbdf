import { HostError } from '../../../core/app/host-error';
import { migrationTable } from '../../../core/app/schema/index';
import type { Dialect } from './dialect';
import { checksumOf, migrations as known, type Migration } from './migrations';
import { requireNoOrphans, stateOf } from './schema-state';
import type { JdbcSession } from './session';

/**
 * Brings the tables of a database to the newest version. May be run again and by several people at once: one works,
 * the others wait. Where it was ended in the middle, or somebody dropped tables or foreign keys, the next time completes
 * it. Throws a HostError when the tables are newer than this add-on, are not those that it made, or lost rows that others
 * refer to.
 */
export function migrate(session: JdbcSession, dialect: Dialect, migrations: readonly Migration[] = known): void {
  if (stateOf(session, dialect, migrations).isComplete) return;
  session.transaction(() => {
    for (const sql of dialect.beforeLock) session.write(sql);
    if (session.read(1, dialect.lockMigration)[0]?.[0] !== '1') {
      throw new HostError('Somebody else is just preparing this database. Try again in a minute.');
    }
    for (const sql of dialect.createTable(migrationTable)) session.write(sql);
    const state = stateOf(session, dialect, migrations);
    requireNoOrphans(session, dialect, state);
    // Each statement can be run again and then does nothing but bring back what was dropped.
    for (const migration of state.isComplete ? [] : migrations) {
      for (const sql of migration.statements(dialect)) session.write(sql);
      if (!state.missing.includes(migration)) continue;
      const row = { version: migration.version, checksum: checksumOf(migration, dialect) };
      session.write(
        `INSERT INTO ${migrationTable.name} (version, applied_at, checksum)
        SELECT given.version, ${dialect.now}, given.checksum FROM ${dialect.given({ version: 'whole', checksum: 'code' })}`,
        JSON.stringify([row]),
      );
    }
    guard(session, dialect, migrations);
  });
}

/** Brings back foreign keys that tables lack which were there already. */
function guard(session: JdbcSession, dialect: Dialect, migrations: readonly Migration[]): void {
  const { quote } = dialect;
  for (const { table, column, to } of stateOf(session, dialect, migrations).unguarded) {
    session.write(`ALTER TABLE ${quote(table)} ADD FOREIGN KEY (${quote(column)}) REFERENCES ${quote(to)} (id)`);
  }
}
