import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, openAddOn, root, typedWorkbook } from './built-add-on';
import { plainPlan } from './plans';

// Others may keep the machine busy.
jest.setTimeout(120_000);

beforeAll(build);

/** The names in the list of calls. */
function callNames(): readonly string[] {
  const source = readFileSync(join(root, 'src/core/app/calls.ts'), 'utf8');
  return [...source.matchAll(/^ {2}readonly (\w+): Call</gmu)].map(([, name = '']) => name);
}

test('every call of pages is a global function of the script', () => {
  const names = callNames();
  expect(names.length).toBeGreaterThan(15);
  const code = readFileSync(join(root, 'dist/Code.js'), 'utf8');
  expect(names.filter((name) => !code.includes(`\nfunction ${name}(`))).toEqual([]);
});

test('a request that is not what a call expects changes nothing and is told in one sentence', () => {
  const host = openAddOn(typedWorkbook(plainPlan(2)));
  const tabs = (): readonly string[] => host.state.workbook.sheets.map(({ name }) => name);
  const before = tabs();
  for (const name of callNames()) {
    expect(() => host.call(name, ['{"surprise": 1}'])).toThrow(/^Optimization Center could not finish/u);
  }
  expect(tabs()).toEqual(before);
});
