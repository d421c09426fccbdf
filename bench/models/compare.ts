import { solveStages } from '../../src/core/model/lexicographic';
import { tighten } from '../../src/core/model/tighten';
import { loadHighs } from '../../src/engines/highs';
import { makePortfolio } from './portfolio';

/**
 * How long do the stages take, against HiGHS on the natural model for the main stage alone?
 *
 *     node compare.mjs [sizes 50,100,200] [portfolios per size 5] [pressure 0.8] [time limit in seconds 60]
 */
const [sizes = '50,100,200', count = '5', pressure = '0.8', seconds = '60'] = process.argv.slice(2);
const options = { timeLimitMs: Number(seconds) * 1000, gap: 0, seed: 0 };
const now = () => performance.now();
const engine = await loadHighs();

const timed = <T>(work: () => T): { readonly answer: T; readonly seconds: number } => {
  const started = now();
  const answer = work();
  return { answer, seconds: (now() - started) / 1000 };
};
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const print = (values: readonly number[]) =>
  `${median(values).toFixed(2)} s (longest ${Math.max(...values).toFixed(2)})`;

console.log('candidates | natural, main | tightened, main | ours, all stages | all proven | natural / ours');
for (const size of sizes.split(',').map(Number)) {
  const natural: number[] = [];
  const tightened: number[] = [];
  const ours: number[] = [];
  let proven = 0;
  for (let seed = 1; seed <= Number(count); seed += 1) {
    const { model, stages } = makePortfolio(size, seed, 0.8, Number(pressure));
    const main = stages[0];
    if (main === undefined) continue;
    natural.push(timed(() => engine.solve({ ...model, objective: main }, options)).seconds);
    tightened.push(
      timed(() => {
        const smaller = tighten(model);
        if (smaller.status === 'infeasible') return smaller;
        const { terms, constant } = smaller.mapTerms(main.terms);
        return engine.solve({ ...smaller.model, objective: { sense: main.sense, terms, constant } }, options);
      }).seconds,
    );
    const all = timed(() => solveStages(model, stages, engine, { ...options, now }));
    ours.push(all.seconds);
    if (all.answer.status === 'optimal') proven += 1;
  }
  const ratio = (median(natural) / median(ours)).toFixed(2);
  console.log(`${size} | ${print(natural)} | ${print(tightened)} | ${print(ours)} | ${proven} of ${count} | ${ratio}`);
}
