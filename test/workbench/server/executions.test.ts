import type { ExecutionStatus } from '../../../src/workbench/executions/execution-status';
import { hostRunning } from '../script-host';
import { closeThreads, threadedHost } from './threads';

afterEach(closeThreads);

const program = `
  function fill(x) { const cell = SpreadsheetApp.getActive().getSheets()[0].getRange('A1'); cell.setValue(x); return cell.getValues(); }
  function when() { return SpreadsheetApp.getActive().getSheets()[0].getRange('A1').getValue() instanceof Date; }
  function put(when) { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue(new Date(Date.UTC(2026, 1, 2))); }
  function boom() { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').getValue(); throw new TypeError('kaput'); }
  function wrong() { SpreadsheetApp.getActive().getRange('?'); }
  function leak() { globalThis.count = (globalThis.count || 0) + 1; return [globalThis.count, typeof process, typeof require, typeof setTimeout]; }
  function forever() { for (;;) {} }
  function asleep() { Utilities.sleep(60000); }
  function nap(ms) { Utilities.sleep(ms); return Date.now(); }
  function hold(ms) { const lock = LockService.getDocumentLock(); if (!lock.tryLock(5000)) return 'refused'; Utilities.sleep(ms); return 'held'; }
  function tryFor(ms) { const lock = LockService.getDocumentLock(); const from = Date.now(); const taken = lock.tryLock(ms); return [taken, lock.hasLock(), Date.now() - from]; }
  function waitFor(ms) { LockService.getDocumentLock().waitLock(ms); }
  function holdForever() { LockService.getDocumentLock().tryLock(10); for (;;) {} }
  function ask() { const ui = SpreadsheetApp.getUi(); return ui.alert('Sure?', ui.ButtonSet.YES_NO) === ui.Button.YES; }
  function askText() { const ui = SpreadsheetApp.getUi(); return ui.prompt('Name?', ui.ButtonSet.OK_CANCEL).getResponseText(); }
  function onEdit(e) { const sheet = e.range.getSheet(); sheet.getRange('B1').setValue(Number(sheet.getRange('B1').getValue()) + 1); Utilities.sleep(120); }
  function onOpen() { for (;;) {} }
`;

test('an execution in a thread answers as one in the process does, and costs the same calls', async () => {
  const threaded = await threadedHost(program).call('fill', ['007']);
  const inProcess = hostRunning(`${program}; return fill('007');`).call('main');
  expect(threaded.value).toEqual([[7]]);
  expect([threaded.value, threaded.serviceCalls]).toEqual([inProcess.value, inProcess.serviceCalls]);
});

test('dates cross the seam as dates of the realm', async () => {
  const host = threadedHost(program);
  await host.call('put');
  expect((await host.call('when')).value).toBe(true);
});

test('each execution starts fresh, with nothing of Node, though threads are used again', async () => {
  const host = threadedHost(program);
  for (let round = 0; round < 3; round += 1) {
    expect((await host.call('leak')).value).toEqual([1, 'undefined', 'undefined', 'undefined']);
  }
});

test('a failing function gives its message, its error name and the calls made so far', async () => {
  const host = threadedHost(program);
  await expect(host.call('boom')).rejects.toMatchObject({
    message: 'kaput',
    errorName: 'TypeError',
    serviceCalls: { sheets: 1 },
  });
  await expect(host.call('wrong')).rejects.toMatchObject({ message: 'Range not found', errorName: 'Exception' });
  await expect(host.call('none')).rejects.toThrow('Script function not found: none');
  await expect(host.call('secret_')).rejects.toThrow('Script function not found: secret_');
  await expect(host.call('fill', [new Date()])).rejects.toThrow('a Date cannot be sent to the server');
});

test('executions overlap, and the main thread stays free meanwhile', async () => {
  const host = threadedHost(program);
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
  }, 10);
  const ends = await Promise.all([host.call('nap', [400]), host.call('nap', [400]), host.call('nap', [400])]);
  clearInterval(timer);
  const at = ends.map(({ value }) => Number(value));
  // One after the other they would end 400 ms apart.
  expect(Math.max(...at) - Math.min(...at)).toBeLessThan(400);
  expect(ticks).toBeGreaterThan(10);
});

