/**
 * How long does it take to put a roadmap into quarters, and how sure is the answer? Solves random roadmaps with HiGHS, with
 * less room than they take, just as much, and more.
 *
 *   npm run bench -- sequence            some minutes; keeps the result in bench/results/sequence.md
 *   npm run bench -- sequence --quick    one seed of each; keeps nothing
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { solveSequence } from '../src/core/portfolio/sequence/solve-sequence';
import { loadHighs } from '../src/engines/highs';
import { randomSequence } from './family/random-sequence';
import { benchWords } from './report/bench-words';
import { printMachine, thisMachine } from './report/machine';
import { markdownTable } from './report/markdown';
import { median, shown } from './report/statistics';

const timeLimitSeconds = 30;
const initiatives = 200;
const quarters = 4;
/** Capacity of all quarters over the tokens of all initiatives. */
const rooms = [0.9, 1, 1.1, 1.5];
const seeds = [1, 2, 3, 4, 5];

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    args: benchWords(),
    options: { quick: { type: 'boolean', default: false } },
  });
  const highs = await loadHighs();
  const lines = rooms.map((room) => {
    const runs = seeds.slice(0, options.quick ? 1 : undefined).map((seed) => {
      const task = randomSequence(seed, { entries: initiatives, quarters, room, fixed: 0 });
      const startedAt = performance.now();
      const now = (): number => performance.now();
      const { proven, gap } = solveSequence(task, highs, { timeLimitMs: timeLimitSeconds * 1000, seed: 1, now });
      const seconds = (performance.now() - startedAt) / 1000;
      console.error(`room ${room}, seed ${seed}: ${proven ? 'proven' : `gap ${gap}`}, ${seconds.toFixed(1)} s`);
      return { proven, gap, seconds };
    });
    const isGood = runs.filter(({ proven, gap }) => proven || (gap !== null && gap <= 0.01)).length;
    return [
      `${Math.round(room * 100)} %`,
      String(runs.length),
      String(runs.filter(({ proven }) => proven).length),
      String(isGood),
      shown(median(runs.map(({ seconds }) => seconds))),
      shown(Math.max(...runs.map(({ seconds }) => seconds))),
    ];
  });
  const header = ['room', 'runs', 'proven', 'proven or within 1 %', 'median s', 'longest s'];
  const text = [
    `# ${initiatives} initiatives over ${quarters} quarters`,
    '',
    `${printMachine(thisMachine())}; time limit ${timeLimitSeconds} s, needs, a bundle, a department of its own, deadlines.`,
    '',
    ...markdownTable(header, lines),
    '',
  ].join('\n');
  console.log(text);
  if (!options.quick) writeFileSync('bench/results/sequence.md', text);
}

await main();
