import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { buildSync } from 'esbuild';
import type { Engine } from '../../src/core/model/engine';
import type { Model, Sense } from '../../src/core/model/model';
import { priceBound } from '../../src/core/model/reduced-cost-fixing';
import { loadHighs } from '../../src/engines/highs';
import { engineContract, hardModel } from '../contracts/engine-contract';

engineContract('highs', () => loadHighs());

let highs: Engine;
beforeAll(async () => {
  highs = await loadHighs();
});
const options = { timeLimitMs: 10_000, gap: 0, seed: 0 };

/** 0 <= x, y <= 10 with 4 <= x + y <= 6 and x <= 5. */
const relaxed = (sense: Sense): Model => ({
  columns: ['x', 'y'].map((name) => ({ name, lower: 0, upper: 10, integer: false })),
  rows: [
    { name: 'sum', lower: 4, upper: 6, terms: { columns: [0, 1], coefficients: [1, 1] } },
    { name: 'x', lower: -Infinity, upper: 5, terms: { columns: [0], coefficients: [1] } },
  ],
  objective: { sense, terms: { columns: [0, 1], coefficients: [3, 2] }, constant: 1 },
});

test('row prices of a maximum say what one more unit of a bound is worth', () => {
  // 3 * 5 + 2 * 1 + 1 = 18; one more in the sum is worth 2, one more x instead of y is worth 1.
  expect(highs.solve(relaxed('maximize'), options)).toMatchObject({ objective: 18, rowPrices: [2, 1] });
});

test('row prices of a minimum are positive where a lower bound binds', () => {
  expect(highs.solve(relaxed('minimize'), options)).toMatchObject({ objective: 9, rowPrices: [2, 0] });
});

test.each(['maximize', 'minimize'] as const)('row prices prove the optimum of the relaxation (%s)', (sense) => {
  const model = { ...hardModel(40), objective: { ...hardModel(40).objective, sense } };
  const open = { ...model, columns: model.columns.map((column) => ({ ...column, integer: false })) };
  const answer = highs.solve(open, options);
  if (answer.status !== 'optimal' || answer.rowPrices === undefined) throw new Error('expected prices');
  expect(priceBound(open, open.objective, answer.rowPrices).bound).toBeCloseTo(answer.objective, 6);
});

test('an unbounded model is an error that says so', () => {
  const model: Model = {
    columns: [{ name: 'x', lower: 0, upper: Infinity, integer: false }],
    rows: [],
    objective: { sense: 'maximize', terms: { columns: [0], coefficients: [1] }, constant: 0 },
  };
  expect(() => highs.solve(model, options)).toThrow('unbounded');
});

test('progress carries the best selection and a bound', () => {
  const seen: (readonly number[])[] = [];
  const answer = highs.solve(hardModel(12), {
    ...options,
    onProgress: ({ values }) => {
      if (values) seen.push(values);
      return 'continue';
    },
  });
  expect(seen.length).toBeGreaterThan(0);
  expect(answer).toMatchObject({ status: 'optimal' });
});

test('hundreds of solves do not use up its memory', () => {
  const model = hardModel(6);
  for (let i = 0; i < 300; i += 1) expect(highs.solve(model, options).status).toBe('optimal');
});

test('it loads from bytes in a realm that has neither files nor a clock', async () => {
  const { outputFiles } = buildSync({
    stdin: { contents: "export { loadHighs } from './src/engines/highs';", resolveDir: join(__dirname, '../..') },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bundle',
    platform: 'browser',
    external: ['node:*'],
    logLevel: 'silent',
  });
  // Blank as even a worker's global is not: what the language itself has, and a console.
  const realm = createContext({ console: { log: () => undefined, error: () => undefined } });
  runInContext(`${outputFiles[0]?.text}; this.loadHighs = bundle.loadHighs;`, realm);
  const wasmBytes = new Uint8Array(readFileSync(createRequire(__filename).resolve('highs/runtime')));
  const engine: Engine = await realm.loadHighs({ wasmBytes });
  expect(engine.solve(hardModel(8), options).status).toBe('optimal');
});
