import { join } from 'node:path';
import type { RunHereReply } from '../../src/core/app/run-here';
import type { Model } from '../../src/core/model/model';
import { linearSolverThread } from '../../src/workbench/apps-script/linear-optimization-service/linear-solver-thread';
import { readProject } from '../../src/workbench/project-files';
import { hardModel } from '../contracts/engine-contract';
import { build, root, typedWorkbook } from '../host/built-add-on';
import { plainPlan } from '../host/plans';
import { closeThreads, threadedHost } from './server/threads';

// Others may keep the machine busy.
jest.setTimeout(120_000);
beforeAll(build);
afterEach(closeThreads);

const solver = linearSolverThread(join(root, '.build/linear-worker.mjs'));

test('a solve in a thread leaves this one free and ends in time', async () => {
  let ticks = 0;
  const clock = setInterval(() => {
    ticks += 1;
  }, 20);
  const solution = await solver.solve(hardModel(120), 1_000);
  clearInterval(clock);
  expect(['optimal', 'feasible']).toContain(solution.status);
  expect(ticks).toBeGreaterThan(5);
});

test('what goes wrong in the thread is said here', async () => {
  const unbounded: Model = {
    columns: [{ name: 'x', lower: 0, upper: Infinity, integer: false }],
    rows: [],
    objective: { sense: 'maximize', terms: { columns: [0], coefficients: [1] }, constant: 0 },
  };
  await expect(solver.solve(unbounded, 1_000)).rejects.toThrow('unbounded');
});

test('where executions overlap, a run from the menu solves while others go on', async () => {
  const { code, htmlFiles } = readProject(join(root, 'dist'));
  const host = threadedHost(code, { htmlFiles, workbook: typedWorkbook(plainPlan(40)), linearSolver: solver });
  const [run, check] = await Promise.all([host.call('runAllCandidates'), host.call('checkInputs')]);
  const { report } = JSON.parse(String(run.value)) as RunHereReply;
  expect(report).toMatchObject({ termination: 'optimal', engine: { name: 'linear-optimization-service' } });
  expect(run.serviceCalls.optimization).toBeGreaterThan(5);
  expect(JSON.parse(String(check.value))).toMatchObject({ summary: expect.any(String) });
});

test('where executions overlap, a simple trigger may not do what it may not', async () => {
  const code = `function onEdit() { SpreadsheetApp.getUi().alert('x'); } function main() { return SpreadsheetApp.getUi().alert('x') + ''; }`;
  const host = threadedHost(code);
  await expect(host.trigger('onEdit')).rejects.toThrow('You do not have permission to call Ui.alert.');
  expect((await host.call('main')).value).toBe('CLOSE');
});
