import { readdirSync, readFileSync, statSync } from 'node:fs';
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

test.each([
  'class A { static x = 1 }',
  'class A { #x = 1 }',
  'class A { x = 1 }',
  'class A { static {} }',
  'a ??= 1',
  '/./v',
])('newer syntax is noticed: %s', (text) => {
  expect(isEs2020(text)).toBe(false);
});

test('the bundle is plain es2020: no class fields, no #private, no numeric separators', () => {
  expect(isEs2020(code)).toBe(true);
  expect(code).not.toMatch(/\b\d+_\d/);
});

/** What is not parsed on every execution: each file, and words that stand in it only. */
const parts = [
  ['server-solver', 'LinearOptimizationService ended with status'],
  ['database', 'max_allowed_packet'],
  ['set-up', 'or choose Add sample data to try a plan'],
  ['roadmap', 'The planned quarters do not fit this roadmap'],
  ['explain', 'another plan than the best one'],
  ['settings', 'Runs are kept in this spreadsheet.'],
  ['scoring', 'gobble-token'],
  ['initiatives', 'A rate such as conversion or churn'],
] as const;

test.each(parts)('the part %s is plain es2020 and no template, and loading it touches no service', (name, word) => {
  const text = textOf(name);
  expect(isEs2020(text)).toBe(true);
  expect(servicesTouchedBy(text)).toEqual([]);
  expect(text).not.toMatch(/<\?|\?>/);
  expect(text).toContain(word);
  expect(code).not.toContain(word);
});

test('these are all the parts that the sources have', () => {
  const entries = readdirSync(join(root, 'src/host/parts')).filter((file) => file !== 'load-part.ts');
  expect(entries.sort()).toEqual(parts.map(([name]) => `${name}.ts`).sort());
});

test('the sample that the server reads is no template', () => {
  expect(textOf('sample').length).toBeGreaterThan(1000);
  expect(textOf('sample')).not.toMatch(/<\?|\?>/);
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

/** An HTML file of the project. */
const textOf = (name: string): string => readFileSync(join(root, `dist/${name}.html`), 'utf8');

/** Newer syntax would come out rewritten. */
function isEs2020(text: string): boolean {
  const print = (target: string) => transformSync(text, { target, minifyWhitespace: true, charset: 'utf8' }).code;
  return print('es2020') === print('esnext');
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
