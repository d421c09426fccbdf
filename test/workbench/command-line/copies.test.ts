import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadWorkbook, saveWorkbook } from '../../../src/workbench/files/workbook-files';
import { insertColumns, touchCell } from '../../../src/workbench/workbook/sheet-state';
import type { WorkbookState } from '../../../src/workbench/workbook/workbook-state';
import { rowsOf, tabOf, typeBeside, valuesOf } from '../../host/grid';
import { build, bytesOf, optimize, report, samples, temporaryFolder } from './command';

// Others may keep the machine busy.
jest.setTimeout(120_000);

beforeAll(build);
const folder = temporaryFolder();
const sample = join(samples, 'sample');
const plan = ['--scenario', '2026-Q2 Core', '--constraint-set', 'Baseline', '--scope', 'all'];

async function load(path: string): Promise<WorkbookState> {
  const loaded = await loadWorkbook(path);
  if (!loaded.ok) throw new Error(loaded.message);
  return loaded.value;
}

test.each(['copy', 'copy.xlsx'])(
  '--out %s has the run on Runs, Results and Gaps; the workbook itself stays as it was',
  async (name) => {
    const before = bytesOf(sample);
    const { report: found } = await report([sample, ...plan, '--out', folder.path(name)]);
    expect(bytesOf(sample)).toEqual(before);
    const copy = await load(folder.path(name));
    expect(
      rowsOf(copy, 'Runs').map((row) => [row.run_id, row.run_status, row.selected_count, row.inputs_hash]),
    ).toEqual([[found.run_id, 'OK', 9, found.inputs_hash]]);
    const results = rowsOf(copy, 'Results');
    expect(results).toHaveLength(25);
    const funded = results.filter((row) => row.rank !== '').map((row) => row.initiative_key);
    expect([...funded].sort()).toEqual([...(found.selected ?? [])].sort());
    expect(rowsOf(copy, 'Gaps').map((row) => row.achieved)).toEqual(found.gaps.map((gap) => gap.achieved));
    for (const tab of [
      'Scenario_Config',
      'Metrics_Config',
      'Constraints',
      'Targets',
      'Candidates',
      'KPI_Contributions',
    ]) {
      expect(valuesOf(copy, tab)).toEqual(valuesOf(await load(sample), tab));
    }
  },
);

test('an infeasible run is on the copy too, with what is missing on Gaps and nothing on Results', async () => {
  const words = ['--scenario', '2026-Q2 Core', '--constraint-set', 'Must hit', '--scope', 'all'];
  const { code, report: found } = await report([sample, ...words, '--out', folder.path('infeasible')]);
  const copy = await load(folder.path('infeasible'));
  expect(code).toBe(3);
  expect(rowsOf(copy, 'Runs').map((row) => [row.run_id, row.optimization_db_status, row.termination])).toEqual([
    [found.run_id, 'infeasible', 'infeasible'],
  ]);
  expect(String(rowsOf(copy, 'Runs')[0]?.run_status)).toMatch(/^ERROR: /);
  expect(rowsOf(copy, 'Results')).toEqual([]);
  expect(rowsOf(copy, 'Gaps').filter((row) => row.severity === 'CRITICAL').length).toBeGreaterThan(1);
});

test('without --out, or when rows have errors, nothing is written anywhere', async () => {
  const before = readdirSync(folder.path('.'));
  const bytes = bytesOf(sample);
  await optimize([sample, ...plan]);
  const { code } = await report([sample, '--scenario', 'no such', '--out', folder.path('invalid')]);
  expect(code).toBe(2);
  expect(existsSync(folder.path('invalid'))).toBe(false);
  expect(readdirSync(folder.path('.'))).toEqual(before);
  expect(bytesOf(sample)).toEqual(bytes);
});

test('a copy that cannot be written is said on stderr, is not claimed, and gives exit code 1', async () => {
  writeFileSync(folder.path('taken'), 'a file of somebody');
  const { code, stdout, stderr } = await optimize([sample, ...plan, '--out', folder.path('taken')]);
  expect(code).toBe(1);
  expect(stderr).toContain('is a file. Give a folder');
  expect(stdout).toContain('Proven best');
  expect(stdout).not.toContain('A copy of the workbook');
});

test.each(['.xlsx', ''])(
  'running a copy (%j) again adds a second run, newest first, and keeps what people wrote and did there',
  async (ending) => {
    const [first, second] = [folder.path(`first${ending}`), folder.path(`second${ending}`)];
    const { report: firstReport } = await report([sample, ...plan, '--out', first]);
    const workbook = await load(first);
    typeBeside(workbook, 'Runs', () => true, 'notes', '=1+1 is not a formula here');
    typeBeside(workbook, 'Results', (row) => row.initiative_key === 'INIT-MP-003', 'notes', 'ask Fraud \u{1f680}');
    typeBeside(workbook, 'Gaps', (row) => row.kpi_key === 'net_revenue', 'recommendation', 'close the gap in May');
    const runs = tabOf(workbook, 'Runs');
    insertColumns(runs, 2, 1);
    touchCell(runs, 1, 2).value = 'Decided by';
    touchCell(runs, 2, 2).value = 'Anna';
    const results = tabOf(workbook, 'Results');
    results.grid.push(...results.grid.splice(1).reverse());
    for (const row of results.grid) row?.unshift(...row.splice(3, 1));
    const saved = await saveWorkbook(workbook, first);
    expect(saved.ok).toBe(true);

    const { report: secondReport } = await report([first, ...plan, '--out', second]);
    expect(secondReport.inputs_hash).toBe(firstReport.inputs_hash);
    expect(secondReport.selected).toEqual(firstReport.selected);
    const again = await load(second);
    expect(rowsOf(again, 'Runs').map((row) => [row.run_id, row.constraint_set_version, row.notes])).toEqual([
      [secondReport.run_id, 1, ''],
      [firstReport.run_id, 1, '=1+1 is not a formula here'],
    ]);
    expect(
      valuesOf(again, 'Runs')
        .map((row) => row[1])
        .slice(0, 2),
    ).toEqual(['Decided by', 'Anna']);
    expect(valuesOf(again, 'Results')[0]?.slice(0, 2)).toEqual(['title', 'run_id']);
    expect(rowsOf(again, 'Results').filter((row) => row.run_id !== secondReport.run_id || row.notes !== '')).toEqual(
      [],
    );
    expect(rowsOf(again, 'Gaps').filter((row) => row.recommendation !== '')).toEqual([]);
  },
);
