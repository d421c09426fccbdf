import fc from 'fast-check';
import type { Engine } from '../../../src/core/model/engine';
import { isFeasible } from '../../../src/core/model/feasibility';
import type { Stage, StagesOptions } from '../../../src/core/model/lexicographic';
import { solveStages } from '../../../src/core/model/lexicographic';
import { valueOf } from '../../../src/core/model/model';
import { verified } from '../../../src/core/model/verified';
import { loadHighs } from '../../../src/engines/highs';
import { javascriptLpSolver } from '../../../src/engines/javascript-lp-solver';
import { allAllowed, bestOf } from './brute-force';
import { smallCases } from './model-arbitraries';

const options: StagesOptions = { timeLimitMs: 10_000, gap: 0, seed: 0, now: () => performance.now() };
const engines: Record<string, Engine> = {};
beforeAll(async () => {
  engines.highs = await loadHighs();
  engines['verified javascript-lp-solver'] = verified(javascriptLpSolver, 100_000);
});
const engineNamed = (name: string): Engine => {
  const engine = engines[name];
  if (!engine) throw new Error(`no engine ${name}`);
  return engine;
};
const equal = (a: number, b: number) => Math.abs(a - b) <= 2e-9 * Math.max(1, Math.abs(b));
const binaries = (count: number) =>
  Array.from({ length: count }, (_, j) => ({ name: `x${j}`, lower: 0, upper: 1, integer: true }));

test.each(['highs', 'verified javascript-lp-solver'])('stages on %s agree with trying every selection', (name) => {
  let proven = 0;
  fc.assert(
    fc.property(smallCases(6), ({ model, objectives }) => {
      const stages: Stage[] = objectives.map((objective, i) => ({ ...objective, name: `stage${i}` }));
      const answer = solveStages(model, stages, engineNamed(name), options);
      let left = allAllowed(model);
      if (answer.status === 'infeasible') {
        expect(left).toEqual([]);
        return;
      }
      if (answer.status === 'undecided') return;
      expect(isFeasible(model, answer.values)).toBe(true);
      if (answer.status !== 'optimal') return;
      proven += 1;
      for (const [i, stage] of stages.entries()) {
        const best = bestOf(stage, left) ?? Number.NaN;
        const value = answer.stages[i]?.value ?? Number.NaN;
        if (!equal(value, best)) throw new Error(`${stage.name}: ${value} instead of ${best}`);
        left = left.filter((x) => equal(stage.constant + valueOf(stage.terms, x), best));
      }
    }),
    { numRuns: 150 },
  );
  expect(proven).toBeGreaterThan(50);
});

test('a tie in the first stage is broken by the second', () => {
  const stages: Stage[] = [
    { name: 'value', sense: 'maximize', terms: { columns: [0, 1], coefficients: [5, 5] }, constant: 0 },
    { name: 'tokens', sense: 'minimize', terms: { columns: [0, 1], coefficients: [30, 20] }, constant: 7 },
  ];
  const rows = [{ name: 'one', lower: -Infinity, upper: 1, terms: { columns: [0, 1], coefficients: [1, 1] } }];
  const answer = solveStages({ columns: binaries(2), rows }, stages, engineNamed('highs'), options);
  expect(answer).toMatchObject({ status: 'optimal', values: [0, 1] });
  expect(answer).toMatchObject({
    stages: [
      { value: 5, bound: 5, proven: true },
      { value: 27, proven: true },
    ],
  });
});

test('a stage without terms is its constant', () => {
  const stages: Stage[] = [{ name: 'none', sense: 'maximize', terms: { columns: [], coefficients: [] }, constant: 4 }];
  const answer = solveStages({ columns: binaries(1), rows: [] }, stages, engineNamed('highs'), options);
  expect(answer).toMatchObject({ status: 'optimal', stages: [{ value: 4, bound: 4, proven: true }] });
});

test.each([1e-3, 1, 1e6, 1e9])('a selection better by 1e-8 of a value around %d wins', (size) => {
  const columns = binaries(12);
  const all = columns.map((_, j) => j);
  const coefficients = all.map((j) => size * (1 + (j === 7 ? 3e-8 : j === 4 ? 1e-8 : 0)));
  const rows = [{ name: 'one', lower: -Infinity, upper: 1, terms: { columns: all, coefficients: all.map(() => 1) } }];
  const stages: Stage[] = [{ name: 'main', sense: 'maximize', terms: { columns: all, coefficients }, constant: 0 }];
  const answer = solveStages({ columns, rows }, stages, engineNamed('highs'), options);
  expect(answer.status).toBe('optimal');
  if (answer.status !== 'optimal') return;
  // Below 1 the tolerance is absolute, so there the difference need not be seen.
  if (size >= 1) expect(answer.values.indexOf(1)).toBe(7);
  else expect(answer.values).toContain(1);
});

test('stop ends the solve with the best found and says which stages are not proven', () => {
  const columns = binaries(60);
  const all = columns.map((_, j) => j);
  const terms = { columns: all, coefficients: all.map((j) => 100 + ((j * 37) % 53) + j / 7) };
  const weights = { columns: all, coefficients: all.map((j) => 100 + ((j * 37) % 53)) };
  const rows = [{ name: 'cap', lower: -Infinity, upper: 3001, terms: weights }];
  const stages: Stage[] = [
    { name: 'main', sense: 'maximize', terms, constant: 0 },
    { name: 'tokens', sense: 'minimize', terms: weights, constant: 0 },
  ];
  const answer = solveStages({ columns, rows }, stages, engineNamed('highs'), {
    ...options,
    start: all.map(() => 0),
    onProgress: () => 'stop',
  });
  expect(answer.status).toBe('feasible');
  if (answer.status !== 'feasible') return;
  expect(answer.stages.map((stage) => stage.proven)).toEqual([false, false]);
  expect(answer.stages[0]?.bound).toBeGreaterThan(answer.stages[0]?.value ?? Number.NaN);
});
