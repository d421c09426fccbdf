/**
 * How long does it take to start a run and to keep its outcome, in each place where runs can be kept? The built add-on in
 * the emulated Sheets, with the family "planner"; databases are private servers on this machine, as the tests start them.
 *
 *   npm run bench -- store            a minute; keeps the result in bench/results/store.md
 *   npm run bench -- store --quick    fewer rounds; keeps nothing
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Calls } from '../src/core/app/calls';
import { solveRun } from '../src/core/app/solve-run';
import { loadHighs } from '../src/engines/highs';
import { loadCsvFolder } from '../src/workbench/files/csv-folder';
import { type CallResult, createHost, type Host } from '../src/workbench/host';
import { readProject } from '../src/workbench/project-files';
import type { BeforeCall } from '../src/workbench/service-calls';
import type { WorkbookState } from '../src/workbench/workbook/workbook-state';
import { type BenchDatabase, startServer } from './databases/start-server';
import { constraintSetName, makePlannerWorkbook, scenarioNames } from './family/planner';
import { saveCsvFolder } from './family/save-csv-folder';
import { benchWords } from './report/bench-words';
import { printMachine, thisMachine } from './report/machine';
import { markdownTable } from './report/markdown';
import { median, shown } from './report/statistics';

/** One call of the add-on; `keptMs`: the part of it that statements and commits took. */
interface Measured {
  readonly call: CallResult;
  readonly keptMs: number;
}

const sizes = [100, 1000] as const;
/** What keeping 1,000 candidates in a database may take, in milliseconds. */
const goalMs = 1000;

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    args: benchWords(),
    options: { quick: { type: 'boolean', default: false } },
  });
  const rounds = options.quick ? 3 : 9;
  const databases = [await startServer('mariadb'), await startServer('postgresql')];
  const rows: (readonly string[])[] = [];
  for (const size of sizes) {
    for (const database of [null, ...databases]) rows.push(...(await measure(size, database, rounds)));
  }
  await Promise.all(databases.map(({ stop }) => stop()));
  const text = [
    '# Keeping runs',
    '',
    `\`freezeRun\` (reading, checking, starting a run) and \`recordRun\` (checking, keeping the outcome, showing it) of the built add-on, whole executions in the emulated Sheets; ${rounds} runs of family "planner" (bench/family, seed 1) each, the first of which finds an empty store. "Kept" is what statements and commits took; the goal for it is ${goalMs} ms with 1,000 candidates. ${printMachine(thisMachine())}; load of the machine meanwhile ${shown(loadavg()[1] ?? 0)}, where 1 is the share of this benchmark.`,
    '',
    ...markdownTable(
      [
        'candidates',
        'store',
        'call',
        'median ms',
        'longest ms',
        'kept: median ms',
        'longest ms',
        'statements',
        'Sheets calls',
      ],
      rows,
    ),
    '',
  ].join('\n');
  console.log(text);
  if (!options.quick) writeFileSync('bench/results/store.md', text);
}

async function measure(
  size: number,
  database: BenchDatabase | null,
  rounds: number,
): Promise<readonly (readonly string[])[]> {
  const host = openHost(plannerWorkbook(size));
  if (database !== null) {
    const { jdbcUrl: url, user, password } = database;
    const { value } = ask(host, 'saveSettings', { kind: 'database', url, user, password });
    if (!value.ok) throw new Error(value.message);
  }
  const engine = await loadHighs();
  const frozen: Measured[] = [];
  const recorded: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const scenario = scenarioNames.weighted_kpis;
    const request = {
      scenario,
      constraint_set: constraintSetName,
      scope: 'all',
      engine: 'auto',
      time_limit_s: 30,
    } as const;
    const { value: start, measured: freezing } = ask(host, 'freezeRun', request);
    if (!start.ok) throw new Error(JSON.stringify(start.issues));
    const limits = { timeLimitMs: 30_000, gap: 0.05, seed: 1, now: () => performance.now() };
    const answer = solveRun(start.problem, engine, limits);
    const { value: report, measured: recording } = ask(host, 'recordRun', { run_id: start.run_id, answer });
    if (report.status !== 'success') throw new Error(`${report.status}: ${report.summary}`);
    frozen.push(freezing);
    recorded.push(recording);
  }
  const store = database?.version ?? 'workbook';
  return [line(size, store, 'freezeRun', frozen), line(size, store, 'recordRun', recorded)];
}

function line(size: number, store: string, name: string, all: readonly Measured[]): readonly string[] {
  const whole = all.map(({ call }) => call.ms);
  const kept = all.map(({ keptMs }) => keptMs);
  const most = (group: 'statements' | 'sheets'): string =>
    String(Math.max(...all.map(({ call }) => call.serviceCalls[group])));
  const inDatabase = store === 'workbook' ? ['', ''] : [shown(median(kept)), shown(Math.max(...kept))];
  return [
    String(size),
    store,
    name,
    shown(median(whole)),
    shown(Math.max(...whole)),
    ...inDatabase,
    most('statements'),
    most('sheets'),
  ];
}

function plannerWorkbook(size: number): WorkbookState {
  const folder = mkdtempSync(join(tmpdir(), 'planner-'));
  try {
    saveCsvFolder(makePlannerWorkbook(size, 1).tables, folder);
    return { ...loadCsvFolder(folder), id: `planner-${size}` };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const openHost = (workbook: WorkbookState): Host => createHost({ ...readProject('dist'), workbook });

/** Makes a call as a page does, and measures it. */
function ask<Name extends keyof Calls>(host: Host, name: Name, request: Calls[Name]['request']) {
  let keptMs = 0;
  let askedAt: number | null = null;
  const stop = (): void => {
    if (askedAt !== null) keptMs += performance.now() - askedAt;
    askedAt = null;
  };
  // A statement lasts until the next call of a service: what the add-on does in between is little.
  const beforeCall: BeforeCall = (_service, method, group) => {
    stop();
    if (group === 'statements' || method === 'commit') askedAt = performance.now();
  };
  const call = host.call(name, [JSON.stringify(request)], { beforeCall });
  stop();
  const value = JSON.parse(String(call.value)) as Calls[Name]['reply'];
  return { value, measured: { call, keptMs } };
}

await main();
