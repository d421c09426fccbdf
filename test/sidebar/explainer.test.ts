import { explainRun } from '../../src/core/app/explain-run';
import { verified } from '../../src/core/model/verified';
import { javascriptLpSolver } from '../../src/engines/javascript-lp-solver';
import { type ExplainTools, nothingAsked } from '../../src/sidebar/explain/explain-plan';
import { Explainer } from '../../src/sidebar/explain/explainer';
import { saveSentences } from '../../src/sidebar/explain/save-sentences';
import type { CallServer } from '../../src/sidebar/host/call';
import { noSolver } from '../../src/sidebar/host/explain-failure';
import type { RunningExplanation } from '../../src/sidebar/solver/start-explain';
import { EngineUnloadable } from '../../src/sidebar/solver/start-worker';
import { build, callAddOn, openAddOn, requestFor, runAddOn, typedWorkbook } from '../host/built-add-on';
import { plainPlan } from '../host/plans';

beforeAll(build);

const engine = verified(javascriptLpSolver, 100_000);

/** Explains as the worker does, but here and now. */
const explainHere: ExplainTools['explainInWorker'] = (_, task, onFound) => {
  const hooks = { seed: task.seed, now: () => performance.now(), isStopped: () => false, onProgress: onFound };
  const explanation = Promise.resolve().then(() => explainRun(task.problem, task.answer, task.request, engine, hooks));
  return { explanation, stop: () => undefined };
};

const refused = (): RunningExplanation => {
  return { explanation: Promise.reject(new EngineUnloadable('no')), stop: () => undefined };
};

/** A run kept by the built add-on, and an explainer of it; what differs from a willing browser is given. */
function explained(count: number, changed: Partial<ExplainTools> = {}) {
  const host = openAddOn(typedWorkbook(plainPlan(count)));
  const { report } = runAddOn(host, engine, requestFor({ scenario: 'Plan', constraint_set: 'Baseline' }));
  const asked: string[] = [];
  const call: CallServer = async (name, body) => {
    asked.push(name);
    return callAddOn(host, name, body).reply;
  };
  const tools: ExplainTools = {
    call,
    loadSolver: async () => ({ script: '', wasm: new Uint8Array() }),
    explainInWorker: explainHere,
    explainInPage: refused,
    ...changed,
  };
  return { explainer: new Explainer(report.run_id ?? '', tools), call, asked };
}

const all = { ...nothingAsked, why: { of: 'all' } } as const;

test('all cards are found and their sentences kept, and the run is read once for everything', async () => {
  const { explainer, call, asked } = explained(6);
  let changes = 0;
  const end = explainer.listen(() => {
    changes += 1;
  });
  const work = await explainer.start('all', all);
  expect([work.step, work.found.length]).toEqual(['done', 6]);
  expect(changes).toBeGreaterThanOrEqual(8);
  end();
  expect(await saveSentences(explainer.runId, work.found, call)).toBe('6 sentences are in the column why of Results.');
  await explainer.start('capacity', { ...nothingAsked, frontier: true });
  expect(asked.filter((name) => name === 'readRun')).toHaveLength(1);
});

test('what was found before it is stopped stays', async () => {
  let stopped = (): void => undefined;
  const endless: ExplainTools['explainInWorker'] = (program, task, onFound) => {
    const { request } = task;
    void explainHere(program, { ...task, request: { ...request, why: { of: 'one', key: 'INIT-0001' } } }, onFound);
    const explanation = new Promise<null>((resolve) => {
      stopped = () => resolve(null);
    });
    return { explanation, stop: () => stopped() };
  };
  const { explainer } = explained(6, { explainInWorker: endless });
  const end = explainer.start('all', all);
  while ((explainer.work('all')?.found.length ?? 0) < 1) await new Promise((resolve) => setTimeout(resolve, 5));
  explainer.stop('all');
  const work = await end;
  expect(work.step).toBe('stopped');
  expect(new Set(work.found.map(({ about }) => about))).toEqual(new Set(['why']));
  expect(explainer.work('all')).toEqual(work);
});

test('where workers are refused a small plan is explained in the page, within limits', async () => {
  const limits: (number | null)[] = [];
  const explainInPage: ExplainTools['explainInPage'] = (program, task, onFound) => {
    limits.push(task.limitMs);
    expect(task.engine).toBe('javascript-lp-solver');
    return explainHere(program, task, onFound);
  };
  const { explainer } = explained(6, { explainInWorker: refused, explainInPage });
  expect((await explainer.start('all', all)).found).toHaveLength(6);
  expect(limits).toEqual([8_000]);
});

test('a plan that is too large for what the browser allows is declined in plain words', async () => {
  const { explainer } = explained(30, { explainInWorker: refused });
  expect(await explainer.start('all', all)).toMatchObject({ step: 'failed', found: [], notice: noSolver });
});

test('a run that could not be read is read again on the next try', async () => {
  let isDown = true;
  const { explainer, call } = explained(6);
  const faulty: CallServer = async (name, body) => {
    if (isDown) throw new Error('NetworkError: Connection failure due to HTTP 0');
    return call(name, body);
  };
  const again = new Explainer(explainer.runId, {
    call: faulty,
    loadSolver: async () => ({ script: '', wasm: new Uint8Array() }),
    explainInWorker: explainHere,
    explainInPage: refused,
  });
  expect(await again.start('all', all)).toMatchObject({ step: 'failed', notice: { title: 'No connection to Google' } });
  isDown = false;
  expect((await again.start('all', all)).step).toBe('done');
});

test('nothing found keeps nothing', async () => {
  const { explainer, call, asked } = explained(6);
  expect(await saveSentences(explainer.runId, [], call)).toBe('');
  expect(asked).toEqual([]);
});
