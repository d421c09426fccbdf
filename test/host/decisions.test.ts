import { tryDecisions } from '../../src/core/app/try-decisions';
import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import type { Host } from '../../src/workbench/host';
import { openDatabase, type TestDatabase } from '../databases/open-database';
import { DATABASE_KINDS } from '../databases/server-url';
import { build, callAddOn, openAddOn, requestFor, runAddOn, solve, typedWorkbook } from './built-add-on';
import { rowsOf, typeBeside } from './grid';
import { plainPlan } from './plans';
import { publish, wordsFor } from './publishing';

jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

const request = requestFor({ constraint_set: 'Baseline' });
const options = { timeLimitMs: 20_000, gap: 0, seed: 1, now: () => performance.now() };

/** A run, and the first initiative that it does not fund. */
function plannedRun(host: Host) {
  const { report } = runAddOn(host, highs, request);
  const out = report.items.find(({ selected }) => !selected)?.initiative_key ?? '';
  const override = { initiative_key: out, lock: 'in' as const, reason: 'Promised', owner: 'Anna' };
  return { run_id: report.run_id ?? '', out, override };
}

/** Keeps what people decided as a page does: tries it, freezes it, solves it and records it. */
function decide(host: Host, run_id: string, override: ReturnType<typeof plannedRun>['override']) {
  const { base, shown } = callAddOn(host, 'readDecisions', { run_id }).reply;
  const decisions = { base_run_id: base.run_id, overrides: [override], waived: [] };
  const trial = tryDecisions({ base, shown, decisions }, highs, options);
  if (!trial.ok) throw new Error(trial.why);
  const frozen = callAddOn(host, 'decideRun', { run_id, overrides: [override], waived: [] }).reply;
  if (!frozen.ok) throw new Error(JSON.stringify(frozen.issues));
  const report = callAddOn(host, 'recordRun', { run_id: frozen.run_id, answer: solve(frozen.problem, highs) }).reply;
  return { trial, report };
}

test('an override makes a new run and portfolio at the price that was told, and the earlier run stays', () => {
  const host = openAddOn(typedWorkbook(plainPlan(12)));
  const { run_id, out, override } = plannedRun(host);
  const before = callAddOn(host, 'loadRun', { run_id }).reply;
  const { trial, report } = decide(host, run_id, override);
  expect(report.selected).toEqual(trial.answer.selected);
  expect(report.selected).toContain(out);
  expect((before.objective ?? 0) - (report.objective ?? 0)).toBeCloseTo(trial.price.objective_lost, 12);
  expect(trial.price.objective_lost).toBeGreaterThan(0);
  expect(report.decisions).toEqual({ base_run_id: run_id, overrides: [override], waived: [] });
  expect(rowsOf(host.state.workbook, 'Results').find(({ initiative_key }) => initiative_key === out)?.reason).toBe(
    'mandatory: decided by Anna: Promised',
  );
  expect(callAddOn(host, 'loadRun', { run_id }).reply).toEqual(before);
  const { cumulative, base } = callAddOn(host, 'readDecisions', { run_id: report.run_id ?? '' }).reply;
  expect([base.run_id, cumulative?.objective_lost]).toEqual([run_id, trial.cumulative.objective_lost]);
});

test('what is tried on top of a decision keeps it, and is decided about in the run without the change', () => {
  const host = openAddOn(typedWorkbook(plainPlan(12)));
  const { run_id, out, override } = plannedRun(host);
  const { report } = decide(host, run_id, override);
  const capacity = callAddOn(host, 'readDecisions', { run_id }).reply.base.problem.scenario.capacityTotal ?? 0;
  const change = { kind: 'capacity' as const, tokens: capacity + 5 };
  const tried = callAddOn(host, 'tryRun', { run_id: report.run_id ?? '', change }).reply;
  if (!tried.ok) throw new Error(JSON.stringify(tried.issues));
  const found = callAddOn(host, 'recordRun', { run_id: tried.run_id, answer: solve(tried.problem, highs) }).reply;
  expect([found.selected?.includes(out), found.decisions?.overrides]).toEqual([true, [override]]);
  expect(() => callAddOn(host, 'decideRun', { run_id: tried.run_id, overrides: [], waived: [] })).toThrow(
    `Decide about ${run_id} instead, then try the change.`,
  );
  const [latest] = callAddOn(host, 'readSidebar', null).reply.history;
  expect([latest?.run_id, latest?.stale]).toEqual([tried.run_id, null]);
});

test('a run with overrides is stale only when the rows have changed', () => {
  const host = openAddOn(typedWorkbook(plainPlan(8)));
  const { run_id, override } = plannedRun(host);
  decide(host, run_id, override);
  const stale = () => callAddOn(host, 'readSidebar', null).reply.history.map((line) => line.stale);
  expect(stale()).toEqual([false, false]);
  typeBeside(host.state.workbook, 'Candidates', (row) => row.initiative_key === 'INIT-0001', 'value_score', 400);
  expect(stale()).toEqual([true, true]);
});

