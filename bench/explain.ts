/**
 * How long do explanations take, and what do starts and bounds of the run bring? Problems of the family "planner" with 200
 * candidates: as they are, and asking for too much in several ways. Odd seeds have room, even seeds are tight.
 *
 *   npm run bench -- explain              some half an hour; keeps the result in bench/results/explain.md
 *   npm run bench -- explain --seeds 1,3  only these members of the family, instead of 1 to 5
 *   npm run bench -- explain --quick      one seed; keeps nothing
 *   npm run bench -- explain --clashes    only what cannot be planned; keeps nothing
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadHighs } from '../src/engines/highs';
import { clashHeader, measureClash } from './explain/measure-clash';
import { measurePlan, planHeader } from './explain/measure-plan';
import { size } from './explain/planner-problem';
import { benchWords } from './report/bench-words';
import { printMachine, thisMachine } from './report/machine';
import { markdownTable } from './report/markdown';

async function main(): Promise<void> {
  const { values } = parseArgs({
    args: benchWords(),
    options: {
      quick: { type: 'boolean', default: false },
      clashes: { type: 'boolean', default: false },
      seeds: { type: 'string', default: '1,2,3,4,5' },
    },
  });
  const engine = await loadHighs();
  const clashes: (readonly string[])[] = [];
  const plans: (readonly string[])[] = [];
  // After every seed, since all of them take long.
  const keep = (): void => {
    if (!values.quick && !values.clashes) writeFileSync('bench/results/explain.md', printResult(clashes, plans));
  };
  const seeds = values.quick ? [1] : values.seeds.split(',').map(Number);
  for (const seed of seeds) {
    clashes.push(...measureClash(seed, engine));
    if (!values.clashes) plans.push(...measurePlan(seed, engine, values.quick ? 40 : 16));
    keep();
    console.error(`seed ${seed} done`);
  }
  console.log(printResult(clashes, plans));
}

type Lines = readonly (readonly string[])[];

function printResult(clashes: Lines, plans: Lines): string {
  return [
    '# Explanations',
    '',
    `${size} candidates of the family "planner", HiGHS; ${printMachine(thisMachine())}. Seconds of processor time.`,
    '',
    '## What makes a plan impossible',
    '',
    'At most 20 s together, half of that for conflicts. "?": time did not suffice to prove it irreducible, or cheapest; the',
    'engine keeps its limits by the wall clock, so that more is left open where the machine has other work.',
    '',
    ...markdownTable(clashHeader, clashes),
    '',
    '## What choices cost',
    '',
    ...markdownTable(planHeader, plans),
    '',
  ].join('\n');
}

await main();
