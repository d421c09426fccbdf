import type { Calls } from '../../src/core/app/calls';
import { solveRun } from '../../src/core/app/solve-run';
import { javascriptLpSolver } from '../../src/engines/javascript-lp-solver';
import type { CallServer } from '../../src/sidebar/host/call';
import { noSolver } from '../../src/sidebar/host/explain-failure';
import { type RunTools, runPlan } from '../../src/sidebar/run/run-plan';
import type { RunState } from '../../src/sidebar/run/run-state';
import type { SolverTask } from '../../src/sidebar/solver/solver-messages';
import { EngineUnloadable, type RunningSolve } from '../../src/sidebar/solver/start-solve';
import { build, callAddOn, openAddOn, requestFor, typedWorkbook } from '../host/built-add-on';
import { plainPlan } from '../host/plans';

beforeAll(build);

const request = requestFor({ scenario: 'Plan', constraint_set: 'Baseline' });
type Task = Omit<SolverTask, 'wasm'>;

/** A page on the built add-on; what differs from a willing browser is given. */
function openPage(
  count: number,
  changed: Partial<RunTools> = {},
  answer: (call: CallServer) => CallServer = (call) => call,
) {
  const host = openAddOn(typedWorkbook(plainPlan(count)));
  const asked: (keyof Calls)[] = [];
  const states: RunState[] = [];
  const real: CallServer = async (name, body) => {
    asked.push(name);
    return callAddOn(host, name, body).reply;
  };
  const call = answer(real);
  const program = { script: '', wasm: new Uint8Array() };
  const tools: RunTools = {
    call,
    loadSolver: async () => program,
    solveInWorker: (_, task) => solved(task),
    solveInPage: () => refused(),
    every: () => () => undefined,
    ...changed,
  };
  const ended = (): Promise<RunState> =>
    new Promise((resolve) => {
      tell = (state) => {
        states.push(state);
        if (['done', 'invalid', 'failed', 'cancelled', 'unsaved'].includes(state.step)) resolve(state);
      };
    });
  let tell: (state: RunState) => void = (state) => states.push(state);
  let settled: () => void = () => undefined;
  const settlement = new Promise<void>((resolve) => {
    settled = resolve;
  });
  const start = () =>
    runPlan(
      () => call('freezeRun', request),
      tools,
      (state) => tell(state),
      () => settled(),
    );
  const statuses = () => callAddOn(host, 'readSidebar', null).reply.history.map(({ status }) => status);
  return { start, ended, settlement, states, asked, statuses };
}

function solved({ problem, timeLimitMs, gap, seed }: Task): RunningSolve {
  const options = { timeLimitMs, gap, seed, now: () => performance.now() };
  const answer = Promise.resolve().then(() => solveRun(problem, javascriptLpSolver, options));
  return { answer, stop: () => undefined, cancel: () => undefined };
}

const refused = (): RunningSolve => {
  return { answer: Promise.reject(new EngineUnloadable('no')), stop: () => undefined, cancel: () => undefined };
};

/** A solve that never ends. */
const endless = (): RunningSolve => {
  return { answer: new Promise(() => undefined), stop: () => undefined, cancel: () => undefined };
};

test('a run is frozen, solved and recorded, and every step is told', async () => {
  const page = openPage(8);
  const end = page.ended();
  page.start();
  expect(await end).toMatchObject({ step: 'done', report: { status: 'success' } });
  expect([...new Set(page.states.map(({ step }) => step))]).toEqual(['freezing', 'solving', 'recording', 'done']);
  expect(page.statuses()).toEqual(['success']);
});

test('rows with errors end before anything is solved', async () => {
  const page = openPage(0);
  const end = page.ended();
  page.start();
  expect(await end).toMatchObject({ step: 'invalid', issues: expect.arrayContaining([expect.anything()]) });
  expect(page.statuses()).toEqual([]);
});

test('where workers are refused a small plan is solved in the page', async () => {
  const engines: string[] = [];
  const solveInPage: RunTools['solveInPage'] = (_, task) => {
    engines.push(task.engine);
    return solved(task);
  };
  const page = openPage(8, { solveInWorker: refused, solveInPage });
  const end = page.ended();
  page.start();
  expect(await end).toMatchObject({ step: 'done' });
  expect(engines).toEqual(['javascript-lp-solver']);
});

test('a plan that is too large for what the browser allows ends in plain words and is kept as failed', async () => {
  const page = openPage(30, { solveInWorker: refused });
  const end = page.ended();
  page.start();
  const state = await end;
  expect(state).toMatchObject({ step: 'failed', notice: noSolver });
  await page.settlement;
  expect(page.statuses()).toEqual(['failed']);
});

test('a solver that cannot be fetched fails the run with the reason', async () => {
  const page = openPage(8, { loadSolver: () => Promise.reject(new Error('NetworkError: HTTP 0')) });
  const end = page.ended();
  page.start();
  expect(await end).toMatchObject({ step: 'failed', notice: { title: 'No connection to Google' } });
  await page.settlement;
  expect(page.statuses()).toEqual(['failed']);
});

test('cancelling ends the solve at once and the run with it', async () => {
  let isCancelled = false;
  const cancel = (): void => {
    isCancelled = true;
  };
  const page = openPage(8, { solveInWorker: () => ({ ...endless(), cancel }) });
  const end = page.ended();
  const run = page.start();
  while (!page.states.some((state) => state.step === 'solving' && state.isLoaded)) await Promise.resolve();
  await Promise.resolve();
  run.cancel();
  expect(await end).toMatchObject({ step: 'cancelled' });
  expect(isCancelled).toBe(true);
  await page.settlement;
  expect(page.statuses()).toEqual(['cancelled']);
});

test('cancelling while the rows are read leaves no run that seems to be running', async () => {
  const page = openPage(8);
  const end = page.ended();
  page.start().cancel();
  expect(await end).toMatchObject({ step: 'cancelled' });
  await page.settlement;
  expect(page.statuses()).toEqual(['cancelled']);
  expect(page.asked).not.toContain('recordRun');
});

test('a plan that could not be saved is saved on the second try', async () => {
  let isDown = true;
  const faulty =
    (real: CallServer): CallServer =>
    async (name, body) => {
      if (name === 'recordRun' && isDown) throw new Error('NetworkError: Connection failure due to HTTP 0');
      return real(name, body);
    };
  const page = openPage(8, {}, faulty);
  const first = page.ended();
  page.start();
  const unsaved = await first;
  expect(unsaved).toMatchObject({ step: 'unsaved', notice: { title: 'No connection to Google' } });
  expect(page.statuses()).toEqual(['running']);
  isDown = false;
  const second = page.ended();
  if (unsaved.step === 'unsaved') unsaved.retry();
  expect(await second).toMatchObject({ step: 'done' });
  expect(page.statuses()).toEqual(['success']);
});

test('the server hears that a run is still being solved, until it ends', async () => {
  let renew: () => void = () => undefined;
  let isRenewing = false;
  const every: RunTools['every'] = (_, action) => {
    renew = action;
    isRenewing = true;
    return () => {
      isRenewing = false;
    };
  };
  const page = openPage(8, { every });
  const end = page.ended();
  page.start();
  while (!isRenewing) await Promise.resolve();
  renew();
  await end;
  await Promise.resolve();
  expect(page.asked).toContain('renewRun');
  expect(isRenewing).toBe(false);
});
