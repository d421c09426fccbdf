import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, changedCopy, optimize, report, samples, temporaryFolder, writeTabs } from './command';

// Others may keep the machine busy.
jest.setTimeout(120_000);

beforeAll(build);
const place = temporaryFolder();

const growth = [`${samples}/sample`, '--scenario', '2026-Q2 Growth', '--constraint-set', 'Baseline', '--scope', 'all'];
const mustHit = [`${samples}/sample`, '--scenario', '2026-Q2 Core', '--constraint-set', 'Must hit', '--scope', 'all'];

/** A plan without any range. */
function plainWorkbook(folder: string): string {
  return writeTabs(folder, {
    Scenario_Config: 'scenario_name,period_key,capacity_total_tokens,objective_mode\nPlan,2027-Q1,30,max_score\n',
    Candidates:
      'initiative_key,title,engineering_tokens,value_score,is_selected_for_run\nA,Chat,20,8,TRUE\nB,Cards,20,5,TRUE\n',
  });
}

/** What a product manager need not know: how plans are searched for. */
const solverWords =
  /\b(solvers?|infeasib\w*|constraints? (row|violat)\w*|IIS|duals?|shadow|slack|binary|binaries|MIP|MILP|LP|incumbent|relax\w*|simplex|bound|objective function|branch|matrix|integer|optimality|variables?|big-M|epsilon|tolerance)\b/i;

test('a run without a plan says its conflicts and repairs whether asked or not', async () => {
  const { code, report: printed } = await report(mustHit);
  expect(code).toBe(3);
  const places = printed.conflicts?.map(({ rules }) => rules.map(({ tab, row }) => [tab, row]));
  expect(places).toEqual([[['Targets', 8]], [['Targets', 9]]]);
  expect(printed.conflicts?.every(({ irreducible }) => irreducible)).toBe(true);
  expect(printed.repairs?.[0]?.edits).toEqual([
    { tab: 'Targets', row: 9, column: 'target_value', from: 1250, to: 1220 },
    { tab: 'Targets', row: 8, column: 'target_value', from: 1500000, to: 1497936 },
  ]);
  // 30 of the 50 asked for, and 2,064 of 164,687.
  expect(printed.repairs?.[0]?.cost).toBeCloseTo(30 / 50 + 2064 / 164_687, 9);
});

test('a run with a plan explains what is asked for, and nothing else', async () => {
  const plain = await report(growth);
  expect(plain.report).toMatchObject({
    conflicts: [],
    repairs: [],
    why: null,
    frontier: null,
    alternatives: null,
    robustness: null,
  });
  const asked = await report([
    ...growth,
    '--explain',
    'INIT-MZ-001',
    '--alternatives',
    '3',
    '--frontier',
    '--robustness',
  ]);
  expect(Object.keys(asked.report.why ?? {})).toEqual(['INIT-MZ-001']);
  expect(asked.report.why?.['INIT-MZ-001']).toMatchObject({ funded: true, blocked_by: null });
  expect(asked.report.frontier?.length).toBeGreaterThanOrEqual(15);
  expect(asked.report.alternatives?.length).toBeGreaterThanOrEqual(1);
  expect(asked.report.robustness?.draws).toBe(200);
});

test('no explanation uses a word of those who build solvers', async () => {
  expect('the LP relaxation is infeasible').toMatch(solverWords);
  const all = [...growth, '--explain', 'all', '--alternatives', '5', '--frontier', '--robustness'];
  const outcomes = await Promise.all([optimize(all), optimize(mustHit)]);
  for (const { stdout } of outcomes) {
    const said = stdout.slice(stdout.search(/^(WHY|WHAT CLASHES)$/m));
    expect(said.length).toBeGreaterThan(100);
    // Constraints and targets are tabs, and named as such.
    expect(
      said
        .replaceAll(/Constraints row \d+/g, '')
        .split('\n')
        .filter((line) => solverWords.test(line)),
    ).toEqual([]);
  }
});

test('words that make no sense are refused', async () => {
  const { code, stderr } = await optimize([...growth, '--alternatives', '9']);
  expect(code).toBe(2);
  expect(stderr).toContain('--alternatives is a whole number from 1 to 5.');
});

