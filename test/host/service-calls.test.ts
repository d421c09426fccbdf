import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import { build, callAddOn, openAddOn, requestFor, runAddOn, typedWorkbook } from './built-add-on';
import { rowsOf, typeBeside } from './grid';
import { plainPlan } from './plans';

// Others may keep the machine busy.
jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

const request = requestFor({ constraint_set: 'Baseline' });

/** Sheets calls and handles of freeze-run and record-run on a workbook of that size, after so many runs. */
function callsOf(
  candidates: number,
  earlierRuns: number,
): { readonly sheets: readonly number[]; readonly handles: readonly number[] } {
  const host = openAddOn(typedWorkbook(plainPlan(candidates)));
  for (let run = 0; run < earlierRuns; run += 1) runAddOn(host, highs, request);
  const { calls } = runAddOn(host, highs, request);
  expect(rowsOf(host.state.workbook, 'Runs')).toHaveLength(earlierRuns + 1);
  return {
    sheets: calls.map((call) => call.serviceCalls.sheets),
    handles: calls.map((call) => call.serviceCalls.handles),
  };
}

test('a run costs the same number of Sheets calls for 10, 100 and 1,000 candidates and after 1 or 30 runs', () => {
  const cases = [
    [10, 1],
    [100, 1],
    [1000, 1],
    [10, 30],
  ] as const;
  const counted = cases.map(([candidates, runs]) => ({ candidates, runs, ...callsOf(candidates, runs) }));
  process.stdout.write(`calls of freeze-run and record-run: ${JSON.stringify(counted)}\n`);
  const [first] = counted;
  for (const { sheets, handles } of counted) {
    expect(sheets).toEqual(first?.sheets);
    expect(handles).toEqual(first?.handles);
  }
  expect(first?.sheets[0]).toBeGreaterThan(5);
});

test('the very first run costs the same for 10 and for 1,000 candidates, but for making room', () => {
  const [small, large] = [callsOf(10, 0), callsOf(1000, 0)];
  process.stdout.write(`calls of a first run: ${JSON.stringify({ small, large })}\n`);
  expect(large.sheets[0]).toBe(small.sheets[0]);
  // Results needs 1,001 rows, one more than a new tab has.
  expect(large.sheets[1]).toBe((small.sheets[1] ?? 0) + 1);
});

test('the very first run takes at most 20 Sheets calls a step, though it makes the hidden tabs, Runs, Results and Gaps', () => {
  for (const candidates of [10, 1000]) {
    for (const calls of callsOf(candidates, 0).sheets) expect(calls).toBeLessThanOrEqual(20);
  }
});

test('recording a run in a workbook that was set up takes at most 20 Sheets calls, the first one and with new notes too', () => {
  const host = openAddOn(typedWorkbook(plainPlan(1000)));
  callAddOn(host, 'setUpTabs', null);
  const first = runAddOn(host, highs, request).calls[1]?.serviceCalls.sheets;
  for (const tab of ['Runs', 'Results', 'Gaps']) typeBeside(host.state.workbook, tab, () => true, 'notes', 'new');
  const withFirstNotes = runAddOn(host, highs, request).calls[1]?.serviceCalls.sheets;
  typeBeside(host.state.workbook, 'Results', () => true, 'notes', 'newer');
  const withNotes = runAddOn(host, highs, request).calls[1]?.serviceCalls.sheets;
  process.stdout.write(`Sheets calls of record-run: ${JSON.stringify({ first, withFirstNotes, withNotes })}\n`);
  for (const calls of [first, withFirstNotes, withNotes]) expect(calls).toBeLessThanOrEqual(20);
});
