import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, samples, writeTabs } from '../workbench/command-line/command';

/*
 * Facts about speed and size, printed for people. What is asserted is generous, so that only a real regression fails on
 * a busy machine.
 */

const root = join(__dirname, '../..');
// Others may keep the machine busy.
jest.setTimeout(120_000);

let folder = '';
beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), 'performance-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Cost {
  readonly code: number | null;
  readonly seconds: number;
  /** Of all threads together; does not grow when others keep the machine busy. */
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly stdout: string;
}

/** Runs the command and measures it from outside, as far as the system tells: peak memory from its own accounts. */
function measure(words: readonly string[]): Cost {
  const startedAt = performance.now();
  const child = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(tellPeak)}`,
      join(root, '.build/workbench.mjs'),
      'optimize',
      ...words,
    ],
    { encoding: 'utf8', maxBuffer: 1e9 },
  );
  const [, peak, cpu] = /peak (\d+) kB, cpu (\d+) us/.exec(child.stderr) ?? [];
  return {
    code: child.status,
    seconds: (performance.now() - startedAt) / 1000,
    cpuSeconds: Number(cpu) / 1e6,
    peakMegabytes: Number(peak) / 1024,
    stdout: child.stdout,
  };
}

/** Runs inside the command: says at the end how much memory its process ever held, and how long it computed. */
const tellPeak = `process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  console.error('peak ' + maxRSS + ' kB, cpu ' + (userCPUTime + systemCPUTime) + ' us');
});`;

/** A plan of `count` candidates with two KPIs, caps and floors by country, and `links` of them in a pair and needing another. */
function largePlan(count: number, links: number): Readonly<Record<string, string>> {
  const countries = ['UK', 'DE', 'FR', 'US', 'JP'];
  const key = (index: number): string => `I-${String(index % count).padStart(5, '0')}`;
  const rows = Array.from({ length: count }, (_, index) => {
    const isLinked = index < links;
    const tokens = 20 + ((index * 7919) % 181);
    const [needs, excludes] = isLinked ? [key(index * 31 + 17), key(index * 57 + 5)] : ['', ''];
    return {
      candidate: [key(index), `Title ${index}`, countries[index % 5], tokens, needs, excludes, 'TRUE'].join(','),
      contribution: [key(index), tokens * 5 + ((index * 104_729) % 997), (index * 1301) % 101].join(','),
    };
  });
  const capacity = count * 30;
  const rules = countries.flatMap((country) => [
    `S,R,capacity_cap,country,${country},,${capacity / 4}`,
    `S,R,capacity_floor,country,${country},${capacity / 10},`,
  ]);
  return {
    Scenario_Config: `scenario_name,period_key,capacity_total_tokens,objective_mode,objective_weights_json\nS,2026-Q2,${capacity},weighted_kpis,"NSM: 60%, KPI: 40%"\n`,
    Metrics_Config: 'kpi_key,kpi_level\nNSM,north_star\nKPI,strategic\n',
    Candidates: [
      'initiative_key,title,country,engineering_tokens,prerequisite_keys,exclusion_keys,is_selected_for_run',
      ...rows.map(({ candidate }) => candidate),
    ].join('\n'),
    KPI_Contributions: ['initiative_key,NSM,KPI', ...rows.map(({ contribution }) => contribution)].join('\n'),
    Constraints: [
      'scenario_name,constraint_set_name,constraint_type,dimension,key,min_tokens,max_tokens',
      ...rules,
    ].join('\n'),
  };
}

function tell(what: string, { seconds, cpuSeconds, peakMegabytes }: Cost): void {
  process.stdout.write(
    `${what}: ${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} s of computing, peak ${peakMegabytes.toFixed(0)} MB\n`,
  );
}

test('the sample of 25 candidates is planned in less than 2 seconds, everything included', () => {
  const words = ['--scenario', '2026-Q2 Core', '--constraint-set', 'Baseline', '--scope', 'all'];
  const runs = [1, 2].map(() => measure([join(samples, 'sample'), ...words]));
  for (const run of runs) tell('25 candidates', run);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(Math.min(...runs.map(({ cpuSeconds }) => cpuSeconds))).toBeLessThan(2);
});

test('1,000 candidates need less than 500 MB', () => {
  const cost = measure([
    writeTabs(join(folder, 'large'), largePlan(1000, 300)),
    '--constraint-set',
    'R',
    '--time-limit',
    '20',
  ]);
  tell('1,000 candidates with 600 rules', cost);
  expect(cost.code).toBe(0);
  expect(cost.peakMegabytes).toBeLessThan(500);
});

test('10,000 rows of candidates run within their time limit', () => {
  const words = ['--constraint-set', 'R', '--json', '--time-limit', '10'];
  const cost = measure([writeTabs(join(folder, 'huge'), largePlan(10_000, 0)), ...words]);
  tell('10,000 candidates', cost);
  const { timings_ms: timings } = JSON.parse(cost.stdout) as { readonly timings_ms: Readonly<Record<string, number>> };
  process.stdout.write(`10,000 candidates by step, ms: ${JSON.stringify(timings)}\n`);
  expect([0, 4]).toContain(cost.code);
  expect(timings.solve).toBeLessThan(10_000 + 4000);
});
