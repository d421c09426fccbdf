import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Calls } from '../../../src/core/app/calls';
import type { Engine } from '../../../src/core/model/engine';
import { loadHighs } from '../../../src/engines/highs';
import type { ThreadedHost } from '../../../src/workbench/executions/threaded-host';
import { readProject } from '../../../src/workbench/project-files';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
import { closeThreads, threadedHost } from '../../workbench/server/threads';
import { build, requestFor, root, solve, typedWorkbook } from '../built-add-on';
import { rowsOf } from '../grid';
import { plainPlan } from '../plans';

// Others may keep the machine busy.
jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});
afterEach(closeThreads);

const request = requestFor({ constraint_set: 'Baseline' });

/** A document that several people have open: their executions overlap. */
function openDocument(): ThreadedHost {
  const { code, htmlFiles } = readProject(join(root, 'dist'));
  return threadedHost(code, { htmlFiles, workbook: { ...typedWorkbook(plainPlan(8)), id: randomUUID() } });
}

async function call<Name extends keyof Calls>(
  host: ThreadedHost,
  name: Name,
  of: Calls[Name]['request'],
): Promise<Calls[Name]['reply']> {
  const { value } = await host.call(name, [JSON.stringify(of)]);
  return JSON.parse(String(value)) as Calls[Name]['reply'];
}

async function freeze(host: ThreadedHost) {
  const reply = await call(host, 'freezeRun', request);
  if (!reply.ok) throw new Error(JSON.stringify(reply.issues));
  return reply;
}

describe.each(['workbook', ...DATABASE_KINDS] as const)('When two people work with runs kept in %s,', (kind) => {
  let database: TestDatabase | null = null;
  beforeAll(() => {
    if (kind !== 'workbook') database = openDatabase(kind);
  });
  afterAll(() => database?.drop());

  const keepRuns = async (host: ThreadedHost): Promise<void> => {
    if (database === null) return;
    const { jdbcUrl: url, user, password } = database;
    expect(await call(host, 'saveSettings', { kind: 'database', url, user, password })).toMatchObject({ ok: true });
  };

  test('and start the same scenario at once, both runs are kept with one version of its rules', async () => {
    const host = openDocument();
    await keepRuns(host);
    const frozen = await Promise.all([freeze(host), freeze(host), freeze(host)]);
    const { history } = await call(host, 'readSidebar', null);
    expect(history.map(({ run_id }) => run_id).sort()).toEqual(frozen.map(({ run_id }) => run_id).sort());
    expect(new Set(frozen.map(({ run_id }) => run_id)).size).toBe(3);
    expect(history.map((run) => run.constraint_set_version)).toEqual([1, 1, 1]);
    expect(host.state.locks.size).toBe(0);
  });

  test('and record two runs and one of them twice at once, each is kept once, and the tabs show one of them whole', async () => {
    const host = openDocument();
    await keepRuns(host);
    const [first, second] = [await freeze(host), await freeze(host)];
    const answer = solve(first.problem, highs);
    const reports = await Promise.all(
      [first, second, first].map(({ run_id }) => call(host, 'recordRun', { run_id, answer })),
    );
    expect(reports.map(({ run_id, status }) => [run_id, status])).toEqual([
      [first.run_id, 'success'],
      [second.run_id, 'success'],
      [first.run_id, 'success'],
    ]);
    const { workbook } = host.state;
    const lines = rowsOf(workbook, 'Runs').map((row) => [row.run_id, row.optimization_db_status]);
    expect(lines.sort()).toEqual([first, second].map(({ run_id }) => [run_id, 'success']).sort());
    const shown = rowsOf(workbook, 'Results');
    expect(shown).toHaveLength(8);
    expect(new Set(shown.map(({ run_id }) => run_id)).size).toBe(1);
    const { history } = await call(host, 'readSidebar', null);
    expect(history.map(({ status }) => status)).toEqual(['success', 'success']);
    if (database !== null) {
      const plans = `SELECT COUNT(DISTINCT plan.id) AS plans, COUNT(*) AS items FROM portfolio_items item
        JOIN portfolios plan ON plan.id = item.portfolio_id JOIN optimization_runs run ON run.id = plan.optimization_run_id
        WHERE run.workbook_id = '${workbook.id}'`;
      expect(database.query(plans)).toEqual([{ plans: '2', items: '16' }]);
    }
  });

  test('and one cancels while the other records, both are told the one outcome that is kept', async () => {
    const host = openDocument();
    await keepRuns(host);
    const { run_id, problem } = await freeze(host);
    const answer = solve(problem, highs);
    const reports = await Promise.all([
      call(host, 'recordRun', { run_id, answer }),
      call(host, 'cancelRun', { run_id }),
    ]);
    const { history } = await call(host, 'readSidebar', null);
    expect(['success', 'cancelled']).toContain(history[0]?.status);
    expect(reports.map(({ status }) => status)).toEqual([history[0]?.status, history[0]?.status]);
  });
});

test.each(DATABASE_KINDS)('two documents that are switched to an empty %s at once both succeed', async (kind) => {
  const database = openDatabase(kind);
  try {
    const { jdbcUrl: url, user, password } = database;
    const reports = await Promise.all(
      [openDocument(), openDocument()].map((host) =>
        call(host, 'saveSettings', { kind: 'database', url, user, password }),
      ),
    );
    expect(reports).toMatchObject([{ ok: true }, { ok: true }]);
    expect(database.query('SELECT version FROM schema_migrations')).toEqual([{ version: '1' }]);
  } finally {
    await closeThreads();
    database.drop();
  }
});
