import type { FreezeReply } from '../../../src/core/app/freeze-run';
import { readProject } from '../../../src/workbench/project-files';
import { databaseLogin } from '../../../src/workbench/server/connect-database';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
import { serve, stopServing } from './served';

afterEach(stopServing);

const project = readProject('dist');
const request = {
  scenario: '2026-Q2 Core',
  constraint_set: 'Baseline',
  scope: 'all',
  engine: 'auto',
  time_limit_s: 10,
};

describe.each(DATABASE_KINDS)('a workbench that keeps its runs in %s', (kind) => {
  let database: TestDatabase;
  let address: string;
  beforeAll(() => {
    database = openDatabase(kind);
    const scheme = kind === 'mariadb' ? 'mysql' : 'postgresql';
    const { user, password, host, port, name } = database;
    address = `${scheme}://${user}:${encodeURIComponent(password)}@${host}:${port}/${name}`;
  });
  afterAll(() => database.drop());

  test('finds them again when it is started anew', async () => {
    const login = databaseLogin(address);
    if (login === null) throw new Error(`${address} is an address`);
    const place = { project, database: login } as const;
    const first = await startSample(place);
    const frozen = JSON.parse(
      String((await first.host().call('freezeRun', [JSON.stringify(request)])).value),
    ) as FreezeReply;
    if (!frozen.ok) throw new Error(JSON.stringify(frozen.issues));
    await stopServing();
    const second = await startSample(place);
    const state = JSON.parse(String((await second.host().call('readSidebar', ['null'])).value));
    expect(state.history.map((run: { run_id: string }) => run.run_id)).toEqual([frozen.run_id]);
    expect(database.query('SELECT status FROM optimization_runs')).toEqual([{ status: 'running' }]);
  }, 60_000);

  test('says what is wrong with a login instead of starting', async () => {
    const login = databaseLogin(address.replace(/:[^:@]*@/u, ':wrong@'));
    if (login === null) throw new Error('only the password is wrong');
    await expect(serve(project.code, { project, database: login })).rejects.toThrow(/password/u);
  }, 60_000);
});

async function startSample(options: Parameters<typeof serve>[1]) {
  const served = await serve(project.code, options);
  await served.host().call('setUpTabs');
  await served.host().call('addSampleData');
  return served;
}

test.each(['https://example.com/name', 'mysql://127.0.0.1:3306', 'mysql://127.0.0.1/', 'name', ''])(
  '%j is no address of a database',
  (address) => {
    expect(databaseLogin(address)).toBeNull();
  },
);
