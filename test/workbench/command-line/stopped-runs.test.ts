import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, optimize, report, samples, temporaryFolder, writeTabs } from './command';
import { hardWorkbook } from './hard-workbook';

// Others may keep the machine busy.
jest.setTimeout(120_000);

beforeAll(build);
const folder = temporaryFolder();

test('Ctrl+C before any plan was found cancels the run: exit code 4, and the run is kept', async () => {
  const workbook = writeTabs(folder.path('exact'), hardWorkbook(true));
  const out = folder.path('cancelled');
  const { code, report: found } = await report([workbook, '--constraint-set', 'R', '--out', out], /no plan yet/);
  expect(code).toBe(4);
  expect(found).toMatchObject({ status: 'cancelled', termination: 'undecided', selected: null, objective: null });
  expect(found.run_id).not.toBeNull();
  expect(existsSync(join(out, 'Runs.csv'))).toBe(true);
});

test('Ctrl+C after a plan was found keeps the best: exit code 0, not proven, and the bound says how far off it may be', async () => {
  const workbook = writeTabs(folder.path('open'), hardWorkbook(false));
  const { code, report: found } = await report([workbook, '--constraint-set', 'R'], /best so far \d/);
  expect(code).toBe(0);
  expect(found).toMatchObject({ status: 'success', termination: 'feasible_stopped' });
  expect(found.selected?.length).toBeGreaterThan(10);
  const [first] = found.stages ?? [];
  expect(first?.proven).toBe(false);
  expect(first?.bound ?? 0).toBeGreaterThan(first?.value ?? 0);
});

test('a time limit that is over before a plan was found leaves the run undecided: exit code 4', async () => {
  const words = [
    join(samples, 'sample'),
    '--scenario',
    '2026-Q2 Core',
    '--constraint-set',
    'Baseline',
    '--time-limit',
    '0.001',
  ];
  const { code, report: found } = await report(words);
  expect(code).toBe(4);
  expect(found).toMatchObject({ status: 'failed', termination: 'undecided', selected: null, objective: null });
  expect(found.run_id).not.toBeNull();
  expect(found.stages?.every((stage) => !stage.proven && stage.value === null)).toBe(true);
});

test('a time limit with a plan found keeps it: exit code 0, and in words how much better a plan may be', async () => {
  const workbook = writeTabs(folder.path('limit'), hardWorkbook(false));
  const { code, stdout } = await optimize([workbook, '--constraint-set', 'R', '--time-limit', '1.5']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Best found; at most [\d.]+ % better may exist/);
});
