import type { Engine } from '../../../src/core/model/engine';
import type { Answer } from '../../../src/core/problem/answer';
import { loadHighs } from '../../../src/engines/highs';
import type { CallOptions, Host } from '../../../src/workbench/host';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
import { build, callAddOn, freeze, openAddOnAt, runAddOn, solve, typedWorkbook } from '../built-add-on';
import { muchLater, now, request } from '../faults-mishaps';
import { plainPlan } from '../plans';
import { disturbed, expectGivenBack, keptIn, type Moment, mishapsOn, momentOf, runningIn } from './built-faults';

// Others may keep the machine busy.
jest.setTimeout(300_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

describe.each(DATABASE_KINDS)('With runs kept in %s,', (kind) => {
  let database: TestDatabase;
  let moment: Moment;
  let finished: string;
  let running: string;
  let answer: Answer;
  beforeAll(() => {
    database = openDatabase(kind);
    const host = openAddOnAt(typedWorkbook(plainPlan(3)), now);
    const { jdbcUrl: url, user, password } = database;
    callAddOn(host, 'saveSettings', { kind: 'database', url, user, password });
    finished = runAddOn(host, highs, request).report.run_id ?? '';
    const frozen = freeze(host, request);
    running = frozen.run_id;
    answer = solve(frozen.problem, highs);
    moment = momentOf(host, database);
  });
  afterAll(() => database.drop());

  const actions: Readonly<Record<string, (host: Host, options?: CallOptions) => unknown>> = {
    freezeRun: (host, options) => callAddOn(host, 'freezeRun', request, options).reply,
    recordRun: (host, options) => callAddOn(host, 'recordRun', { run_id: running, answer }, options).reply,
    cancelRun: (host, options) => callAddOn(host, 'cancelRun', { run_id: running }, options).reply,
    repeatRun: (host, options) => callAddOn(host, 'repeatRun', { run_id: finished }, options).reply,
  };

  test.each(Object.keys(actions))(
    '%s is whole or was not done whatever goes wrong at any service call; repeating completes it and nothing stays open',
    (name) => {
      const act = actions[name] ?? (() => undefined);
      const smooth = moment.again();
      const before = keptIn(database);
      const { called: all, options } = disturbed(null);
      act(smooth, options);
      const after = keptIn(database);
      act(smooth);
      const afterTwice = keptIn(database);
      expect(after === before).toBe(false);
      // A run that is started again is one more; an outcome is the same one.
      expect(afterTwice === after).toBe(['recordRun', 'cancelRun'].includes(name));
      const states = new Map([
        [before, 0],
        [after, 0],
      ]);
      for (const [number, call] of all.entries()) {
        for (const mishap of mishapsOn(database, call, number)) {
          const host = moment.again();
          const fault = disturbed(number, mishap);
          try {
            act(host, fault.options);
          } catch {
            // Some mishaps reach the caller, others are survived; both have to leave all in order.
          }
          const state = keptIn(database);
          const what = `${call.service}.${call.method} (${number}) ${mishap}`;
          expect([what, states.has(state)]).toEqual([what, true]);
          const times = (states.get(state) ?? 0) + 1;
          states.set(state, times);
          expectGivenBack(fault.called, mishap);
          expect(host.state.locks.size).toBe(0);
          act(host);
          expect([what, keptIn(database)]).toEqual([what, state === before ? after : afterTwice]);
          if (times === 1) expectNoneForEver(host);
        }
      }
      expect(Math.min(...states.values())).toBeGreaterThan(0);
    },
  );

  /** A day later, the next run finds out the ones that nobody finished. */
  const expectNoneForEver = (host: Host): void => {
    const late = openAddOnAt(host.state.workbook, muchLater);
    for (const scope of ['document', 'user'] as const) {
      for (const [name, value] of host.state.properties[scope]) late.state.properties[scope].set(name, value);
    }
    freeze(late, request);
    expect(runningIn(database)).toBe(1);
  };
});
