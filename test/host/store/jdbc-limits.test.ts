import { checksumOf, migrations } from '../../../src/host/store/jdbc/migrations';
import { mysqlDialect } from '../../../src/host/store/jdbc/mysql-dialect';
import { postgresDialect } from '../../../src/host/store/jdbc/postgres-dialect';
import { anchorsOf, startedRun } from '../../contracts/store-record';
import { openDatabase } from '../../databases/open-database';
import { migrated, newPlace } from './jdbc-place';

test('the published versions of the tables are as they were: a change is a new version', () => {
  const checksums = migrations.map((migration) => [
    checksumOf(migration, mysqlDialect).slice(0, 12),
    checksumOf(migration, postgresDialect).slice(0, 12),
  ]);
  expect(checksums).toEqual([['34c2ac974f1d', 'a44990bd5ecc']]);
});

test('a run that is larger than the database takes at once is refused in words, and nothing is kept', () => {
  const database = migrated(openDatabase('mariadb'));
  const place = newPlace(database);
  const run = startedRun({ id: 'run_1', candidates: 1, title: 'x'.repeat(17_000_000) });
  expect(() => place.call([['start', run, anchorsOf(startedRun({ id: '' }))]])).toThrow(
    /larger than the database takes at once.*max_allowed_packet/u,
  );
  expect(place.open().view(null).history).toEqual([]);
  database.drop();
});
