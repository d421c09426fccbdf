import type { Engine, SolveOptions } from '../../src/core/model/engine';
import { isFeasible } from '../../src/core/model/feasibility';
import type { Column, Model, Objective, Row } from '../../src/core/model/model';
import { noTerms } from '../../src/core/model/model';

const options: SolveOptions = { timeLimitMs: 10_000, gap: 0, seed: 0 };
const binary = (name: string): Column => ({ name, lower: 0, upper: 1, integer: true });
const binaries = (count: number) => Array.from({ length: count }, (_, j) => binary(`x${j}`));
const all = (count: number) => Array.from({ length: count }, (_, j) => j);
const row = (lower: number, upper: number, columns: readonly number[], coefficients: readonly number[]): Row => ({
  name: 'row',
  lower,
  upper,
  terms: { columns, coefficients },
});
const maximize = (columns: readonly number[], coefficients: readonly number[], constant = 0): Objective => ({
  sense: 'maximize',
  terms: { columns, coefficients },
  constant,
});
const named = (rows: readonly Row[]): Row[] => rows.map((r, i) => ({ ...r, name: `row${i}` }));

/** 4 candidates of 3, 4, 5 and 6 tokens worth 4, 5, 6 and 8: at most 9 tokens, best 12 with the first and the last. */
const knapsack: Model = {
  columns: binaries(4),
  rows: [row(-Infinity, 9, all(4), [3, 4, 5, 6])],
  objective: maximize(all(4), [4, 5, 6, 8]),
};

/** A model that takes any engine here longer than a moment: many near-equal candidates and two tight pools. */
export function hardModel(count: number): Model {
  const size = (j: number, step: number) => 1000 + ((j * step) % 491);
  const first = all(count).map((j) => size(j, 173));
  const second = all(count).map((j) => size(j, 311));
  const half = (sizes: readonly number[]) => Math.floor(sizes.reduce((sum, s) => sum + s, 0) / 2) + 1;
  return {
    columns: binaries(count),
    rows: named([row(-Infinity, half(first), all(count), first), row(-Infinity, half(second), all(count), second)]),
    objective: maximize(
      all(count),
      all(count).map((j) => size(j, 173) + size(j, 311) + ((j * 7) % 13) / 10),
    ),
  };
}

