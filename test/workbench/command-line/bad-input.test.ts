import { build, changedCopy, report, temporaryFolder } from './command';

// Others may keep the machine busy.
jest.setTimeout(120_000);

beforeAll(build);
const folder = temporaryFolder();

type Change = (text: string) => string;
type Changes = Readonly<Record<string, Change | null>>;

/** Where an issue has to stand: tab, row, column, code. */
type Place = readonly [tab: string, row: number | null, column: string | null, code: string];

const swap =
  (old: string, other: string): Change =>
  (text) => {
    if (!text.includes(old)) throw new Error(`the sample does not contain ${old}`);
    return text.replace(old, other);
  };
const headersOnly: Change = (text) => text.slice(0, text.indexOf('\n') + 1);
const twice =
  (header: string): Change =>
  (text) =>
    text
      .trimEnd()
      .split('\n')
      .map((line, row) => `${line},${row === 0 ? header : ''}`)
      .join('\n');

const cases: readonly (readonly [name: string, changes: Changes, place: Place, words?: readonly string[]])[] = [
  ['no tab Candidates', { Candidates: null }, ['Candidates', null, null, 'missing-tab']],
  ['no tab Scenario_Config', { Scenario_Config: null }, ['Scenario_Config', null, null, 'missing-tab']],
  ['no tab Metrics_Config', { Metrics_Config: null }, ['Metrics_Config', null, null, 'missing-tab']],
  ['no tab KPI_Contributions', { KPI_Contributions: null }, ['KPI_Contributions', null, null, 'missing-tab']],
  ['Candidates with headers only', { Candidates: headersOnly }, ['Candidates', null, null, 'empty-tab']],
  ['Candidates as an empty file', { Candidates: () => '' }, ['Candidates', 1, 'initiative_key', 'missing-header']],
  [
    'no header engineering_tokens',
    { Candidates: swap('engineering_tokens', 'size') },
    // The header that is not there has no cell; the first one has.
    ['Candidates', 1, 'initiative_key', 'missing-header'],
  ],
  [
    'two headers engineering_tokens',
    { Candidates: twice('Engineering Tokens') },
    ['Candidates', 1, 'engineering_tokens', 'duplicate-header'],
  ],
  ['two headers kpi_key', { Targets: twice('kpi_key') }, ['Targets', 1, 'kpi_key', 'duplicate-header']],
  [
    'two columns of a KPI',
    { KPI_Contributions: twice('net_revenue') },
    ['KPI_Contributions', 1, 'net_revenue', 'duplicate-header'],
  ],
  [
    'an unknown scenario',
    {},
    ['Scenario_Config', null, 'scenario_name', 'unknown-scenario'],
    ['--scenario', '2026-Q2 Cor'],
  ],
  ['no scenario among three', {}, ['Scenario_Config', null, 'scenario_name', 'no-scenario-chosen'], []],
  [
    'an unknown constraint set',
    {},
    ['Constraints', null, 'constraint_set_name', 'unknown-constraint-set'],
    ['--scenario', '2026-Q2 Core', '--constraint-set', 'Basline'],
  ],
  [
    'an initiative twice',
    { Candidates: swap('INIT-RA-002', 'init-ra-001') },
    ['Candidates', 3, 'initiative_key', 'duplicate-key'],
  ],
  [
    'a scenario twice',
    { Scenario_Config: swap('2026-Q2 Growth', '2026-q2 core') },
    ['Scenario_Config', 2, 'scenario_name', 'duplicate-key'],
  ],
  [
    'a KPI twice',
    { Metrics_Config: swap('active_restaurants', 'net_revenue') },
    ['Metrics_Config', 3, 'kpi_key', 'duplicate-key'],
  ],
  [
    'words for tokens',
    { Candidates: swap(',180,', ',lots,') },
    ['Candidates', 2, 'engineering_tokens', 'not-a-number'],
  ],
  ['negative tokens', { Candidates: swap(',180,', ',-3,') }, ['Candidates', 2, 'engineering_tokens', 'below-minimum']],
  ['no tokens', { Candidates: swap(',180,', ',,') }, ['Candidates', 2, 'engineering_tokens', 'missing-value']],
  [
    'tokens that show #REF!',
    { Candidates: swap(',180,', ',#REF!,') },
    ['Candidates', 2, 'engineering_tokens', 'formula-error'],
  ],
  [
    'a key that shows #N/A',
    { Candidates: swap('INIT-RA-001', '#N/A') },
    ['Candidates', 2, 'initiative_key', 'formula-error'],
  ],
  [
    'a capacity that shows #REF!',
    { Scenario_Config: swap('3150', '#REF!') },
    ['Scenario_Config', 2, 'capacity_total_tokens', 'formula-error'],
  ],
  [
    'a target that shows #DIV/0!',
    { Targets: swap('1500000', '#DIV/0!') },
    ['Targets', 2, 'target_value', 'formula-error'],
  ],
  [
    'a contribution in words',
    { KPI_Contributions: swap('INIT-RA-001,,,', 'INIT-RA-001,,some,') },
    ['KPI_Contributions', 2, 'active_restaurants', 'not-a-number'],
  ],
  [
    'an unknown KPI in a target',
    { Targets: swap('net_revenue', 'net_revenu') },
    ['Targets', 2, 'kpi_key', 'unknown-kpi'],
  ],
  [
    'an unknown KPI in the weights',
    { Scenario_Config: swap('net_revenue', 'net_revenu') },
    ['Scenario_Config', 2, 'objective_weights_json', 'unknown-kpi'],
  ],
  [
    'an unknown initiative in a rule',
    { Constraints: swap('INIT-MP-001', 'INIT-MP-00') },
    ['Constraints', 3, 'key', 'unknown-initiative'],
  ],
  [
    'two north stars',
    { Metrics_Config: swap('strategic', 'north_star') },
    ['Metrics_Config', 3, 'kpi_level', 'two-north-stars'],
  ],
  [
    'no north star',
    { Metrics_Config: swap('north_star', 'strategic') },
    ['Metrics_Config', null, 'kpi_level', 'no-north-star'],
  ],
  [
    'weights that are no JSON',
    { Scenario_Config: swap('""net_revenue"": 0.4,', '""net_revenue"" 0.4,') },
    ['Scenario_Config', 2, 'objective_weights_json', 'unreadable-weights'],
  ],
  [
    'an unreadable period',
    { Scenario_Config: swap(',2026-Q2,', ',soon,') },
    ['Scenario_Config', 2, 'period_key', 'unreadable-period'],
  ],
];

