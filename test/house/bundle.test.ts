import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { root } from './source-files';

interface BuildReport {
  readonly entryPoints: readonly string[];
  readonly artefacts: readonly { readonly file: string; readonly bytes: number; readonly maxBytes: number | null }[];
}

const report: BuildReport = JSON.parse(readFileSync(join(root, '.build/build.json'), 'utf8'));
const code = readFileSync(join(root, 'dist/Code.js'), 'utf8');

/** Everything of Google's that a script can reach. */
const services = [
  ...['SpreadsheetApp', 'HtmlService', 'Session', 'LockService', 'CacheService', 'PropertiesService', 'ScriptApp'],
  ...['Utilities', 'Jdbc', 'UrlFetchApp', 'LinearOptimizationService', 'Logger', 'console'],
];

test('the bundle begins with the banner that keeps it to the open spreadsheet', () => {
  expect(code.startsWith('/** @OnlyCurrentDoc */\n')).toBe(true);
});

test('each entry point is one top-level function that Apps Script can see', () => {
  expect(report.entryPoints.length).toBeGreaterThan(0);
  const declared = Array.from(
    code.matchAll(/^function (\w+)\(e\) \{ return app\.(\w+)\.apply\(this, arguments\); \}$/gm),
  );
  expect(declared.map(([, name, target]) => [name, target])).toEqual(report.entryPoints.map((name) => [name, name]));
});

test('nothing else is callable from outside', () => {
  const realm = createContext({});
  runInContext(code, realm);
  const callable = Object.keys(realm).filter((name) => typeof realm[name] === 'function');
  expect(callable.sort()).toEqual([...report.entryPoints].sort());
});

test('the bundle is plain es2019: no static class fields, no #private', () => {
  expect(isEs2019(code)).toBe(true);
  expect(isEs2019('class A { static x = 1 }')).toBe(false);
  expect(isEs2019('class A { #x = 1 }')).toBe(false);
});

test('what the server reads from HTML files is plain es2019, and no template', () => {
  const solver = readFileSync(join(root, 'dist/server-solver.html'), 'utf8');
  expect(isEs2019(solver)).toBe(true);
  expect(servicesTouchedBy(solver)).toEqual([]);
  for (const text of [solver, readFileSync(join(root, 'dist/sample.html'), 'utf8')]) {
    expect(text.length).toBeGreaterThan(1000);
    expect(text).not.toMatch(/<\?|\?>/);
  }
});

test('the solver is not parsed on every execution: its words stand in its own file only', () => {
  const word = 'LinearOptimizationService ended with status';
  expect(code).not.toContain(word);
  expect(readFileSync(join(root, 'dist/server-solver.html'), 'utf8')).toContain(word);
});

test('loading the bundle touches no service', () => {
  expect(servicesTouchedBy(code)).toEqual([]);
  expect(servicesTouchedBy('SpreadsheetApp.getActive();')).toEqual(['SpreadsheetApp']);
});

test('every file is within its size budget', () => {
  const budgeted = report.artefacts.filter(({ maxBytes }) => maxBytes !== null);
  expect(budgeted.map(({ file }) => file)).toContain('dist/Code.js');
  for (const { file, maxBytes } of budgeted) {
    expect(statSync(join(root, file)).size).toBeLessThanOrEqual(maxBytes ?? 0);
  }
});

/** Newer syntax would come out rewritten. */
function isEs2019(text: string): boolean {
  const print = (target: string) => transformSync(text, { target, minifyWhitespace: true, charset: 'utf8' }).code;
  return print('es2019') === print('esnext');
}

function servicesTouchedBy(text: string): string[] {
  const touched: string[] = [];
  const realm = createContext({});
  for (const name of services) {
    const touch = () => {
      touched.push(name);
      return () => undefined;
    };
    Object.defineProperty(realm, name, { value: new Proxy(() => undefined, { get: touch, apply: touch }) });
  }
  runInContext(text, realm);
  return touched;
}
