import { tryDecisions } from '../../src/core/app/try-decisions';
import { verified } from '../../src/core/model/verified';
import { solveSequence } from '../../src/core/portfolio/sequence/solve-sequence';
import { javascriptLpSolver } from '../../src/engines/javascript-lp-solver';
import { type AskTools, sequenceInSolver, tryInSolver } from '../../src/sidebar/decide/ask-solver';
import { showEdited } from '../../src/sidebar/decide/show-edited';
import type { CallServer } from '../../src/sidebar/host/call';
import { noSolver } from '../../src/sidebar/host/explain-failure';
import type { StartQuestion } from '../../src/sidebar/solver/start-question';
import { EngineUnloadable } from '../../src/sidebar/solver/start-worker';
import { build, callAddOn, openAddOn, requestFor, runAddOn, typedWorkbook } from '../host/built-add-on';
import { typeBeside } from '../host/grid';
import { plainPlan } from '../host/plans';
import { planned, publish, wordsFor } from '../host/publishing';

beforeAll(build);

const engine = verified(javascriptLpSolver, 100_000);

/** Answers as the worker does, but here and now. */
const askHere: StartQuestion = (_, { question, timeLimitMs, gap, seed }, replyIn) => {
  const options = { timeLimitMs, gap, seed, now: () => performance.now() };
  const reply = Promise.resolve().then(() =>
    replyIn(
      question.about === 'decision'
        ? { kind: 'tried', trial: tryDecisions(question.trial, engine, options) }
        : { kind: 'sequenced', sequence: solveSequence(question.sequence, engine, options) },
    ),
  );
  return { reply, stop: () => undefined };
};

const refused: StartQuestion = () => {
  return { reply: Promise.reject(new EngineUnloadable('no')), stop: () => undefined };
};

const toolsWith = (changed: Partial<AskTools> = {}): AskTools => ({
  loadSolver: async () => ({ script: '', wasm: new Uint8Array() }),
  askInWorker: askHere,
  askInPage: refused,
  ...changed,
});

/** A run kept by the built add-on, as people decide about it. */
function decidable(count: number) {
  const host = openAddOn(typedWorkbook(plainPlan(count)));
  const { report } = runAddOn(host, engine, requestFor({ constraint_set: 'Baseline' }));
  const { base, shown, options } = callAddOn(host, 'readDecisions', { run_id: report.run_id ?? '' }).reply;
  const out = report.items.find(({ selected }) => !selected)?.initiative_key ?? '';
  const override = { initiative_key: out, lock: 'in' as const, reason: '', owner: '' };
  const decisions = { base_run_id: base.run_id, overrides: [override], waived: [] };
  return { host, run_id: base.run_id, trial: { base, shown, decisions }, options };
}

test('a decision is tried in a worker, and the price is what trying it says', async () => {
  const { trial, options } = decidable(8);
  const reply = await tryInSolver(trial, options, toolsWith()).reply;
  if (reply?.ok !== true) throw new Error('it can be decided');
  expect(reply.price.objective_lost).toBeGreaterThan(0);
  expect(reply.price.comes_in).toContain(trial.decisions.overrides[0]?.initiative_key);
});

test('where workers are refused a small plan is tried in the page, for a few seconds at most', async () => {
  const { trial, options } = decidable(8);
  const limits: number[] = [];
  const askInPage: StartQuestion = (program, task, replyIn) => {
    limits.push(task.timeLimitMs);
    return askHere(program, task, replyIn);
  };
  const tools = toolsWith({ askInWorker: refused, askInPage });
  expect((await tryInSolver(trial, options, tools).reply)?.ok).toBe(true);
  expect(limits).toEqual([5_000]);
});

test('a plan that is too large for what the browser allows is declined in plain words', async () => {
  const { trial, options } = decidable(30);
  await expect(tryInSolver(trial, options, toolsWith({ askInWorker: refused })).reply).rejects.toThrow(noSolver.title);
});

test('a question that is stopped while the solver is still being fetched is never asked', async () => {
  const { trial, options } = decidable(8);
  let asked = 0;
  const askInWorker: StartQuestion = (...task) => {
    asked += 1;
    return askHere(...task);
  };
  const question = tryInSolver(trial, options, toolsWith({ askInWorker }));
  question.stop();
  expect([await question.reply, asked]).toEqual([null, 0]);
});

test('quarters are planned for every entry of a preview', async () => {
  const { host, run_id } = decidable(8);
  const { task } = callAddOn(host, 'previewRoadmap', wordsFor(run_id)).reply;
  const sequence = await sequenceInSolver(task, toolsWith()).reply;
  expect(sequence?.places.map(({ initiative_key }) => initiative_key)).toEqual(
    task.entries.map(({ initiative_key }) => initiative_key),
  );
});

describe('edits of the Roadmap tab', () => {
  /** A published roadmap of which everything was put into one quarter. */
  function edited() {
    const { host, run_id } = decidable(8);
    publish(host, wordsFor(run_id), engine);
    for (const { initiative_key: key } of planned(host.state.workbook))
      typeBeside(host.state.workbook, 'Roadmap', (row) => row.initiative_key === key, 'planned_quarter', 'Q1');
    const asked: string[] = [];
    const call: CallServer = async (name, body) => {
      asked.push(name);
      return callAddOn(host, name, body).reply;
    };
    return { host, call, asked };
  }

  test('are saved and priced with three calls, and the prices stand in the rows', async () => {
    const { host, call, asked } = edited();
    const { quarters, problems } = await showEdited('Plan of record', call, toolsWith());
    expect(problems).toEqual([]);
    expect(asked).toEqual(['saveRoadmapEdits', 'showRoadmap', 'showRoadmap']);
    expect(quarters?.length).toBeGreaterThan(0);
    expect(planned(host.state.workbook).every(({ attention }) => /moving it would cost/u.test(String(attention)))).toBe(
      true,
    );
  });

  test('are saved where nothing can be priced, and the rows say what does not fit', async () => {
    const { host, call } = edited();
    const loadSolver = (): Promise<never> => Promise.reject(new Error('refused'));
    const { quarters } = await showEdited('Plan of record', call, toolsWith({ loadSolver }));
    expect(quarters).toBeNull();
    expect(planned(host.state.workbook).every(({ attention }) => /are planned$/u.test(String(attention)))).toBe(true);
  });
});
