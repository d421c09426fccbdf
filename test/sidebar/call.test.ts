import { callServer } from '../../src/sidebar/host/call';

type Handler = (value: unknown) => void;

/** A google.script.run whose server answers so. */
function lendGoogle(answer: (succeed: Handler, fail: Handler, text: unknown) => void, names = ['renewRun']): void {
  const run = (succeed: Handler, fail: Handler): object => ({
    withSuccessHandler: (handler: Handler) => run(handler, fail),
    withFailureHandler: (handler: Handler) => run(succeed, handler),
    ...Object.fromEntries(names.map((name) => [name, (text: unknown) => answer(succeed, fail, text)])),
  });
  const nothing = () => undefined;
  Object.assign(globalThis, { google: { script: { run: run(nothing, nothing) } } });
}

afterEach(() => {
  Object.assign(globalThis, { google: undefined });
});

const call = () => callServer('renewRun', { run_id: 'run_1' });

test('a call goes out and comes back as JSON text', async () => {
  let sent: unknown;
  lendGoogle((succeed, _, text) => {
    sent = text;
    succeed('{"kept":[1,"two"]}');
  });
  expect(await call()).toEqual({ kept: [1, 'two'] });
  expect(sent).toBe('{"run_id":"run_1"}');
});

test('what Google or the add-on said is what a call fails with', async () => {
  lendGoogle((_, fail) => fail(new Error('Authorization is required to perform that action.')));
  await expect(call()).rejects.toThrow('Authorization is required');
});

test.each([null, undefined, 7, 'half of {'])('an answer that is no JSON text (%p) is no answer', async (reply) => {
  lendGoogle((succeed) => succeed(reply));
  await expect(call()).rejects.toThrow('Google gave no answer.');
});

test('a server that does not know the call was updated meanwhile', async () => {
  lendGoogle((succeed) => succeed('null'), []);
  await expect(call()).rejects.toThrow('The add-on was updated. Reload the sidebar.');
});

test('a page outside a spreadsheet says so', async () => {
  await expect(call()).rejects.toThrow('This page works in Google Sheets only.');
});