describe('locks', () => {
  test('whoever tries stands still until the lock is given back', async () => {
    const host = threadedHost(program);
    const holding = host.call('hold', [300]);
    await passing(150);
    const [taken, holds, ms] = (await host.call('tryFor', [5000])).value as [boolean, boolean, number];
    expect([taken, holds]).toEqual([true, true]);
    expect(ms).toBeGreaterThan(50);
    expect((await holding).value).toBe('held');
    expect(host.state.locks.size).toBe(0);
  });

  test('the lock is refused when the time has passed, and waitLock says so', async () => {
    const host = threadedHost(program);
    const holding = host.call('hold', [900]);
    await passing(150);
    const [taken, holds, ms] = (await host.call('tryFor', [100])).value as [boolean, boolean, number];
    expect([taken, holds]).toEqual([false, false]);
    expect(ms).toBeGreaterThanOrEqual(95);
    await expect(host.call('waitFor', [50])).rejects.toThrow('Lock timeout');
    await holding;
  });

  test('those who wait get it in the order in which they came', async () => {
    const host = threadedHost(program);
    const order: string[] = [];
    const holding = host.call('hold', [300]);
    await passing(120);
    const second = host.call('hold', [50]).then(() => order.push('second'));
    await passing(60);
    const third = host.call('hold', [0]).then(() => order.push('third'));
    await Promise.all([holding, second, third]);
    expect(order).toEqual(['second', 'third']);
  });

  test('an execution that is cut off gives its lock back', async () => {
    const host = threadedHost(program, { timeLimits: { simpleTriggerMs: 50, otherMs: 600 } });
    const stuck = host.call('holdForever');
    const refused = expect(stuck).rejects.toThrow('Exceeded maximum execution time');
    await passing(200);
    const [taken, holds] = (await host.call('tryFor', [5000])).value as [boolean, boolean, number];
    expect([taken, holds]).toEqual([true, true]);
    await refused;
  });
});

describe('time limits', () => {
  test.each(['forever', 'asleep'])('%s is cut off, and the next execution runs', async (name) => {
    const statuses: ExecutionStatus[] = [];
    const host = threadedHost(program, {
      timeLimits: { simpleTriggerMs: 50, otherMs: 400 },
      onStatus: (status) => statuses.push(status),
    });
    await expect(host.call(name)).rejects.toThrow('Exceeded maximum execution time');
    expect(statuses.at(-1)).toMatchObject({ functionName: name, state: 'stopped' });
    expect((await host.call('leak')).value).toEqual([1, 'undefined', 'undefined', 'undefined']);
  });

  test('a simple trigger has its own, shorter one', async () => {
    const host = threadedHost(program, { timeLimits: { simpleTriggerMs: 200, otherMs: 60_000 } });
    await expect(host.trigger('onOpen')).rejects.toThrow('Exceeded maximum execution time');
  });

  test('the time a person takes to answer does not count', async () => {
    const answer = async () => {
      await passing(700);
      return { button: 'YES' } as const;
    };
    const host = threadedHost(program, { timeLimits: { simpleTriggerMs: 500, otherMs: 500 }, ask: answer });
    expect((await host.call('ask')).value).toBe(true);
  });
});

test('a person answers alert and prompt while other executions go on', async () => {
  let answer: (text: string) => void = () => undefined;
  const asked = new Promise<string>((resolve) => {
    answer = resolve;
  });
  const host = threadedHost(program, { ask: async () => ({ button: 'OK', text: await asked }) });
  const asking = host.call('askText');
  expect((await host.call('fill', [1])).value).toEqual([[1]]);
  answer('Ada');
  expect((await asking).value).toBe('Ada');
});

test('one edit is told, two wait, and a fourth in the meantime is told to nobody', async () => {
  const statuses: ExecutionStatus[] = [];
  const host = threadedHost(program, { onStatus: (status) => statuses.push(status) });
  const told = [1, 2, 3, 4].map(() => host.edited({ sheet: 'Sheet1', a1: 'A1' }));
  await host.editsTold();
  expect(told).toEqual([true, true, true, false]);
  expect(statuses.filter(({ state }) => state === 'done')).toHaveLength(3);
  expect(statuses.filter(({ state }) => state === 'skipped')).toHaveLength(1);
  expect(host.state.workbook.sheets[0]?.grid[0]?.[1]?.value).toBe(3);
});

test('a delay for each call is felt, save by those that only point at a place', async () => {
  const host = threadedHost(program);
  const quick = await host.call('fill', [1]);
  host.setCallDelay(150);
  const slow = await host.call('fill', [1]);
  expect(slow.serviceCalls).toEqual(quick.serviceCalls);
  expect(slow.ms).toBeGreaterThanOrEqual(2 * 145);
});

test('a program that cannot be read is refused at once', () => {
  expect(() => threadedHost('function (')).toThrow(/Function statements require a function name/);
});

function passing(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
