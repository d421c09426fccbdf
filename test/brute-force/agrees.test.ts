import type { Engine } from '../../src/core/model/engine';
import { verified } from '../../src/core/model/verified';
import { loadHighs } from '../../src/engines/highs';
import { javascriptLpSolver } from '../../src/engines/javascript-lp-solver';
import { linearOptimizationService } from '../../src/engines/linear-optimization-service';
import { emulatedOptimizer } from '../engines/emulated-optimizer';
import { disagreements, report } from './agreement';
import { generate } from './generate';
import { askOracle } from './oracle';
import { tablesOf } from './plain-workbook';
import { randomFrom } from './random';
import { respell } from './respell';
import { runProduct } from './run-product';

let highs: Engine;

beforeAll(async () => {
  highs = await loadHighs();
});

/** Runs the workbooks of the seeds and says where product and oracle differ; counts what the oracle said. */
function compare(start: number, count: number, engine: Engine) {
  const reports: string[] = [];
  const statuses = { success: 0, infeasible: 0, invalid: 0 };
  for (let seed = start; seed < start + count; seed += 1) {
    const { workbook, request } = generate(seed);
    const tables = respell(tablesOf(workbook), randomFrom(seed + 1e6));
    const verdict = askOracle(tables, request);
    statuses[verdict.status] += 1;
    const text = report(seed, tables, disagreements(runProduct(tables, request, engine), verdict));
    if (text !== '') reports.push(text);
  }
  return { differing: reports.length, shown: reports.slice(0, 2).join('\n\n'), statuses };
}

const perTest = 60;
const starts = Array.from({ length: 15 }, (_, i) => 1 + i * perTest);

test.each(starts)('HiGHS and trying all selections agree on the random workbooks from seed %i on', (start) => {
  const { shown, statuses } = compare(start, perTest, highs);
  expect(shown).toBe('');
  expect(statuses.success).toBeGreaterThan(perTest / 4);
  expect(statuses.infeasible).toBeGreaterThan(0);
});

const startsOfSmall = [100_000, 100_040, 100_080];

test.each(startsOfSmall)('javascript-lp-solver, verified, agrees too on those from seed %i on', (start) => {
  const { shown, statuses } = compare(start, 40, verified(javascriptLpSolver, 100_000));
  expect(shown).toBe('');
  expect(statuses.success).toBeGreaterThan(10);
});

const startsOfService = [200_000, 200_040];

test.each(startsOfService)(
  'the linear optimization service, verified, agrees too on those from seed %i on',
  (start) => {
    const service = linearOptimizationService(emulatedOptimizer(highs));
    const { shown, statuses } = compare(start, 40, verified(service, 100_000));
    expect(shown).toBe('');
    expect(statuses.success).toBeGreaterThan(10);
  },
);