test('an override that plainly contradicts a rule is refused with the rule named, and nothing is kept', () => {
  const plan = plainPlan(8);
  const [header = [], ...rules] = plan.Constraints ?? [];
  const excluded = ['Plan', 'Baseline', 'exclude', 'initiative', 'INIT-0001', ''];
  const host = openAddOn(typedWorkbook({ ...plan, Constraints: [header, ...rules, excluded] }));
  const { run_id } = plannedRun(host);
  const override = { initiative_key: 'INIT-0001', lock: 'in' as const, reason: 'Promised', owner: 'Anna' };
  const refused = callAddOn(host, 'decideRun', { run_id, overrides: [override], waived: [] }).reply;
  if (refused.ok) throw new Error('a contradiction is refused');
  expect(refused.issues.map(({ message }) => message).join()).toMatch(/INIT-0001/u);
  expect(refused.issues.map(({ row }) => row)).toContain(3);
  const { rules: named } = callAddOn(host, 'readDecisions', { run_id }).reply;
  const rule = named.find(({ sentence }) => sentence === 'INIT-0001 is excluded');
  if (rule === undefined) throw new Error('the exclusion is a rule of the run');
  const waived = [{ ...rule, owner: 'Anna' }];
  const frozen = callAddOn(host, 'decideRun', { run_id, overrides: [override], waived }).reply;
  if (!frozen.ok) throw new Error(JSON.stringify(frozen.issues));
  const { reply } = callAddOn(host, 'recordRun', { run_id: frozen.run_id, answer: solve(frozen.problem, highs) });
  expect(reply.selected).toContain('INIT-0001');
  expect(reply.decisions?.waived).toEqual(waived);
});

test('the page for leadership and comparisons come from what is kept', () => {
  const host = openAddOn(typedWorkbook(plainPlan(12)));
  const { run_id, out, override } = plannedRun(host);
  const { report } = decide(host, run_id, override);
  const decided = report.run_id ?? '';
  publish(host, wordsFor(decided));
  const { lines } = callAddOn(host, 'summarizeRun', { run_id: decided }).reply;
  expect(rowsOf(host.state.workbook, 'Summary').map(({ section, item }) => [section, item])).toEqual(
    lines.map(({ section, item }) => [section, item]),
  );
  expect(lines.at(-1)).toMatchObject({ item: 'All of it together costs', run_id });
  const compared = (left: object, right: object) => callAddOn(host, 'comparePlans', { left, right } as never).reply;
  const runs = compared({ kind: 'run', run_id }, { kind: 'portfolio', run_id: decided });
  expect(runs.only_right.map(({ initiative_key }) => initiative_key)).toContain(out);
  expect(runs.edits).toEqual([{ about: 'decision', name: out, field: '', before: null, after: 'there' }]);
  const live = compared({ kind: 'roadmap', name: 'Plan of record' }, { kind: 'run', run_id: decided });
  expect([live.only_left, live.only_right]).toEqual([[], []]);
  const ticks = compared({ kind: 'ticks' }, { kind: 'score_cut' });
  expect(ticks.only_right).toEqual([]);
  expect(ticks.both.length + ticks.only_left.length).toBe(12);
  expect(callAddOn(host, 'chooseBaseline', { run_id, is_baseline: true }).reply).toMatchObject([
    { run_id: decided, is_active: true, is_baseline: false },
    { run_id, is_active: false, is_baseline: true },
  ]);
});

describe.each(DATABASE_KINDS)('With runs kept in %s', (kind) => {
  let database: TestDatabase;
  beforeAll(() => {
    database = openDatabase(kind);
  });
  afterAll(() => database.drop());

  test('publishing takes as many statements for 450 entries as for 45, and items say who decided', () => {
    const costs = [90, 900].map((count) => {
      const host = openAddOn({ ...typedWorkbook(plainPlan(count)), id: `${kind} ${count}` });
      const { jdbcUrl: url, user, password } = database;
      callAddOn(host, 'saveSettings', { kind: 'database', url, user, password });
      const { run_id, override } = plannedRun(host);
      const { report } = decide(host, run_id, override);
      const first = publish(host, wordsFor(run_id));
      const second = publish(host, wordsFor(report.run_id ?? ''));
      expect([first.reply.ok, second.reply.ok]).toEqual([true, true]);
      return [...first.calls, ...second.calls].map(({ serviceCalls }) => serviceCalls.statements);
    });
    expect(costs[1]).toEqual(costs[0]);
    expect(Math.max(...costs.flat())).toBeLessThanOrEqual(30);
    const sources = database.query(
      "SELECT COUNT(*) AS n FROM portfolio_items WHERE source = 'manual_override' AND reason LIKE 'mandatory: decided by Anna%'",
    );
    expect(sources).toEqual([{ n: '2' }]);
  });
});
