import { createScriptRun, type ScriptRunner } from '../../../src/workbench/page/frame/script-run';
import type { PanelReply } from '../../../src/workbench/server/panel-messages';

/** A server that answers when the test says so. */
function bridge(): {
  readonly run: ScriptRunner;
  readonly sent: {
    readonly name: string;
    readonly args: readonly unknown[];
    readonly answer: (reply: PanelReply) => void;
  }[];
} {
  const sent: { name: string; args: readonly unknown[]; answer: (reply: PanelReply) => void }[] = [];
  const send = (name: string, args: readonly unknown[]): Promise<PanelReply> =>
    new Promise((resolve) => {
      sent.push({ name, args, answer: resolve });
    });
  return { run: createScriptRun(['save', 'load'], send), sent };
}

const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 5);
  });

test('handlers get the value or the error, and the user object', async () => {
  const { run, sent } = bridge();
  const heard: unknown[] = [];
  const withHandlers = run
    .withSuccessHandler((value, object) => heard.push([value, object]))
    .withFailureHandler((error, object) => heard.push([String(error), object]))
    .withUserObject('here');
  withHandlers.save?.(1 as never);
  withHandlers.load?.();
  sent[0]?.answer({ ok: true, value: 7 });
  sent[1]?.answer({ ok: false, name: 'TypeError', message: 'kaput' });
  await settled();
  expect(heard).toEqual([
    [7, 'here'],
    ['TypeError: kaput', 'here'],
  ]);
});

test('handlers belong to the call they were given for', async () => {
  const { run, sent } = bridge();
  const heard: unknown[] = [];
  run.withSuccessHandler((value) => heard.push(value)).save?.();
  run.load?.();
  for (const { answer, name } of sent) answer({ ok: true, value: name });
  await settled();
  expect(heard).toEqual(['save']);
});

test('calls give back nothing, and only functions of the script exist', () => {
  const { run } = bridge();
  expect(run.save?.()).toBeUndefined();
  expect(run.erase).toBeUndefined();
});

test('at most ten calls are under way; the others wait their turn', async () => {
  const { run, sent } = bridge();
  for (let number = 0; number < 13; number += 1) run.save?.(number as never);
  expect(sent).toHaveLength(10);
  sent[3]?.answer({ ok: true, value: null });
  await settled();
  expect(sent.map(({ args }) => args[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test.each([
  ['a Date', new Date(0)],
  ['a function', () => 1],
  ['a Map', new Map()],
])('%s as an argument is refused at once, and nothing is sent', (what, value) => {
  const { run, sent } = bridge();
  expect(() => run.save?.(value as never)).toThrow(`${what} cannot be sent to the server`);
  expect(sent).toEqual([]);
});

test('arguments are sent as they are at the moment of the call', () => {
  const { run, sent } = bridge();
  const row = { tokens: 1 };
  run.save?.(row as never);
  row.tokens = 2;
  expect(sent[0]?.args).toEqual([{ tokens: 1 }]);
});

test('a handler that throws keeps no later call waiting, and a lost server is a failure', async () => {
  const reported: unknown[] = [];
  Object.assign(globalThis, { reportError: (error: unknown) => reported.push(error) });
  const heard: unknown[] = [];
  const failing = createScriptRun(['save'], () => Promise.reject(new Error('gone')));
  failing
    .withFailureHandler(() => {
      throw new Error('handler');
    })
    .save?.();
  failing.withFailureHandler((error) => heard.push(String(error))).save?.();
  await settled();
  expect(heard).toEqual(['NetworkError: NetworkError: Connection failure due to HTTP 0']);
  expect(reported).toHaveLength(1);
});
