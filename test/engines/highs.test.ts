import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { buildSync } from 'esbuild';
import type { Engine } from '../../src/core/model/engine';
import { firstBrokenRow } from '../../src/core/model/feasibility';
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

test('a relaxation that the solver stumbles over in its presolve is solved without it', () => {
  const infinite = Number.POSITIVE_INFINITY;
  const column = (name: string, upper: number) => ({ name, lower: 0, upper, integer: false });
  const row = (lower: number, columns: readonly number[], coefficients: readonly number[], upper = infinite) => {
    return { name: `row_${lower}_${upper}_${columns.length}`, lower, upper, terms: { columns, coefficients } };
  };
  const model: Model = {
    columns: [...['a', 'b', 'c', 'd'].map((name) => column(name, 1)), column('u', infinite), column('v', infinite)],
    rows: [
      row(-infinite, [0, 1, 2, 3], [22, 9, 24, 26], 60),
      row(-infinite, [0, 2], [1, -1], 0),
      row(-infinite, [0, 3], [1, -1], 0),
      row(2_556_000, [0, 1, 2, 3, 4], [670_000, 602_000, 49_000, 712_000, 1]),
      row(1_050_000, [0, 2, 5], [670_000, 49_000, 1]),
      row(3, [0, 1, 2], [4, 1, 2]),
    ],
    objective: {
      sense: 'minimize',
      terms: { columns: [4, 5], coefficients: [1.9561815336463225e-7, 4.761904761904762e-7] },
      constant: 0,
    },
  };
  const found = highs.solve(model, { ...options, seed: 1 });
  if (found.status !== 'optimal') throw new Error(found.status);
  // All rows hold, and the shortfalls cannot be below what all four together leave open.
  const least = 1.9561815336463225e-7 * (2_556_000 - 2_033_000) + 4.761904761904762e-7 * (1_050_000 - 719_000);
  expect(found.objective).toBeGreaterThanOrEqual(least);
  expect(firstBrokenRow(model, found.values)).toBeUndefined();
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
