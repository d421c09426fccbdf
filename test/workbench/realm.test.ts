import { createHost, ScriptFailure } from '../../src/workbench/host';
import { newWorkbook } from '../../src/workbench/workbook/workbook-state';
import { hostRunning, run, SHEET } from './script-host';

describe('the realm of an execution', () => {
  test.each([
    'setTimeout',
    'setInterval',
    'clearTimeout',
    'fetch',
    'URL',
    'URLSearchParams',
    'TextEncoder',
    'TextDecoder',
    'atob',
    'btoa',
    'crypto',
    'performance',
    'structuredClone',
    'queueMicrotask',
    'process',
    'require',
    'module',
    'Buffer',
    'window',
    'navigator',
    'global',
    'ReadableStream',
    'AbortController',
    'Event',
    'Blob',
    'FormData',
    '__start',
  ])('has no %s', (name) => {
    expect(run(`return typeof ${name};`)).toBe('undefined');
  });

  test.each([
    ['Intl', 'object'],
    ['WebAssembly', 'object'],
    ['console', 'object'],
    ['Promise', 'function'],
    ['Proxy', 'function'],
    ['Logger', 'object'],
    ['SpreadsheetApp', 'object'],
  ])('has %s', (name, kind) => {
    expect(run(`return typeof ${name};`)).toBe(kind);
  });

  test('nothing a script can hold leads to the process of Node', () => {
    const body = `${SHEET}
      const roots = [ss, cell, ss.getSheets(), cell.getValues(), cell.setValue, console, console.log, SpreadsheetApp.ProtectionType.SHEET, globalThis];
      return roots.map((root) => Function.prototype.call.call(root.constructor.constructor || root.constructor, null, 'return typeof process')());`;
    expect(run(body)).toEqual(Array.from({ length: 9 }, () => 'undefined'));
  });

  test('an error of a service leads nowhere either', () => {
    const body = `try { SpreadsheetApp.getActive().getRange('?'); } catch (e) { return [e instanceof Error, e.constructor.constructor('return typeof process')()]; }`;
    expect(run(body)).toEqual([true, 'undefined']);
  });

  test('arrays and dates from cells are those of the realm', () => {
    const body = `${SHEET} cell.setValue(new Date(Date.UTC(2026, 4, 15)));
      const values = cell.getValues();
      return [values instanceof Array, values[0] instanceof Array, values[0][0] instanceof Date, Array.isArray(values)];`;
    expect(run(body)).toEqual([true, true, true, true]);
  });

  test('each call starts with fresh globals while the cells stay', () => {
    const code = `var count = 0;
      function next() { count += 1; globalThis.leak = (globalThis.leak || 0) + 1;
        const cell = SpreadsheetApp.getActive().getSheets()[0].getRange('A1');
        cell.setValue(Number(cell.getValue()) + 1);
        return [count, globalThis.leak, cell.getValue()]; }`;
    const host = createHost({ code, workbook: newWorkbook() });
    expect(host.call('next').value).toEqual([1, 1, 1]);
    expect(host.call('next').value).toEqual([1, 1, 2]);
  });

  test('a syntax error shows when the program is loaded', () => {
    expect(() => createHost({ code: 'function (', workbook: newWorkbook() })).toThrow(
      /Function statements require a function name/,
    );
  });
});

describe('a call from a page', () => {
  const code = `(function () { globalThis.hidden = 1; })();
    function visible() { return 'seen'; }
    const arrow = () => 'arrow';
    function secret_() { return 'no'; }
    function later() { return Promise.resolve({ ok: true }); }
    function never() { return new Promise(() => {}); }
    function echo(x) { return x; }
    function give(kind) { return { date: new Date(), nested: { deep: [new Date()] }, nothing: undefined, list: [undefined, NaN], map: { m: new Map([[1, 2]]) } }[kind]; }
    function fn() { return () => 1; }
    function bytes() { return new Uint8Array(2); }
    function handle() { return SpreadsheetApp.getActive(); }
    function boom() { throw new TypeError('kaput'); }`;
  const host = () => createHost({ code, workbook: newWorkbook() });

  test('reaches functions and constants at the top level', () => {
    expect([host().call('visible').value, host().call('arrow').value]).toEqual(['seen', 'arrow']);
  });

  test.each(['secret_', 'missing', 'hidden', 'a.b', 'x;y', 'visible()'])('does not reach %s', (name) => {
    expect(() => host().call(name)).toThrow(`Script function not found: ${name}`);
  });

  test('waits for a promise', () => {
    expect(host().call('later').value).toEqual({ ok: true });
  });

  test('says so when a promise never settles', () => {
    expect(() => host().call('never')).toThrow('never returned a promise that never settles.');
  });

  test.each([
    ['date', null],
    ['nested', null],
    ['nothing', null],
    ['list', [null, null]],
    ['map', { m: {} }],
  ])('returns %s as Google does', (kind, expected) => {
    expect(host().call('give', [kind]).value).toEqual(expected);
  });

  test.each(['fn', 'bytes', 'handle'])('fails when %s would have to cross', (name) => {
    expect(() => host().call(name)).toThrow(/cannot be sent to a page/);
  });

  test.each([
    [new Date(), 'a Date'],
    [{ deep: [() => 1] }, 'a function'],
    [new Map(), 'a Map'],
    [new Uint8Array(1), 'a Uint8Array'],
  ])('refuses an argument that is not JSON (%#)', (value, what) => {
    expect(() => host().call('echo', [value])).toThrow(`${what} cannot be sent to the server`);
  });

  test('passes plain arguments through', () => {
    expect(host().call('echo', [{ a: [1, 'x', null, true] }]).value).toEqual({ a: [1, 'x', null, true] });
  });

  test('a failing function gives its message, its error name and the calls made so far', () => {
    const failing = hostRunning(`${SHEET} cell.getValue(); throw new TypeError('kaput');`);
    let caught: unknown;
    try {
      failing.call('main');
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(ScriptFailure);
    expect(caught).toMatchObject({ message: 'kaput', errorName: 'TypeError', serviceCalls: { sheets: 1 } });
  });

  test('takes tens of milliseconds at most', () => {
    const warm = host();
    warm.call('visible');
    expect(warm.call('visible').ms).toBeLessThan(100);
  });

  test('gets the line a script logged', () => {
    const logging = hostRunning("console.log('run %s of %d', 'R1', 2, { a: 1 }); Logger.log('done');");
    logging.call('main');
    expect(logging.state.log).toEqual([
      { level: 'log', text: 'run R1 of 2 {"a":1}' },
      { level: 'info', text: 'done' },
    ]);
  });
});
