import type { Store } from '../../../src/core/app/store';
import { anchorsOf, finishedRun, startedRun } from '../../contracts/store-record';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
import { closeThreads, threadedHost } from '../../workbench/server/threads';
import { code, type JdbcPlace, migrated, newPlace } from './jdbc-place';

jest.setTimeout(120_000);
afterEach(closeThreads);

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let database: TestDatabase;
  beforeAll(() => {
    database = migrated(openDatabase(kind));
  });
  afterAll(() => database.drop());

  /** Makes each call in an execution of its own, all at once. */
  const atOnce = async ({ target }: JdbcPlace, calls: readonly (readonly [keyof Store, ...unknown[]])[]) => {
    const host = threadedHost(code);
    const asked = calls.map(([method, ...args]) =>
      host.call('callStore', [JSON.stringify(target), JSON.stringify([[method, args]])]),
    );
    const replies = await Promise.all(asked);
    return replies.map(({ value }) => (JSON.parse(String(value)) as readonly unknown[])[0]);
  };

  test('runs of the same rules that start at the same moment share one version; other rules get versions of their own', async () => {
    const place = newPlace(database);
    const runs = ['a', 'a', 'b', 'c', 'c'].map((contentHash, index) => startedRun({ id: `run_${index}`, contentHash }));
    await atOnce(
      place,
      runs.map((run) => ['start', run, anchorsOf(run)]),
    );
    const { history } = place.open().view(null);
    const versions = new Map(history.map((run) => [run.content_hash, run.constraint_set_version]));
    expect(history).toHaveLength(5);
    expect([...versions.values()].sort()).toEqual([1, 2, 3]);
    for (const run of history) expect(run.constraint_set_version).toBe(versions.get(run.content_hash));
  });

  test('the same run started several times at once is kept once', async () => {
    const place = newPlace(database);
    const run = startedRun({ id: 'run_1', candidates: 30 });
    await atOnce(place, [
      ['start', run, anchorsOf(run)],
      ['start', run, anchorsOf(run)],
      ['start', run, anchorsOf(run)],
    ]);
    expect(place.open().view(null).history).toHaveLength(1);
    expect(place.open().anchors().initiatives).toHaveLength(30);
  });

  test('of two outcomes that come at once one is kept, and both are told which', async () => {
    const place = newPlace(database);
    const run = startedRun({ id: 'run_1', candidates: 30 });
    place.open().start(run, anchorsOf(run));
    const replies = await atOnce(place, [
      ['finish', finishedRun(run, 7)],
      ['finish', finishedRun(run, 8)],
    ]);
    const kept = place.open().find('run_1');
    expect(replies).toEqual([kept, kept]);
    const count = `SELECT COUNT(*) AS n FROM portfolio_items item JOIN portfolios plan ON plan.id = item.portfolio_id
      JOIN optimization_runs run ON run.id = plan.optimization_run_id WHERE run.workbook_id = '${place.target.workbookId}'`;
    expect(database.query(count)).toEqual([{ n: '30' }]);
  });

  test('notes that two people save at once on different cells are both kept', async () => {
    const place = newPlace(database);
    const run = startedRun({ id: 'run_1' });
    place.open().start(run, anchorsOf(run));
    const note = (row: string) => ({ runId: 'run_1', tab: 'Gaps', row, column: 'notes', value: `on ${row}` });
    await atOnce(
      place,
      ['a', 'b', 'c', 'd'].map((row) => ['saveNotes', [note(row)]]),
    );
    expect(place.open().view('run_1').notes).toHaveLength(4);
  });
});