const plan = ['--scenario', '2026-Q2 Core', '--constraint-set', 'Baseline', '--scope', 'all'];

const numbered = cases.map(([name, changes, at, words = plan], number) => ({ name, changes, at, words, number }));

test.each(numbered)(
  '$name: exit code 2, no run, and an issue that names the place and the fix',
  async ({ changes, at: [tab, row, column, code], words, number }) => {
    const workbook = changedCopy('sample', folder.path(String(number)), changes);
    const { code: exitCode, report: found, stderr } = await report([workbook, ...words]);
    expect([exitCode, stderr, found.status, found.run_id, found.selected]).toEqual([2, '', 'invalid', null, null]);
    const issue = found.issues.find((issue) => issue.code === code && issue.row === row && issue.column === column);
    expect(issue).toMatchObject({ tab, severity: 'error' });
    expect(issue?.message).toMatch(/\S/);
    expect(issue?.fix).toMatch(/^[A-Z]\w+ \S+/);
  },
);

test('all problems are told in one pass, each once', async () => {
  const workbook = changedCopy('sample', folder.path('many'), {
    Candidates: (text) => swap(',120,', ',-1,')(swap(',180,', ',lots,')(text)),
    Targets: swap('net_revenue', 'net_revenu'),
    Scenario_Config: swap('3150', '#REF!'),
  });
  const { report: found } = await report([workbook, ...plan]);
  const errors = found.issues
    .filter(({ severity }) => severity === 'error')
    .map(({ code, tab, row }) => `${tab} ${row} ${code}`);
  expect(errors.sort()).toEqual([
    'Candidates 2 not-a-number',
    'Candidates 3 below-minimum',
    'Scenario_Config 2 formula-error',
    'Targets 2 unknown-kpi',
  ]);
});

test('errors in rows of other scenarios, sets and candidates do not stand in the way', async () => {
  const workbook = changedCopy('sample', folder.path('others'), {
    Candidates: swap('approved,260,,2026-06-30,,,,,,FALSE', 'approved,lots,,2026-06-30,,,,,,FALSE'),
    Targets: swap('2026-Q2 Growth,Baseline,all,all,net_revenue', '2026-Q2 Growth,Baseline,all,all,nonsense'),
    Scenario_Config: swap('2026-Q2 Growth,2026-Q2,3150', '2026-Q2 Growth,soon,#REF!'),
  });
  const words = ['--scenario', '2026-Q2 Core', '--constraint-set', 'Baseline'];
  expect((await report([workbook, ...words])).report.status).toBe('success');
  expect((await report([workbook, ...words, '--scope', 'all'])).report.status).toBe('invalid');
});
