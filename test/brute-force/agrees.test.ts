import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import { disagreements, report } from './agreement';
import { generate } from './generate';
import { askOracle } from './oracle';
import { tablesOf } from './plain-workbook';
import { randomFrom } from './random';
import { respell } from './respell';
import { runProduct } from './run-product';

const seedsPerTest = 60;
const tests = 10;
let highs: Engine;

beforeAll(async () => {
  highs = await loadHighs();
});

const starts = Array.from({ length: tests }, (_, i) => 1 + i * seedsPerTest);

test.each(starts)('HiGHS and trying all selections agree on the random workbooks from seed %i on', (start) => {
  const reports: string[] = [];
  const statuses = { success: 0, infeasible: 0, invalid: 0 };
  for (let seed = start; seed < start + seedsPerTest; seed += 1) {
    const { workbook, request } = generate(seed);
    const tables = respell(tablesOf(workbook), randomFrom(seed + 1e6));
    const verdict = askOracle(tables, request);
    statuses[verdict.status] += 1;
    const text = report(seed, tables, disagreements(runProduct(tables, request, highs), verdict));
    if (text !== '') reports.push(text);
  }
  console.log(statuses, reports.map((r) => r.split('\n== ')[0]).join('\n'));
  expect(reports.slice(0, 3).join('\n\n')).toBe('');
  expect(statuses.success).toBeGreaterThan(seedsPerTest / 3);
});
