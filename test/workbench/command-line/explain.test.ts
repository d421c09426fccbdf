import { build, optimize, report, samples } from './command';

// Others may keep the machine busy.
jest.setTimeout(120_000);

beforeAll(build);

const growth = [`${samples}/sample`, '--scenario', '2026-Q2 Growth', '--constraint-set', 'Baseline', '--scope', 'all'];
const mustHit = [`${samples}/sample`, '--scenario', '2026-Q2 Core', '--constraint-set', 'Must hit', '--scope', 'all'];

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
  const unknown = await optimize([...growth, '--explain', 'NOBODY']);
  expect(unknown.stderr).toContain('There is no candidate NOBODY in this run.');
});
