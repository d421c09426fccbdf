import { readProblem } from '../../src/core/problem/read-problem';
import { contentHashOf, restoreSet, storeSet } from '../../src/core/problem/store-set';
import { readWorkbookRows } from '../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../src/core/scoring/score-workbook';
import { generate } from './generate';
import { tablesOf } from './plain-workbook';

const seeds = Array.from({ length: 300 }, (_, i) => 40_000 + i);

test('a random constraint set, stored, restored and stored again, is the same', () => {
  let stored = 0;
  for (const seed of seeds) {
    const generated = generate(seed);
    const read = readProblem(readWorkbookRows(tablesOf(generated.workbook)), generated.request, scoreWorkbook);
    if (!read.ok) continue;
    const { set } = read.value;
    const first = storeSet(set);
    const second = storeSet(restoreSet(first, set.names));
    expect({ seed, set: second }).toEqual({ seed, set: first });
    expect(contentHashOf(second)).toBe(contentHashOf(first));
    stored += 1;
  }
  expect(stored).toBeGreaterThan(100);
});

test('unknown keys in a stored set are refused on reading', () => {
  const set = { ...storeSet({ rules: [], goals: [] }), surprise: 1 };
  expect(() => restoreSet(set, {} as never)).toThrow(/surprise/u);
});
