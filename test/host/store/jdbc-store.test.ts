import { describeStore } from '../../contracts/store-contract';
import { anchorsOf, finishedRun, startedRun } from '../../contracts/store-record';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
import { migrated, newPlace } from './jdbc-place';

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let database: TestDatabase;
  beforeAll(() => {
    database = migrated(openDatabase(kind));
  });
  afterAll(() => database.drop());

  test('times are kept in UTC, whatever the time zone of the server', () => {
    const place = newPlace(database);
    const run = startedRun({ id: 'run_1', expiresAt: '2026-04-01T08:30:00Z' });
    if (kind === 'mariadb') database.query("SET GLOBAL time_zone = '+09:00'");
    else database.query(`ALTER DATABASE ${database.name} SET timezone = 'Asia/Tokyo'`);
    try {
      place.call([
        ['start', run, anchorsOf(run)],
        ['expire', '2026-04-01T08:29:59Z'],
        ['finish', finishedRun(run)],
      ]);
    } finally {
      if (kind === 'mariadb') database.query('SET GLOBAL time_zone = SYSTEM');
    }
    expect(place.open().find('run_1')).toEqual(finishedRun(run));
    const seconds =
      kind === 'mariadb'
        ? 'TIMESTAMPDIFF(SECOND, created_at, UTC_TIMESTAMP())'
        : 'EXTRACT(EPOCH FROM now() - created_at)::INTEGER';
    const where = `FROM optimization_runs WHERE workbook_id = '${place.target.workbookId}'`;
    expect(Number(database.query(`SELECT ${seconds} AS age ${where}`)[0]?.age)).toBeLessThan(300);
  });

  test('keeping and recording 1,000 candidates takes 1 second each on a machine that does nothing else', () => {
    const place = newPlace(database);
    const run = startedRun({ id: 'run_1', candidates: 1000 });
    const started = place.call([['start', run, anchorsOf(run)]]);
    const finished = place.call([['finish', finishedRun(run)]]);
    expect(place.open().find('run_1')).toEqual(finishedRun(run));
    // Others may keep this machine busy.
    expect(Math.max(started.ms, finished.ms)).toBeLessThan(10_000);
  });

  describeStore('The Jdbc store', () => newPlace(database));
});
