import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, optimize, report, samples, temporaryFolder } from './command';

// Others may keep the machine busy.
jest.setTimeout(120_000);

beforeAll(build);
const folder = temporaryFolder();
const sample = join(samples, 'sample');

test.each([
  [[], 'Name the workbook.'],
  [['a', 'b'], 'One workbook at a time; what is b?'],
  [['SAMPLE', '--scope', 'some'], '--scope is one of selected, all.'],
  [['SAMPLE', '--engine', 'abacus'], '--engine is one of auto, highs, javascript-lp-solver.'],
  [['SAMPLE', '--time-limit', '0'], '--time-limit is a number of seconds above 0.'],
  [['SAMPLE', '--time-limit', 'soon'], '--time-limit is a number of seconds above 0.'],
  [['SAMPLE', '--fast'], "Unknown option '--fast'"],
  [['SAMPLE', '--scenario'], "'--scenario <value>' argument missing"],
])('%j is refused with what is wrong and how the command is used', async (words, message) => {
  const { code, stdout, stderr } = await optimize(words.map((word) => (word === 'SAMPLE' ? sample : word)));
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(stderr).toContain('npm run optimize -- WORKBOOK');
  expect(stderr).not.toMatch(/\n\s+at /);
});

test.each([
  ['a path that is not there', () => folder.path('nowhere'), 'does not exist'],
  [
    'a file of another kind',
    () => {
      writeFileSync(folder.path('plan.ods'), 'x');
      return folder.path('plan.ods');
    },
    'neither a folder nor an .xlsx file',
  ],
  [
    'a broken .xlsx file',
    () => {
      writeFileSync(folder.path('broken.xlsx'), 'this is no zip archive');
      return folder.path('broken.xlsx');
    },
    'cannot be read',
  ],
  [
    'a folder without CSV files',
    () => {
      mkdirSync(folder.path('empty'));
      return folder.path('empty');
    },
    'there is no tab named Candidates',
  ],
])('%s gives exit code 2, one issue that says so, and no stack trace', async (_name, make, message) => {
  const path = make();
  const { code, report: found, stderr } = await report([path]);
  expect([code, stderr, found.status, found.run_id]).toEqual([2, '', 'invalid', null]);
  expect(found.issues.map((issue) => issue.message).join('\n')).toContain(message);
  const plain = await optimize([path]);
  expect(plain.code).toBe(2);
  expect(plain.stdout + plain.stderr).toContain(message);
});