/** What every engine promises, whatever it is made of. `make` is called once. */
export function engineContract(label: string, make: () => Promise<Engine>): void {
  describe(`${label} keeps the engine contract`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await make();
    });
    const best = (model: Model) => {
      const answer = engine.solve(model, options);
      if (answer.status !== 'optimal') throw new Error(`expected optimal, got ${answer.status}`);
      return answer;
    };

    test('it finds the best selection and says that it is best', () => {
      expect(best(knapsack)).toMatchObject({ status: 'optimal', values: [1, 0, 0, 1], objective: 12 });
    });

    test('it minimises when asked to, and counts the constant', () => {
      const rows = [row(7, Infinity, all(4), [3, 4, 5, 6])];
      const objective: Objective = { ...maximize(all(4), [4, 5, 6, 8], 100), sense: 'minimize' };
      expect(best({ columns: binaries(4), rows, objective })).toMatchObject({ values: [1, 1, 0, 0], objective: 109 });
    });

    test('a bound is never worse than the value it bounds', () => {
      const { bound, objective } = best(knapsack);
      if (engine.abilities.bound) expect(bound).not.toBeNull();
      if (bound !== null) expect(bound).toBeGreaterThanOrEqual(objective);
    });

    test('rows that cannot hold are infeasible', () => {
      const rows = [row(19, Infinity, all(4), [3, 4, 5, 6])];
      expect(engine.solve({ ...knapsack, rows }, options)).toEqual({ status: 'infeasible' });
    });

    test('whole numbers matter: rows that hold only for fractions are infeasible', () => {
      const rows = named([row(3, 3, all(2), [2, 2])]);
      const answer = engine.solve({ columns: binaries(2), rows, objective: maximize([0], [1]) }, options);
      expect(answer.status).toBe('infeasible');
    });

    test('equations hold', () => {
      const rows = named([row(10, 10, all(4), [3, 4, 5, 6]), row(0, 0, [0, 1], [1, -1])]);
      const answer = engine.solve({ ...knapsack, rows }, options);
      expect(answer.status).toBe('infeasible');
      expect(best({ ...knapsack, rows: [row(11, 11, all(4), [3, 4, 5, 6])] }).values).toEqual([0, 0, 1, 1]);
    });

    test('fixed columns stay where they are', () => {
      const columns = knapsack.columns.map((column, j) => (j === 2 ? { ...column, lower: 1 } : column));
      expect(best({ ...knapsack, columns })).toMatchObject({ values: [0, 1, 1, 0], objective: 11 });
    });

    test('an earned synergy is exactly 1 and a shortfall exactly what is missing', () => {
      const columns: Column[] = [
        ...binaries(2),
        { name: 'y', lower: 0, upper: 1, integer: false },
        { name: 'u', lower: 0, upper: Infinity, integer: false },
      ];
      const rows = named([
        row(-Infinity, 0, [2, 0], [1, -1]),
        row(-Infinity, 0, [2, 1], [1, -1]),
        row(0.7, Infinity, [0, 1, 3], [0.1, 0.2, 1]),
      ]);
      const answer = best({ columns, rows, objective: maximize([2, 3], [3, -1]) });
      expect(answer.values.slice(0, 3)).toEqual([1, 1, 1]);
      expect(answer.values[3]).toBeCloseTo(0.4, 12);
    });

    test('a model without rows, and one without columns, have answers', () => {
      expect(best({ columns: binaries(2), rows: [], objective: maximize([0, 1], [1, -1]) }).values).toEqual([1, 0]);
      const nothing: Model = { columns: [], rows: [], objective: maximize([], [], 5) };
      expect(best(nothing)).toMatchObject({ values: [], objective: 5 });
    });

    test('without an objective any allowed selection will do', () => {
      const model: Model = { ...knapsack, objective: { sense: 'maximize', terms: noTerms, constant: 3 } };
      const answer = best(model);
      expect(isFeasible(model, answer.values)).toBe(true);
      expect(answer.objective).toBe(3);
    });

    test('the same model, options and version give the same answer', () => {
      const model = hardModel(10);
      expect(engine.solve(model, options)).toEqual(engine.solve(model, options));
    });

    test('a selection to start from does not change what is best', () => {
      const answer = engine.solve(knapsack, { ...options, start: [0, 1, 1, 0] });
      expect(answer).toMatchObject({ status: 'optimal', objective: 12 });
    });

    test.each([1e-3, 1, 1e6, 1e9])('it tells values around %d apart by 1e-8 of their size', (size) => {
      const coefficients = all(6).map((j) => size * (1 + (j === 4 ? 2e-8 : j === 1 ? 1e-8 : 0)));
      const rows = [
        row(
          -Infinity,
          1,
          all(6),
          all(6).map(() => 1),
        ),
      ];
      expect(best({ columns: binaries(6), rows, objective: maximize(all(6), coefficients) }).values.indexOf(1)).toBe(4);
    });

    test.each([4e-3, 1, 1e5])('rows with coefficients around %d hold to 1e-9 of their bound', (size) => {
      const coefficients = all(6).map((j) => size * (1 + j / 7));
      const required = size * (1 + 2 / 7 + 1 + 5 / 7);
      const rows = [row(required, Infinity, all(6), coefficients)];
      const model: Model = {
        columns: binaries(6),
        rows,
        objective: { ...maximize(all(6), coefficients), sense: 'minimize' },
      };
      const answer = best(model);
      expect(isFeasible(model, answer.values)).toBe(true);
      expect(answer.objective / required).toBeCloseTo(1, 9);
    });

    test('it ends near its time limit and says what it has', () => {
      const model = hardModel(120);
      const started = performance.now();
      const answer = engine.solve(model, { ...options, timeLimitMs: 300 });
      expect(performance.now() - started).toBeLessThan(5_000);
      expect(['feasible', 'undecided', 'optimal']).toContain(answer.status);
      if (answer.status === 'feasible') expect(isFeasible(model, answer.values)).toBe(true);
    });

    test('it stops when told to', () => {
      let calls = 0;
      const started = performance.now();
      const answer = engine.solve(hardModel(120), {
        ...options,
        onProgress: () => {
          calls += 1;
          return 'stop';
        },
      });
      if (!engine.abilities.progress) return;
      expect(calls).toBeGreaterThan(0);
      expect(performance.now() - started).toBeLessThan(5_000);
      expect(['feasible', 'undecided']).toContain(answer.status);
    });

    test('with a gap allowed it may stop early, within that gap of the best', () => {
      const model = hardModel(12);
      const exact = best(model).objective;
      const answer = engine.solve(model, { ...options, gap: 0.05 });
      if (answer.status !== 'optimal') throw new Error(`expected optimal, got ${answer.status}`);
      expect(answer.objective).toBeGreaterThanOrEqual(exact * 0.95);
      expect(answer.objective).toBeLessThanOrEqual(exact * (1 + 1e-9));
    });
  });
}
