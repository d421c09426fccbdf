import fc from 'fast-check';
import { isFeasible } from '../../../src/core/model/feasibility';
import type { Model, Row } from '../../../src/core/model/model';
import { noTerms, valueOf } from '../../../src/core/model/model';
import { tighten } from '../../../src/core/model/tighten';
import { allAllowed } from './brute-force';
import { smallCases } from './model-arbitraries';

const binaries = (count: number) =>
  Array.from({ length: count }, (_, j) => ({ name: `x${j}`, lower: 0, upper: 1, integer: true }));
const model = (count: number, rows: readonly Omit<Row, 'name'>[]): Model => ({
  columns: binaries(count),
  rows: rows.map((row, i) => ({ ...row, name: `r${i}` })),
  objective: { sense: 'maximize', terms: noTerms, constant: 0 },
});
const atMost = (upper: number, columns: readonly number[], coefficients: readonly number[]) => ({
  lower: -Infinity,
  upper,
  terms: { columns, coefficients },
});
const opened = (from: Model) => {
  const tightened = tighten(from);
  if (tightened.status !== 'open') throw new Error('expected an open model');
  return tightened;
};

test('a circle of prerequisites becomes one column', () => {
  const circle = [0, 1, 2].map((j) => atMost(0, [j, (j + 1) % 3], [1, -1]));
  const { model: left, restore } = opened(model(3, circle));
  expect(left.columns.map((column) => column.name)).toEqual(['x0']);
  expect(left.rows).toEqual([]);
  expect(restore([1])).toEqual([1, 1, 1]);
});

test('a bundle and a prerequisite that closes a circle through it become one column', () => {
  const rows = [
    { lower: 0, upper: 0, terms: { columns: [0, 1], coefficients: [1, -1] } },
    atMost(0, [1, 2], [1, -1]),
    atMost(0, [2, 0], [1, -1]),
  ];
  expect(opened(model(3, rows)).model.columns).toHaveLength(1);
});

test('pairs that exclude each other all round become one row', () => {
  const pairs = [
    [0, 1],
    [1, 2],
    [0, 2],
  ].map((pair) => atMost(1, pair, [1, 1]));
  const { rows } = opened(model(3, pairs)).model;
  expect(rows).toHaveLength(1);
  expect([...(rows[0]?.terms.columns ?? [])].sort()).toEqual([0, 1, 2]);
});

test('a candidate that fits no pool is left out, and with it what needs it', () => {
  const rows = [atMost(10, [0, 1], [12, 5]), atMost(0, [2, 0], [1, -1])];
  const { model: left, restore } = opened(model(3, rows));
  expect(left.columns.map((column) => column.name)).toEqual(['x1']);
  expect(restore([1])).toEqual([0, 1, 0]);
});

test('whole-number rows lose their common divisor and the room it cannot use', () => {
  const { rows } = opened(model(3, [atMost(27.9, [0, 1, 2], [10, 15, 20])])).model;
  expect(rows[0]).toMatchObject({ upper: 5, terms: { coefficients: [2, 3, 4] } });
});

test('rules that cannot hold together are called infeasible', () => {
  const rows = [
    { lower: 2, upper: Infinity, terms: { columns: [0, 1], coefficients: [1, 1] } },
    atMost(1, [0, 1], [1, 1]),
  ];
  expect(tighten(model(2, rows)).status).toBe('infeasible');
});

test('an expression keeps its value when written in the columns that are left', () => {
  const rows = [{ lower: 0, upper: 0, terms: { columns: [0, 1], coefficients: [1, -1] } }, atMost(0, [2], [1])];
  const { mapTerms, restore } = opened(model(4, rows));
  const terms = { columns: [0, 1, 2, 3], coefficients: [1, 10, 100, 1000] };
  const mapped = mapTerms(terms);
  const values = [1, 0];
  expect(valueOf(mapped.terms, values) + mapped.constant).toBe(valueOf(terms, restore(values)));
});

test('tightening keeps every allowed selection reachable and adds none', () => {
  fc.assert(
    fc.property(smallCases(7), ({ model: given }) => {
      const allowed = allAllowed(given);
      const tightened = tighten(given);
      if (tightened.status === 'infeasible') {
        expect(allowed).toEqual([]);
        return;
      }
      for (const values of allowed) {
        const reduced = tightened.reduce(values);
        expect(tightened.restore(reduced)).toEqual(values);
        expect(isFeasible(tightened.model, reduced)).toBe(true);
      }
      for (const values of allAllowed(tightened.model)) expect(isFeasible(given, tightened.restore(values))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
