import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import { build, callAddOn, freeze, openAddOn, solve, typedWorkbook } from './built-add-on';
import { plainPlan } from './plans';

// Others may keep the machine busy.
jest.setTimeout(120_000);

let highs: Engine;

beforeAll(async () => {
  build();
  highs = await loadHighs();
});

test('a tie-break that time did not suffice for is said, and the plan is still proven best', () => {
  const host = openAddOn(typedWorkbook(plainPlan(10)));
  const { run_id: runId, problem } = freeze(host);
  const answer = solve(problem, highs);
  const stages = answer.stages.map((stage) => (stage.name === 'deadlines' ? { ...stage, proven: false } : stage));
  const { reply } = callAddOn(host, 'recordRun', { run_id: runId, answer: { ...answer, tied: true, stages } });
  expect([reply.status, reply.termination]).toEqual(['success', 'optimal']);
  const said = reply.issues.filter(({ code }) => code === 'tie-broken').map(({ message }) => message);
  expect(said).toEqual([expect.stringMatching(/best by deadlines is not proven/)]);
});
