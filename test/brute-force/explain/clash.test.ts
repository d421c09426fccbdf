import { findClashes } from '../../../src/core/explain/conflict/find-clashes';
import { namedRules } from '../../../src/core/explain/conflict/named-rules';
import { explainClash } from '../../../src/core/explain/explain-clash';
import type { Engine } from '../../../src/core/model/engine';
import { verified } from '../../../src/core/model/verified';
import type { Problem } from '../../../src/core/problem/problem';
import { loadHighs } from '../../../src/engines/highs';
import { javascriptLpSolver } from '../../../src/engines/javascript-lp-solver';
import { generate } from '../generate';
import { askOracle } from '../oracle';
import { tablesOf } from '../plain-workbook';
import { randomFrom } from '../random';
import { respell } from '../respell';
import { runProduct } from '../run-product';
import { applyEdits } from './apply-edits';
import { brokenBySelection, canHold, hasPercentages, type Price, prices } from './clash-oracle';

let highs: Engine;

beforeAll(async () => {
  highs = await loadHighs();
});

const solverWith = (engine: Engine) => {
  const now = (): number => performance.now();
  return { engine, seed: 1, now, until: now() + 60_000, isStopped: () => false };
};

/** The infeasible workbooks among some seeds. */
function infeasible(start: number, count: number) {
  return Array.from({ length: count }, (_, i) => start + i).flatMap((seed) => {
    const { workbook, request } = generate(seed);
    const tables = respell(tablesOf(workbook), randomFrom(seed + 5e6));
    const run = runProduct(tables, request, highs);
    return run.status === 'infeasible' ? [{ seed, tables, request, problem: run.reading.problem }] : [];
  });
}

const starts = [1, 101, 201, 301, 401, 501];

test.each(starts)(
  'every conflict of the infeasible workbooks from seed %i on is irreducible, and they share no rule',
  (start) => {
    const found = infeasible(start, 100);
    expect(found.length).toBeGreaterThan(20);
    for (const { seed, problem } of found) expectIrreducible(seed, problem, highs);
  },
);

test.each(starts)(
  'each repair of the infeasible workbooks from seed %i on makes a plan when its cells are changed',
  (start) => {
    for (const { seed, tables, request, problem } of infeasible(start, 100)) {
      const { repairs } = explainClash(problem, solverWith(highs));
      for (const { edits } of repairs) {
        const changed = applyEdits(tables, edits);
        expect({ seed, edits, is: askOracle(changed, request).status }).toEqual({ seed, edits, is: 'success' });
        expect({ seed, edits, is: runProduct(changed, request, highs).status }).toEqual({ seed, edits, is: 'success' });
      }
    }
  },
);

test.each(starts)(
  'no repair of the infeasible workbooks from seed %i on is dearer than the cheapest there is',
  (start) => {
    let compared = 0;
    let percentages = 0;
    for (const { seed, problem } of infeasible(start, 100)) {
      const { repairs } = explainClash(problem, solverWith(highs));
      compared += 1;
      percentages += Number(hasPercentages(problem));
      let left: readonly Price[] = prices(problem).filter(({ cost }) => Number.isFinite(cost));
      const expected: number[] = [];
      for (let round = 0; round < 3 && left.length > 0; round += 1) {
        const cost = Math.min(...left.map((price) => price.cost));
        expected.push(cost);
        const ties = left.filter((price) => price.cost <= cost + 1e-9);
        const fewest = Math.min(...ties.map(({ touched }) => touched.size));
        const best = ties.filter(({ touched }) => touched.size === fewest);
        // Which of several as good comes first is the order of rows; the test follows the product there.
        const chosen =
          best.length === 1 ? best[0] : best.find((price) => sameRules(problem, price, repairs[round]?.edits ?? []));
        if (chosen === undefined) break;
        left = left.filter(({ touched }) => [...chosen.touched].some((word) => !touched.has(word)));
      }
      const costs = repairs.slice(0, expected.length).map(({ cost }) => cost);
      expect({ seed, costs: costs.map(rounded) }).toEqual({ seed, costs: expected.map(rounded) });
      expect(repairs.every(({ proven }) => proven)).toBe(true);
    }
    expect(compared).toBeGreaterThan(20);
    expect(percentages).toBeGreaterThan(2);
  },
);

test('javascript-lp-solver, verified, finds conflicts and repairs of the same cost', () => {
  const engine = verified(javascriptLpSolver, 200_000);
  const found = infeasible(601, 30);
  expect(found.length).toBeGreaterThan(5);
  for (const { seed, problem } of found) {
    expectIrreducible(seed, problem, engine);
    const one = explainClash(problem, solverWith(highs));
    const other = explainClash(problem, solverWith(engine));
    expect({ seed, cost: rounded(other.repairs[0]?.cost ?? -1) }).toEqual({
      seed,
      cost: rounded(one.repairs[0]?.cost ?? -1),
    });
  }
});

/** Every conflict that is found cannot hold, and can without any one of its rules; what is left of the rules can hold. */
function expectIrreducible(seed: number, problem: Problem, engine: Engine): void {
  const clashes = findClashes(problem, solverWith(engine));
  const broken = brokenBySelection(problem);
  expect({ seed, conflicts: clashes.length > 0 }).toEqual({ seed, conflicts: true });
  for (const { rules, isIrreducible } of clashes) {
    expect({ seed, irreducible: isIrreducible }).toEqual({ seed, irreducible: true });
    const holdsWithout = rules.map((left) => canHold(broken, indexesOf(rules.filter((rule) => rule !== left))));
    expect({ seed, together: canHold(broken, indexesOf(rules)), holdsWithout }).toEqual({
      seed,
      together: false,
      holdsWithout: rules.map(() => true),
    });
  }
  const all = clashes.flatMap(({ rules }) => [...indexesOf(rules)]);
  expect(new Set(all).size).toBe(all.length);
  const rest = namedRules(problem).filter(({ rules }) => !rules.some((rule) => all.includes(rule)));
  expect({ seed, rest: canHold(broken, indexesOf(rest)) || clashes.length === 5 }).toEqual({ seed, rest: true });
}

const rounded = (cost: number): number => Number(cost.toFixed(7));

const indexesOf = (rules: readonly { readonly rules: readonly number[] }[]): ReadonlySet<number> =>
  new Set(rules.flatMap((rule) => rule.rules));

/** The price is for changes at the places of these edits. */
function sameRules(
  problem: Problem,
  { touched }: Price,
  edits: readonly { readonly tab: string; readonly row: number }[],
): boolean {
  const rows = new Set(edits.map(({ tab, row }) => `${tab} ${row}`));
  const places = [...touched].flatMap((word) => {
    const index = /^rule (\d+)$/.exec(word)?.[1];
    const origins =
      index === undefined ? JSON.parse(word.slice(word.indexOf('['))) : (problem.rules[Number(index)]?.origins ?? []);
    return origins.map(({ tab, row }: { tab: string; row: number }) => `${tab} ${row}`);
  });
  return new Set(places).size === rows.size && places.every((place) => rows.has(place));
}
