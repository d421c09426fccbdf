import type { Region } from '../../../src/core/model/feasibility';
import { firstBrokenRow } from '../../../src/core/model/feasibility';
import { polish } from '../../../src/core/model/polish';

/** One candidate, a synergy with it, and a goal of 10 that candidate and synergy meet with 6 and 3. */
const region: Region = {
  columns: [
    { name: 'x', lower: 0, upper: 1, integer: true },
    { name: 'y', lower: 0, upper: 1, integer: false },
    { name: 'u', lower: 0, upper: Infinity, integer: false },
  ],
  rows: [
    { name: 'earn', lower: -Infinity, upper: 0, terms: { columns: [1, 0], coefficients: [1, -1] } },
    { name: 'goal', lower: 10, upper: Infinity, terms: { columns: [0, 1, 2], coefficients: [6, 3, 1] } },
  ],
};

test('an almost whole answer becomes exact, synergy and shortfall with it', () => {
  expect(polish(region, [0.9999998, 0.9999997, 1.0000013], [1, 1, -1])).toEqual([1, 1, 1]);
});

test('a column that nothing pulls keeps its place where the rows allow it', () => {
  expect(polish(region, [1, 0.25, 20], [0, 0, 0])).toEqual([1, 0.25, 20]);
});

test('a row that cannot hold stays broken', () => {
  const impossible: Region = { ...region, columns: region.columns.map((column) => ({ ...column, upper: 1 })) };
  expect(firstBrokenRow(impossible, polish(impossible, [0, 1, 1], [1, 1, -1]))).toBeDefined();
});
