import { buildSync } from 'esbuild';
import { verified } from '../../src/core/model/verified';
import { javascriptLpSolver } from '../../src/engines/javascript-lp-solver';
import { engineContract, hardModel } from '../contracts/engine-contract';

engineContract('javascript-lp-solver', async () => javascriptLpSolver);
engineContract('verified javascript-lp-solver', async () => verified(javascriptLpSolver, 10_000));

test('it cannot overrun its time limit inside a node', () => {
  const started = performance.now();
  javascriptLpSolver.solve(hardModel(200), { timeLimitMs: 200, gap: 0, seed: 0 });
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('its bundle for browsers needs nothing of Node', () => {
  const { outputFiles, warnings } = buildSync({
    entryPoints: [`${__dirname}/../../src/engines/javascript-lp-solver.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    conditions: ['browser'],
    logLevel: 'silent',
  });
  expect(warnings).toEqual([]);
  expect(outputFiles[0]?.text).not.toMatch(/require\(["'](node:|fs|child_process)/);
});
