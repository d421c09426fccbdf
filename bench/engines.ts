/**
 * How does this product compare with solving the same portfolio directly? Compares, in one run, its full run and its main
 * stage with HiGHS on the natural model, glpk.js, yalps and javascript-lp-solver on the family "planner".
 *
 *   npm run bench -- engines            about ten minutes; keeps the result in bench/results/engines.md and .json
 *   npm run bench -- engines --quick    a minute or two, up to 200 candidates, 4 seeds; keeps nothing
 *   --limit SECONDS                     for one main stage, 10 by default
 *   --sizes 20,200                      only these sizes; keeps nothing
 */
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { childFlag, runChild } from './contest/child';
import { type ContestPlan, runContest } from './contest/contest';
import { sizes } from './contest/entrants';
import { printTables } from './contest/summary';
import { familyName, familySeeds } from './family/planner';
import { benchWords } from './report/bench-words';
import { printMachine, thisMachine, versionsOf } from './report/machine';

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    args: benchWords(),
    options: {
      quick: { type: 'boolean', default: false },
      limit: { type: 'string', default: '10' },
      sizes: { type: 'string', default: '' },
    },
  });
  const limit = Number(options.limit);
  if (!(limit > 0)) throw new Error('--limit is a number of seconds above 0');
  const named = options.sizes === '' ? [] : options.sizes.split(',').map(Number);
  if (named.some((n) => !Number.isInteger(n) || n < 20)) throw new Error('--sizes are whole numbers, 20 or more');
  const plan: ContestPlan = {
    sizes: named.length > 0 ? named : options.quick ? sizes.filter((n) => n <= 200) : sizes,
    mostSeeds: options.quick ? 4 : familySeeds.length,
    limitMs: 1000 * (options.quick ? Math.min(limit, 3) : limit),
    fullLimitMs: 60_000,
    modesAt: 200,
  };
  const startedAt = performance.now();
  // A copy, so that a build during the run does not change what is measured.
  const script = fileURLToPath(import.meta.url).replace(/\.mjs$/, `-${process.pid}.mjs`);
  copyFileSync(fileURLToPath(import.meta.url), script);
  const result = await runContest(plan, script, (line) => console.error(line)).finally(() => rmSync(script));
  const machine = thisMachine();
  const minutes = (performance.now() - startedAt) / 60_000;
  const versions = versionsOf('highs', 'glpk.js', 'yalps', 'javascript-lp-solver');
  const shownVersions = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const text = [
    '# This product and other solvers on one portfolio',
    '',
    `Family "${familyName}" (bench/family), seeds 1 to ${plan.mostSeeds} where the table does not say fewer. ${printMachine(machine)}; ${minutes.toFixed(0)} minutes.`,
    `Versions: ${shownVersions.join(', ')}. One thread, gap 0, one warm-up solve per process, every solver in a process of its own.`,
    `Limit ${plan.limitMs / 1000} s for a main stage, ${plan.fullLimitMs / 1000} s for a full run (cells to explained result, all stages, the check). The others solve the first stage of the natural model; reading and compiling are not counted for main stages.`,
    'Odd seeds are plans with room, even seeds tight ones. Seconds of a solve that did not end in time count as the limit, so ">=" marks medians that are higher in truth. "wrong": the answer breaks a row, is worse than a known one by more than 1e-6 though called best, or a feasible portfolio is called infeasible.',
    '',
    ...printTables(result, plan.sizes),
  ].join('\n');
  console.log(text);
  if (options.quick || named.length > 0) return;
  const kept = {
    family: familyName,
    machine,
    limit_s: plan.limitMs / 1000,
    versions,
    ...flat(result),
  };
  writeFileSync('bench/results/engines.md', text);
  writeFileSync('bench/results/engines.json', `${JSON.stringify(kept, null, 2)}\n`);
}

/** Records as plain rows. */
function flat({ records, skips }: Awaited<ReturnType<typeof runContest>>) {
  const rows = records.map(({ n, seed, mode, entrant, outcome, wrong }) => {
    const { status, seconds, objective, stages } = outcome;
    return { n, seed, mode, entrant, status, seconds: Number(seconds.toFixed(4)), objective, wrong, stages };
  });
  return { skips, records: rows };
}

const childAt = process.argv.indexOf(childFlag);
if (childAt >= 0) await runChild(process.argv[childAt + 1]);
else await main();
