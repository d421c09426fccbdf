import { build, report, temporaryFolder, writeTabs } from './command';

beforeAll(build);
const folder = temporaryFolder();

const scenario = 'scenario_name,period_key,capacity_total_tokens,objective_mode\nPlan,2026-Q2,50,max_score\n';

/** Candidates of 50 tokens each with these scores, the later the earlier due. */
function candidates(...scores: readonly number[]): string {
  const rows = scores.map((score, index) => `INIT-${index + 1},50,${score},2026-06-0${9 - index}`);
  return ['initiative_key,engineering_tokens,value_score,deadline_date', ...rows].join('\n');
}

test.each([
  ['of equal worth the one with the earliest deadline is funded, and the tie is said', [5, 5, 5], 'INIT-3', 1],
  ['where one is worth more, no tie is said', [6, 5, 5], 'INIT-1', 0],
] as const)('%s', async (name, scores, funded, ties) => {
  const tabs = { Scenario_Config: scenario, Candidates: candidates(...scores) };
  const { report: found } = await report([writeTabs(folder.path(name.slice(0, 8)), tabs), '--scope', 'all']);
  expect(found.selected).toEqual([funded]);
  expect(found.issues.filter(({ code }) => code === 'tie-broken')).toHaveLength(ties);
});
