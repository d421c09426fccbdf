import type { Engine } from '../../src/core/model/engine';
import { isFeasible } from '../../src/core/model/feasibility';
import type { Model } from '../../src/core/model/model';
import type { Solution } from '../../src/core/model/solution';
import { verified } from '../../src/core/model/verified';
import { loadHighs } from '../../src/engines/highs';
import {
  type LinearOptimizationService,
  linearOptimizationService,
} from '../../src/engines/linear-optimization-service';
import { engineContract, hardModel } from '../contracts/engine-contract';
import { emulatedOptimizer } from './emulated-optimizer';

const overHighs = async (): Promise<Engine> => linearOptimizationService(emulatedOptimizer(await loadHighs()));

engineContract('linear-optimization-service', overHighs);
engineContract('verified linear-optimization-service', async () => verified(await overHighs(), 10_000));

let highs: Engine;
beforeAll(async () => {
  highs = await loadHighs();
});
const options = { timeLimitMs: 10_000, gap: 0, seed: 0 };

/** The service as it could be: it says OPTIMAL for anything within a percent. */
const rough = (): Engine => ({ ...highs, solve: (model, asked) => highs.solve(model, { ...asked, gap: 0.01 }) });

/** The service with the methods of its objects counted. */
function counting(service: LinearOptimizationService): {
  readonly service: LinearOptimizationService;
  readonly calls: string[];
} {
  const calls: string[] = [];
  const counted = <T extends object>(object: T): T =>
    new Proxy(object, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: readonly unknown[]) => {
          calls.push(String(name));
          const result: unknown = member(...args);
          return typeof result === 'object' && result !== null ? counted(result) : result;
        };
      },
    });
  return { service: counted(service), calls };
}

test('a model goes over in five calls, whatever its size; only reading the answer takes one for each column', () => {
  const { service, calls } = counting(emulatedOptimizer(highs));
  linearOptimizationService(service).solve(hardModel(30), options);
  expect(calls.filter((name) => name !== 'getVariableValue')).toEqual([
    'createEngine',
    'addVariables',
    'addConstraints',
    'setMinimization',
    'solve',
    'getStatus',
  ]);
  expect(calls).toHaveLength(6 + 30);
});

test.each([
  [1, 1],
  [1_500, 2],
  [240_000, 240],
  [900_000, 300],
])('a limit of %d ms is asked for as %d whole seconds', (timeLimitMs, seconds) => {
  const asked: number[] = [];
  const service = emulatedOptimizer({
    ...highs,
    solve: (model, { timeLimitMs: given }) => {
      asked.push(given / 1000);
      return highs.solve(model, options);
    },
  });
  linearOptimizationService(service).solve(hardModel(4), { ...options, timeLimitMs });
  expect(asked).toEqual([seconds]);
});

test('rows that are kept only roughly by the service are kept exactly by the engine', () => {
  // 5e-7 too little: less than solvers look at, more than the product allows.
  const model: Model = {
    columns: ['a', 'b'].map((name) => ({ name, lower: 0, upper: 1, integer: true })),
    rows: [{ name: 'floor', lower: 1, upper: Infinity, terms: { columns: [0, 1], coefficients: [1 - 5e-7, 1] } }],
    objective: { sense: 'minimize', terms: { columns: [0, 1], coefficients: [1, 2] }, constant: 0 },
  };
  const careless: Engine = {
    ...highs,
    solve: (asked, given) => {
      const rows = asked.rows.map((row) => ({ ...row, lower: row.lower - 1e-6 * Math.abs(row.lower) }));
      return highs.solve({ ...asked, rows }, given);
    },
  };
  const answer = linearOptimizationService(emulatedOptimizer(careless)).solve(model, options);
  expect(answer).toMatchObject({ status: 'optimal', values: [0, 1] });
});

test('an OPTIMAL that is not the best is taken for no proof: what is better is found', () => {
  const wrong: Engine = {
    ...highs,
    solve: (model): Solution => {
      const values = model.columns.map(() => 0);
      return { status: 'optimal', values, objective: 0, bound: null };
    },
  };
  const model = hardModel(12);
  const best = highs.solve(model, options);
  const engine = linearOptimizationService(emulatedOptimizer(wrong));
  expect(engine.abilities.trusted).toBe(false);
  const answer = verified(engine, 100_000).solve(model, options);
  if (best.status !== 'optimal' || answer.status !== 'optimal')
    throw new Error(`expected optimal, got ${answer.status}`);
  expect(answer.objective).toBeCloseTo(best.objective, 9);
});

test('an INFEASIBLE that is not true is not believed', () => {
  const wrong: Engine = { ...highs, solve: () => ({ status: 'infeasible' }) };
  const answer = verified(linearOptimizationService(emulatedOptimizer(wrong)), 100_000).solve(hardModel(10), options);
  expect(answer.status).toBe('optimal');
});

test('beyond what can be proven, the best found is given without a bound', () => {
  const model = hardModel(80);
  const answer = verified(linearOptimizationService(emulatedOptimizer(rough())), 1_000).solve(model, options);
  expect(answer).toMatchObject({ status: 'feasible', bound: null });
  expect(answer.status === 'feasible' && isFeasible(model, answer.values)).toBe(true);
});

test('an unbounded model and a service that breaks down are errors that name the status', () => {
  const unbounded: Model = {
    columns: [{ name: 'x', lower: 0, upper: Infinity, integer: false }],
    rows: [],
    objective: { sense: 'maximize', terms: { columns: [0], coefficients: [1] }, constant: 0 },
  };
  expect(() => linearOptimizationService(emulatedOptimizer(highs)).solve(unbounded, options)).toThrow('UNBOUNDED');
  const broken: Engine = {
    ...highs,
    solve: () => {
      throw new Error('out of memory');
    },
  };
  expect(() => linearOptimizationService(emulatedOptimizer(broken)).solve(hardModel(3), options)).toThrow('ABNORMAL');
});

test('time that ran out before any answer is no answer, not a proof that there is none', () => {
  const slow: Engine = { ...highs, solve: () => ({ status: 'undecided', bound: null }) };
  expect(linearOptimizationService(emulatedOptimizer(slow)).solve(hardModel(3), options)).toEqual({
    status: 'undecided',
    bound: null,
  });
});
