import type { RunResult } from '../../../src/core/explain/result';
import type { Engine } from '../../../src/core/model/engine';
import { loadHighs } from '../../../src/engines/highs';
import { generate } from '../../brute-force/generate';
import { tablesOf } from '../../brute-force/plain-workbook';
import { type Run, runProduct } from '../../brute-force/run-product';
import { add, both, type Change, cell, rule, smallPlan, smallRun, target } from '../problem/small-plan';

let highs: Engine;

beforeAll(async () => {
  highs = await loadHighs();
});

function resultOf(run: Run): RunResult {
  if (run.status === 'invalid') throw new Error(JSON.stringify(run.issues));
  return run.result;
}

const planned = (change: Change): RunResult => resultOf(runProduct(tablesOf(change(smallPlan)), smallRun, highs));

test('a goal that asks for nothing is reported as met', () => {
  const { gaps, goalShortfall } = planned(
    both(cell('KPI_Contributions', 2, 'LOYALTY', -7), add('Targets', target('country', 'UK', 'LOYALTY', 'goal', -1))),
  );
  const goal = gaps.find((gap) => gap.kpi_key === 'LOYALTY');
  expect(goal).toMatchObject({ floor_or_goal: 'goal', target: -1, gap: 0, severity: 'OK' });
  expect(goalShortfall).toBeCloseTo(0.4, 12);
});

test('a bonus that only a goal counts is earned, whatever is maximised', () => {
  const { status, error, goalShortfall } = planned(
    both(
      cell('Scenario_Config', 2, 'objective_mode', 'lexicographic'),
      cell('Scenario_Config', 2, 'objective_weights_json', 'ORDERS'),
      add('Targets', target('all', '', 'LOYALTY', 'goal', 14)),
      add(
        'Constraints',
        rule('synergy_bonus', 'initiative', 'ALPHA+BRAVO', { target_kpi_key: 'LOYALTY', target_value: 5 }),
      ),
    ),
  );
  expect({ status, error }).toEqual({ status: 'success', error: null });
  // ORDERS reaches 6 of 10, LOYALTY 9 + 5 of 14.
  expect(goalShortfall).toBeCloseTo(0.2, 12);
});

const results = (): { seed: number; result: RunResult }[] =>
  Array.from({ length: 80 }, (_, i) => 60_000 + i).flatMap((seed) => {
    const { workbook, request } = generate(seed);
    const run = runProduct(tablesOf(workbook), request, highs);
    return run.status === 'success' ? [{ seed, result: run.result }] : [];
  });

test('every candidate of a plan has a reason in words, and the funded are ranked from 1 without gaps', () => {
  const found = results();
  expect(found.length).toBeGreaterThan(20);
  for (const { seed, result } of found) {
    const funded = result.items.filter((item) => item.selected);
    expect([seed, funded.map((item) => item.rank)]).toEqual([seed, funded.map((_, i) => i + 1)]);
    expect(funded.map((item) => item.key).sort()).toEqual([...(result.selected ?? [])].sort());
    const isMandatory = funded.map((item) => item.reason === 'mandatory');
    expect(isMandatory).toEqual([...isMandatory].sort((left, right) => Number(right) - Number(left)));
    for (const item of result.items) expect(item.reasonText).toMatch(/^\S.*[^.\s]$|^\S+$/);
  }
});

test('the contributions of the funded add up to the objective when goals do not count in it', () => {
  let added = 0;
  for (const { seed, result } of results()) {
    const { workbook } = generate(seed);
    const goalWeight = workbook['Scenario_Config']?.[0]?.['goal_weight'];
    if (goalWeight !== '' && goalWeight !== 0) continue;
    added += 1;
    const sum = result.items.reduce((total, item) => total + (item.selected ? item.contribution : 0), 0);
    expect([seed, Math.abs(sum - (result.objective ?? 0)) <= 1e-9 * Math.max(1, Math.abs(sum))]).toEqual([seed, true]);
  }
  expect(added).toBeGreaterThan(10);
});

test('a hard rule is never a critical gap of a plan', () => {
  for (const { seed, result } of results()) {
    const broken = result.gaps.filter((gap) => gap.severity === 'CRITICAL' && gap.floor_or_goal !== 'goal');
    expect([seed, broken]).toEqual([seed, []]);
  }
});
