import type { RunHereReply } from '../../src/core/app/run-here';
import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import { solverOf } from '../../src/workbench/apps-script/linear-optimization-service/linear-solver';
import type { CallResult, Host } from '../../src/workbench/host';
import { build, openAddOn, type TypedTabs, typedWorkbook } from './built-add-on';
import { tabOf } from './grid';
import { plainPlan } from './plans';

// Others may keep the machine busy.
jest.setTimeout(120_000);
let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

const open = (tabs: TypedTabs, engine: Engine = highs): Host =>
  openAddOn(typedWorkbook(tabs), { linearSolver: solverOf(engine), userEmail: 'ada@example.com' });

function press(host: Host, item: 'runSelectedCandidates' | 'runAllCandidates' = 'runAllCandidates') {
  const call: CallResult = host.call(item);
  const reply = JSON.parse(String(call.value)) as RunHereReply;
  return { ...reply, call, said: host.state.ui.toasts.at(-1)?.message };
}

test('a small plan is solved by javascript-lp-solver, and the summary says what was run and what came out', () => {
  const host = open(plainPlan(12));
  const { summary, said, report, call } = press(host);
  expect(said).toBe(summary);
  expect(report).toMatchObject({ status: 'success', termination: 'optimal', engine: { name: 'javascript-lp-solver' } });
  expect(summary).toBe(
    `Plan, Baseline (the only one): funded ${report?.selected?.length} of 12 candidates, ${report?.tokens_used} of 120 tokens, objective ${report?.objective}; no better plan exists.`,
  );
  expect(call.serviceCalls.optimization).toBe(0);
  expect(tabOf(host.state.workbook, 'Runs').grid[1]?.[0]?.value).toBe(report?.run_id);
});

test('a larger plan goes to the linear optimization service, and is proven again here', () => {
  const { report, call } = press(open(plainPlan(40)));
  expect(report).toMatchObject({ termination: 'optimal', engine: { name: 'linear-optimization-service' } });
  expect(call.serviceCalls.optimization).toBeGreaterThan(5);
});

test('before solving it says how long that may take', () => {
  const host = open(plainPlan(12));
  press(host);
  expect(host.state.ui.toasts[0]).toEqual({
    title: 'Run all candidates',
    message: 'Solving … 12 candidates, at most 3 minutes.',
    // No execution lives longer, and the result's toast takes its place.
    seconds: 360,
  });
});

test('selected candidates are the ticked ones; none ticked is said with where to tick', () => {
  const plan = plainPlan(6);
  const untick = (keep: number): TypedTabs => ({
    ...plan,
    Candidates: (plan.Candidates ?? []).map((row, at) => (at > keep ? [...row.slice(0, -1), 'FALSE'] : row)),
  });
  expect(press(open(untick(3)), 'runSelectedCandidates').summary).toContain(' of 3 candidates, ');
  const none = press(open(untick(0)), 'runSelectedCandidates');
  expect(none.report).toMatchObject({ status: 'invalid', run_id: null });
  expect(none.said).toBe(
    'Nothing was run. Candidates, is_selected_for_run: none of the 6 candidates is ticked. Tick is_selected_for_run beside the candidates, or run all candidates.',
  );
});

test('wrong rows come first, with the cell, what is wrong and what to do', () => {
  const plan = plainPlan(5);
  const broken = (plan.Candidates ?? []).map((row, at) =>
    at === 2 || at === 3 ? [...row.slice(0, 3), '-3', ...row.slice(4)] : row,
  );
  const { said, report } = press(open({ ...plan, Candidates: broken }));
  expect(said).toBe(
    'Nothing was run. Candidates row 3, engineering_tokens: -3 is below 0. Enter 0 or more. 1 more problem: choose Check inputs.',
  );
  expect(report?.status).toBe('invalid');
});

test('rules that cannot all hold are said', () => {
  const plan = plainPlan(5);
  const Constraints = [
    ['scenario_name', 'constraint_set_name', 'constraint_type', 'dimension', 'key', 'min_tokens'],
    ['Plan', 'Baseline', 'capacity_floor', 'country', 'UK', '5000'],
  ];
  const { said, report } = press(open({ ...plan, Constraints }));
  expect(report?.status).toBe('infeasible');
  expect(said).toMatch(
    /^Plan, Baseline \(the only one\): no plan keeps all rules\. Constraints row 2, min_tokens: UK is to get at least 5,000 tokens, /u,
  );
});