test('an initiative is explained by its key or its title; one that is not in the run is an error', async () => {
  const titled = await report([...growth, '--explain', 'dynamic commission']);
  expect(Object.keys(titled.report.why ?? {})).toEqual(['INIT-MZ-001']);
  const unknown = await optimize([...growth, '--explain', 'Dynamic comission']);
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
  expect(unknown.stderr).toContain(
    'There is no candidate Dynamic comission in this run. Did you mean Dynamic commission?',
  );
  const { code, report: refused } = await report([...growth, '--explain', 'NOBODY']);
  expect([code, refused.status, refused.issues.map(({ message }) => message).join('')]).toEqual([
    2,
    'invalid',
    expect.stringContaining('There is no candidate NOBODY in this run'),
  ]);
});

test('the copy has the reasons in the column why of Results', async () => {
  const folder = place.path('explained');
  const { stdout } = await optimize([...growth, '--explain', 'INIT-MZ-001', '--out', folder]);
  const said = /^ {2}(INIT-MZ-001 Dynamic commission\. .*)$/m.exec(stdout)?.[1] ?? 'nothing';
  expect(readFileSync(join(folder, 'Results.csv'), 'utf8')).toContain(`"${said}"`);
});

test('--alternatives N gives N plans with the best among them, and counts the others', async () => {
  const { stdout } = await optimize([...growth, '--alternatives', '3', '--max-loss', '30', '--min-difference', '1']);
  const said = stdout.slice(stdout.indexOf('OTHER PLANS'));
  expect(said).toMatch(
    /\n +The plan of the run .*\n +1 {2}\S.*\n +2 {2}\S.*\n {2}Besides the best, 2 more plans are within 30 % of it /,
  );
});

test('how sure says that nothing has a range where nothing has, and no shares', async () => {
  const { stdout } = await optimize(['--scenario', 'Plan', '--robustness', plainWorkbook(place.path('plain'))]);
  const said = stdout.slice(stdout.indexOf('HOW SURE'));
  expect(said).toContain('Nothing of this run has a range, so every figure counts as certain.');
  expect(said).not.toMatch(/\d %/);
});

test('a plan is printed with its total', async () => {
  const { stdout } = await optimize(growth);
  expect(stdout).toMatch(/^Total: 162,623\.8238 net_revenue$/m);
});

describe('rules that clash', () => {
  /** Growth with a cap below two mandatory initiatives of Tech, and two targets of one KPI. */
  const clashing = (folder: string): readonly string[] => {
    const set = '2026-Q2 Growth,Baseline';
    const rows = [
      `${set},capacity_cap,department,Tech,,,300,,,,,,,`,
      `${set},target,all,all,,,,,,net_revenue,100000,,,`,
      `${set},max_selected,department,Tech,,,,,9,,,,,`,
      '',
    ];
    const workbook = changedCopy('sample', folder, {
      Constraints: (text) => text.replace('Tech,,400', 'Tech,,100').trimEnd().concat('\n', rows.join('\n')),
    });
    return [workbook, ...growth.slice(1)];
  };

  test('are told once, with no rule that takes no part', async () => {
    const { code, stdout } = await optimize(clashing(place.path('clash')));
    expect(code).toBe(3);
    expect(stdout).not.toMatch(/WHAT STANDS IN THE WAY|THESE RULES CANNOT ALL HOLD/);
    const clash = stdout.slice(stdout.indexOf('WHAT CLASHES'), stdout.indexOf('SMALLEST FIXES'));
    expect(clash).not.toContain('INIT-MP-001');
    expect(clash).not.toContain('at most 9');
  });

  test('a rule that is to go is one line, and its cells are in the JSON', async () => {
    const words = clashing(place.path('removed'));
    const { stdout } = await optimize(words);
    expect(stdout).toMatch(/^ {6}Constraints row \d+: remove this rule$/m);
    const { report: printed } = await report(words);
    const gone = printed.repairs?.find(({ sentence }) => sentence.includes('without the rule: INIT-MP-00'));
    expect(gone?.edits).toContainEqual(expect.objectContaining({ tab: 'Constraints', column: 'key', to: '' }));
  });

  test('a level and a gain of one KPI are told apart', async () => {
    const { stdout } = await optimize(clashing(place.path('levels')));
    expect(stdout).toMatch(/net_revenue +[\d,.]+ +of a gain of 100,000/);
    expect(stdout).toMatch(/net_revenue +[\d,.]+ +of a level of 1,500,000/);
  });
});
