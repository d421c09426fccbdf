import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadWorkbook, saveWorkbook } from '../../../src/workbench/files/workbook-files';
import { rowsOf } from '../../host/grid';
import { build, changedCopy, report, temporaryFolder } from './command';

// Others may keep the machine busy.
jest.setTimeout(120_000);

beforeAll(build);
const folder = temporaryFolder();
const plan = ['--scenario', '2026-Q2 Core', '--constraint-set', 'Baseline', '--scope', 'all'];
const title = 'Self-serve restaurant onboarding';

/** Runs a workbook that differs from the sample only in ways that must not matter. */
async function runsAsTheSample(workbook: string, words: readonly string[] = []): Promise<void> {
  const { code, report: found } = await report([workbook, ...plan, ...words]);
  expect([code, found.status, found.tokens_used]).toEqual([0, 'success', 1520]);
  expect(found.objective).toBeCloseTo(0.6949888546, 9);
}

test("blank rows, columns and tabs of somebody's own, a byte order mark and CRLF line ends change nothing", async () => {
  const workbook = changedCopy('sample', folder.path('spelling'), {
    Candidates: (text) => {
      const own = text
        .trimEnd()
        .split('\n')
        .map((line, row) => `${row === 0 ? 'Owner' : `"Smith, ""Jo"" ${row}"`},${line}`);
      return `\ufeff${own.join('\r\n\r\n,,,,,,,,,,,,,,,,,,,\r\n')}\r\n`;
    },
    Constraints: (text) => text.replaceAll('\n', '\n\n'),
  });
  renameSync(join(workbook, 'Targets.csv'), join(workbook, ' TARGETS.csv'));
  renameSync(join(workbook, 'Metrics_Config.csv'), join(workbook, 'metrics config.csv'));
  writeFileSync(join(workbook, 'Anna\'s "quoted" tab!.csv'), 'a,b\n1,=SUM(A2)\n');
  writeFileSync(join(workbook, 'readme.txt'), 'no tab');
  await runsAsTheSample(workbook);
});

const titles = [
  [
    'emoji',
    '\u{1f680} \u{1f468}\u200d\u{1f469}\u200d\u{1f467} launch',
    '\u{1f680} \u{1f468}\u200d\u{1f469}\u200d\u{1f467} launch',
  ],
  [
    'right-to-left',
    '\u05de\u05e9\u05dc\u05d5\u05d7 \u0645\u0634\u0631\u0648\u0639',
    '\u05de\u05e9\u05dc\u05d5\u05d7 \u0645\u0634\u0631\u0648\u0639',
  ],
  ['with an equals sign in front', "'=1+1 wins", '=1+1 wins'],
  ['with a minus in front', "'-20% churn", '-20% churn'],
  ['that looks like a date', "'1/2", '1/2'],
  ['that looks like an error', "'#REF! cleanup", '#REF! cleanup'],
] as const;

test('titles that look like formulas, dates, errors, or are emoji or right-to-left, arrive on Results as they are', async () => {
  const rows = titles.map(([, typed], index) => `T-${index},${typed},10,TRUE`);
  const workbook = changedCopy('sample', folder.path('titles'), {
    Candidates: () => `initiative_key,title,engineering_tokens,is_selected_for_run\n${rows.join('\n')}\n`,
    Scenario_Config: () => 'scenario_name,period_key,capacity_total_tokens,objective_mode\nS,2026-Q2,100,max_score\n',
    Constraints: null,
    Targets: null,
    KPI_Contributions: null,
    Metrics_Config: null,
  });
  const loaded = await loadWorkbook(workbook);
  if (!loaded.ok) throw new Error(loaded.message);
  await saveWorkbook(loaded.value, folder.path('titles.xlsx'));
  for (const [form, out] of [
    [workbook, 'titles-out'],
    [folder.path('titles.xlsx'), 'titles-out.xlsx'],
  ] as const) {
    const { code } = await report([form, '--out', folder.path(out)]);
    const copy = await loadWorkbook(folder.path(out));
    if (!copy.ok) throw new Error(copy.message);
    expect(code).toBe(0);
    const shown = rowsOf(copy.value, 'Results').map((row) => [row.initiative_key, row.title]);
    expect(shown.sort()).toEqual(titles.map(([, , wanted], index) => [`T-${index}`, wanted]));
  }
});

test('a title that is a broken formula is told and read as empty, and the run goes on', async () => {
  const workbook = changedCopy('sample', folder.path('broken-title'), {
    Candidates: (text) => text.replace(title, '=1+'),
  });
  const { code, report: found } = await report([workbook, ...plan]);
  expect([code, found.tokens_used]).toEqual([0, 1520]);
  expect(found.issues.find((issue) => issue.code === 'unread-formula-error')).toMatchObject({
    tab: 'Candidates',
    row: 2,
    column: 'title',
    severity: 'warning',
  });
});