const severalPlans = (): TypedTabs => {
  const plan = plainPlan(8);
  const [header = [], first = []] = plan.Scenario_Config ?? [];
  const [ruleHeader = [], rule = []] = plan.Constraints ?? [];
  return {
    ...plan,
    Scenario_Config: [header, first, ['Year', '2026', '100', 'max_score']],
    Constraints: [ruleHeader, rule, ['Plan', 'Tight', ...rule.slice(2, -1), '20']],
  };
};

function select(host: Host, tab: string, row: number): void {
  const { workbook } = host.state;
  const sheet = tabOf(workbook, tab);
  workbook.activeSheetId = sheet.id;
  workbook.activeArea = { sheetId: sheet.id, row, column: 1, rows: 1, columns: 1 };
}

test('the selected row says what to run; afterwards the latest run does', () => {
  const host = open(severalPlans());
  select(host, 'Candidates', 2);
  expect(press(host)).toMatchObject({
    said: 'Nothing was run. Select the row of a scenario on Scenario_Config: Plan, Year.',
    report: null,
  });
  select(host, 'Scenario_Config', 2);
  expect(press(host).said).toBe(
    'Nothing was run. Plan has several constraint sets: Baseline, Tight. Select a row of one of them on Constraints or Targets.',
  );
  select(host, 'Constraints', 3);
  expect(press(host).summary).toMatch(/^Plan, Tight \(the selected row\): funded /u);
  select(host, 'Candidates', 2);
  expect(press(host).summary).toMatch(/^Plan, Tight \(as in the latest run\): funded /u);
  select(host, 'Scenario_Config', 3);
  expect(press(host).summary).toMatch(/^Year, no constraint set \(the selected row\): funded /u);
});

const broken = (): Engine => ({
  ...highs,
  solve: () => {
    throw new Error('out of memory');
  },
});

test('a service that breaks down is logged, and what was found without it is not called best', () => {
  const host = open(plainPlan(60), broken());
  const { report, summary } = press(host);
  expect(report).toMatchObject({ status: 'success', termination: 'feasible_stopped' });
  expect(summary).toContain('; best found; how much better a plan could be is not known.');
  expect(host.state.log.map(({ text }) => text).join()).toContain('ABNORMAL');
});

/** Each takes one token more than a multiple of 3, and 15 of them are to take 2,401: none do, but only long trying shows it. */
function impossibleSum(): TypedTabs {
  const plan = plainPlan(60);
  const candidates = (plan.Candidates ?? []).map((row, at) =>
    at === 0 ? row : [...row.slice(0, 3), String(100 + 3 * ((at * 37) % 41)), ...row.slice(4)],
  );
  const rule = (type: string, values: readonly string[]) => ['Plan', 'Baseline', type, 'country', 'UK', ...values];
  const Constraints = [
    [
      'scenario_name',
      'constraint_set_name',
      'constraint_type',
      'dimension',
      'key',
      'min_tokens',
      'max_tokens',
      'min_count',
      'max_count',
    ],
    rule('capacity_floor', ['2401', '', '', '']),
    rule('capacity_cap', ['', '2401', '', '']),
    rule('min_selected', ['', '', '15', '']),
    rule('max_selected', ['', '', '', '15']),
  ];
  const scenarios = (plan.Scenario_Config ?? []).map((row, at) =>
    at === 0 ? row : [...row.slice(0, 2), '9000', ...row.slice(3)],
  );
  return { Scenario_Config: scenarios, Constraints, Candidates: candidates };
}

test('that there is no plan is not said on the word of the service alone', () => {
  const { report, said } = press(open(impossibleSum(), { ...highs, solve: () => ({ status: 'infeasible' }) }));
  expect(report).toMatchObject({ status: 'failed', termination: 'undecided' });
  expect(said).toBe(
    'Plan, Baseline (the only one): no plan was found, and it is not certain that there is none. Run it in the sidebar, which has a stronger solver.',
  );
});

test('the calls of the sheet do not grow with the candidates', () => {
  const sheets = [4, 16].map((count) => press(open(plainPlan(count))).call.serviceCalls.sheets);
  expect(sheets[0]).toBe(sheets[1]);
});

test('the menu offers both runs after Check inputs', () => {
  const host = open(plainPlan(3));
  host.trigger('onOpen');
  const captions = host.state.ui.menus[0]?.entries.map((entry) => (entry.kind === 'item' ? entry.caption : entry.kind));
  const at = captions?.indexOf('Check inputs') ?? -1;
  expect(captions?.slice(at, at + 3)).toEqual(['Check inputs', 'Run selected candidates', 'Run all candidates']);
});
