/**
 * How long does a person wait for a plan, and how much memory does it take? Runs the whole command (a folder of CSV files in,
 * the built add-on in the emulated Sheets, the solver, the check, the report out) on the sample and on the family "planner".
 *
 *   npm run bench -- command            a few minutes; keeps the result in bench/results/command.md
 *   npm run bench -- command --quick    3 seeds; keeps nothing
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { constraintSetName, familyName, familySeeds, makePlannerWorkbook, scenarioNames } from './family/planner';
import { saveCsvFolder } from './family/save-csv-folder';
import { benchWords } from './report/bench-words';
import { printMachine, thisMachine } from './report/machine';
import { markdownTable } from './report/markdown';
import { type CommandRun, runCommand } from './report/run-command';
import { median, shown } from './report/statistics';

/** One workbook and the run asked of it. */
interface Case {
  readonly folder: string;
  readonly name: string;
  readonly scenario: string;
}

interface StageReport {
  readonly name: string;
  readonly value: number | null;
  readonly bound: number | null;
  readonly proven: boolean;
}

/** The parts of the command's report that are looked at. */
interface Report {
  readonly status: string;
  readonly termination: string | null;
  readonly stages: readonly StageReport[] | null;
  readonly timings_ms: Readonly<Record<string, number>>;
}

interface Measured {
  readonly one: Case;
  readonly run: CommandRun;
  readonly report: Report;
}

/** A line of the table. */
interface Group {
  readonly label: string;
  /** Seconds a run should take in the median; null: none is set. */
  readonly goal: number | null;
  readonly runs: readonly Measured[];
}

const timeLimitSeconds = 60;
/** Sizes of the family, and what a run at most should take. */
const sizes = [
  { n: 200, goalSeconds: 3 },
  { n: 1000, goalSeconds: 10 },
] as const;
const goalMegabytes = 500;

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    args: benchWords(),
    options: { quick: { type: 'boolean', default: false } },
  });
  const seeds = options.quick ? familySeeds.slice(0, 3) : familySeeds;
  const folder = mkdtempSync(join(tmpdir(), 'planner-'));
  try {
    const sample: Case = { folder: 'src/workbench/sample-data/sample', name: 'sample', scenario: '2026-Q2 Core' };
    const samples = await measure(seeds.slice(0, 5).map(() => sample));
    const groups: Group[] = [{ label: 'the sample, 25', goal: null, runs: samples }];
    for (const { n, goalSeconds } of sizes) {
      const cases = seeds.map((seed): Case => {
        const at = join(folder, `${n}-${seed}`);
        saveCsvFolder(makePlannerWorkbook(n, seed).tables, at);
        return { folder: at, name: `${n} candidates, seed ${seed}`, scenario: scenarioNames.weighted_kpis };
      });
      groups.push({ label: String(n), goal: goalSeconds, runs: await measure(cases) });
    }
    const text = [
      '# The whole command',
      '',
      `\`node .build/workbench.mjs optimize FOLDER --scope all --json --time-limit ${timeLimitSeconds}\` in a process of its own, from its start to its end; the sample five times, then family "${familyName}" (bench/family), seeds 1 to ${seeds.length}. ${printMachine(thisMachine())}.`,
      '`npm run optimize` adds what npm takes to start and the look whether a build is needed.',
      '',
      ...markdownTable(
        ['candidates', 'runs', 'proven', 'median s', 'longest s', 'of it solving', 'peak memory MB', 'goal'],
        groups.map(line),
      ),
      '',
      '## Runs that are not proven in every stage',
      '',
      ...printMisses(groups.flatMap(({ runs }) => runs)),
      '',
    ].join('\n');
    console.log(text);
    if (!options.quick) writeFileSync('bench/results/command.md', text);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(cases: readonly Case[]): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const one of cases) {
    const words = ['--scenario', one.scenario, '--constraint-set', constraintSetName, '--scope', 'all', '--json'];
    const limit = ['--time-limit', String(timeLimitSeconds)];
    const run = await runCommand('.build/workbench.mjs', ['optimize', one.folder, ...words, ...limit]);
    if (run.stdout === '') throw new Error(`${one.name}: exit code ${run.code}\n${run.stderr}`);
    const report: Report = JSON.parse(run.stdout);
    measured.push({ one, run, report });
    const { seconds, peakMegabytes } = run;
    console.error(`${one.name}: ${outcomeOf(report)}, ${seconds.toFixed(2)} s, ${peakMegabytes.toFixed(0)} MB`);
  }
  return measured;
}

const isProven = ({ stages, status }: Report): boolean =>
  status === 'success' && stages !== null && stages.every((stage) => stage.proven);

const outcomeOf = ({ status, termination }: Report): string => `${status} / ${termination ?? 'none'}`;

function line({ label, goal, runs }: Group): readonly string[] {
  const seconds = runs.map(({ run }) => run.seconds);
  const solving = median(runs.map(({ report }) => (report.timings_ms.solve ?? Number.NaN) / 1000));
  const memory = Math.max(...runs.map(({ run }) => run.peakMegabytes));
  const proven = runs.filter(({ report }) => isProven(report)).length;
  const isMet = goal !== null && median(seconds) <= goal && memory <= goalMegabytes;
  const verdict = goal === null ? '' : `${isMet ? 'met' : 'missed'}: ${goal} s, ${goalMegabytes} MB`;
  return [
    label,
    String(runs.length),
    `${Math.round((100 * proven) / runs.length)} %`,
    shown(median(seconds)),
    shown(Math.max(...seconds)),
    shown(solving),
    memory.toFixed(0),
    verdict,
  ];
}

function printMisses(runs: readonly Measured[]): readonly string[] {
  const misses = runs.filter(({ report }) => !isProven(report));
  if (misses.length === 0) return ['None.'];
  return misses.map(({ one, run, report }) => {
    const stages = (report.stages ?? []).map(({ name, value, bound, proven }) =>
      proven ? `${name} proven` : `${name} not proven: ${value} of at best ${bound}`,
    );
    return `- ${one.name}: ${outcomeOf(report)} in ${shown(run.seconds)} s; ${stages.join('; ')}`;
  });
}

await main();
