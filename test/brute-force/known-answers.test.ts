import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Table } from '../../src/core/columns/cell';
import type { Engine } from '../../src/core/model/engine';
import { compileSets } from '../../src/core/problem/compile-sets';
import { readWorkbookRows } from '../../src/core/problem/workbook-rows';
import { loadHighs } from '../../src/engines/highs';
import { disagreements } from './agreement';
import { askOracle } from './oracle';
import { runProduct } from './run-product';

const fixtures = join(__dirname, 'fixtures');
const tabs = ['Scenario_Config', 'Metrics_Config', 'Constraints', 'Targets', 'Candidates', 'KPI_Contributions'];

let highs: Engine;

beforeAll(async () => {
  highs = await loadHighs();
});

function readFixture(folder: string): Map<string, Table> {
  return new Map(tabs.map((tab) => [tab, tableOf(readFileSync(join(fixtures, folder, `${tab}.csv`), 'utf8'))]));
}

/** Comma-separated values, quoted where a comma stands inside; everything stays text but the ticks. */
function tableOf(text: string): Table {
  const lines = text.trim().split(/\r?\n/);
  const [header = [], ...rows] = lines.map((line) =>
    Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain = '']) =>
      quoted === undefined ? plain : quoted.replace(/""/g, '"'),
    ),
  );
  return { header, rows };
}

test('the q1 example compiles to exactly the agreed JSON', () => {
  const { compiled, issues } = compileSets(readWorkbookRows(readFixture('q1-example')));
  const expected: unknown = JSON.parse(readFileSync(join(fixtures, 'q1-example/expected-compiled.json'), 'utf8'));
  expect(issues).toEqual([]);
  expect(JSON.parse(JSON.stringify(compiled))).toEqual(expected);
});

test.each([
  ['sample', '2026-Q2 Core', 'Baseline', 0.6949888546, 0.2041759545, 1520],
  ['sample', '2026-Q2 Growth', 'Baseline', 162_623.82375, 0.2041759545, 1400],
  ['q1-example', 'Q1-2026 Core', 'Baseline', 1.497857143, 0.314285714, 600],
  ['q1-example', 'Q1-2026 Core', 'Aggressive', 1.3625, 0, 600],
])('%s, %s with %s has the known answer', (folder, scenario, constraintSet, objective, shortfall, tokens) => {
  const run = runProduct(readFixture(folder), { scenario, constraintSet, scope: 'all' }, highs);
  if (run.status === 'invalid') throw new Error(JSON.stringify(run.issues));
  const { result } = run;
  expect([result.status, result.termination]).toEqual(['success', 'optimal']);
  expect(Math.abs((result.objective ?? 0) / objective - 1)).toBeLessThan(1e-9);
  expect(Math.abs((result.goalShortfall ?? 1) - shortfall)).toBeLessThan(1e-9);
  expect(result.tokensUsed).toBe(tokens);
});

test('the sample with "Must hit" is infeasible by the known amounts', () => {
  const request = { scenario: '2026-Q2 Core', constraintSet: 'Must hit', scope: 'all' } as const;
  const run = runProduct(readFixture('sample'), request, highs);
  if (run.status === 'invalid') throw new Error(JSON.stringify(run.issues));
  expect(run.status).toBe('infeasible');
  const missed = run.result.gaps.filter((gap) => gap.severity === 'CRITICAL');
  expect(missed.map((gap) => [gap.kpi_key, Number(gap.gap?.toFixed(2))]).sort()).toEqual([
    ['active_restaurants', 30],
    ['net_revenue', 2063.18],
  ]);
});

test.each(['Baseline', 'Aggressive'])('the oracle agrees on the q1 example with %s', (constraintSet) => {
  const tables = readFixture('q1-example');
  const request = { scenario: 'Q1-2026 Core', constraintSet, scope: 'all' } as const;
  expect(disagreements(runProduct(tables, request, highs), askOracle(tables, request))).toEqual([]);
});
