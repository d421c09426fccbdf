import type { CallResult } from '../../src/workbench/host';
import { build } from './built-add-on';
import { Desk, tabsWithStatus } from './edit-desk';
import { rowsOf } from './grid';
import { scoredPlan } from './scored-plan';

const mockSpent = { ms: 0 };

// Time inside the services is not the add-on's own.
jest.mock('../../src/workbench/seam', () => {
  const real = jest.requireActual<typeof import('../../src/workbench/seam')>('../../src/workbench/seam');
  return {
    createSeam: (options: Parameters<typeof real.createSeam>[0]) => {
      const seam = real.createSeam(options);
      const invoke: typeof seam.invoke = (...args) => {
        const start = process.cpuUsage();
        const answer = seam.invoke(...args);
        const { user, system } = process.cpuUsage(start);
        mockSpent.ms += (user + system) / 1000;
        return answer;
      };
      return { ...seam, invoke };
    },
  };
});

// Others may keep the machine busy.
jest.setTimeout(300_000);

beforeAll(build);

/** Calls and own processor time of an action. */
function measure(act: () => CallResult): { readonly calls: number; readonly ownMs: number } {
  mockSpent.ms = 0;
  const start = process.cpuUsage();
  const { serviceCalls } = act();
  const { user, system } = process.cpuUsage(start);
  return { calls: serviceCalls.sheets, ownMs: Math.round((user + system) / 1000 - mockSpent.ms) };
}

/** A scoring is kept once a second. */
const nextSecond = (): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_100);

const sizes = [10, 1000] as const;
const desks = (): readonly Desk[] => sizes.map((size) => new Desk(tabsWithStatus(scoredPlan(size))));

test('scoring costs the same calls for 10 and for 1,000 initiatives with two models each, and at most 2 s of its own', () => {
  const [small, large] = desks().map((desk) => {
    desk.host.call('scoreInitiatives');
    const best = [1, 2, 3].map(() => {
      nextSecond();
      return measure(() => desk.host.call('scoreInitiatives'));
    });
    expect(desk.errors()).toEqual([]);
    const calls = Math.max(...best.map((one) => one.calls));
    return { calls, ownMs: Math.min(...best.map((one) => one.ownMs)), rows: rowsOf(desk.workbook, 'Scores').length };
  });
  process.stdout.write(`scoring: ${JSON.stringify({ small, large })}\n`);
  // RICE, WSJF and MATH_MODEL, and two KPIs.
  expect([small?.rows, large?.rows]).toEqual([50, 5000]);
  expect(large?.calls).toBe(small?.calls);
  expect(large?.calls).toBeLessThanOrEqual(40);
  expect(large?.ownMs).toBeLessThan(2000);
});

test('seeding costs the same calls for 10 and for 1,000 initiatives', () => {
  const [small, large] = sizes.map((size) => {
    const { Params, ...plan } = scoredPlan(size);
    const desk = new Desk(tabsWithStatus({ ...plan, Params: (Params ?? []).slice(0, 1) }));
    const measured = measure(() => desk.host.call('seedParameters'));
    expect(rowsOf(desk.workbook, 'Params')).toHaveLength(size * 6);
    return measured;
  });
  process.stdout.write(`seeding: ${JSON.stringify({ small, large })}\n`);
  // 6,000 rows need more room than a tab has.
  expect((large?.calls ?? 99) - (small?.calls ?? 0)).toBeLessThanOrEqual(1);
  expect(large?.calls).toBeLessThanOrEqual(12);
});

test('an edit of any tab costs at most 14 calls where all scoring tabs are in use, and tells what it did', () => {
  const [small, large] = desks().map((desk) => {
    desk.check();
    desk.check();
    const edits: readonly (readonly [tab: string, a1: string, text: string, row: number])[] = [
      ['Params', 'D2', 'many', 2],
      ['Math_Models', 'F3', 'value = ', 3],
      ['Scoring_Inputs', 'D2', '9', 2],
      ['Candidates', 'G3', 'ten', 3],
    ];
    return edits.map(([tab, a1, text, row]) => {
      const measured = measure(() => desk.type(tab, a1, [text]));
      expect(desk.status(tab, row)).toMatch(/^ERROR: /u);
      expect(desk.errors()).toEqual([]);
      return measured;
    });
  });
  process.stdout.write(`edits with scoring tabs: ${JSON.stringify({ small, large })}\n`);
  expect(large?.map(({ calls }) => calls)).toEqual(small?.map(({ calls }) => calls));
  for (const { calls } of large ?? []) expect(calls).toBeLessThanOrEqual(14);
});
