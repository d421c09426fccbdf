/**
 * How long do explanations take, and what do warm starts bring? Problems of the family "planner" with 200 candidates: as
 * they are, and with limits drawn so tight that no plan keeps them all.
 *
 *   npm run bench -- explain            several minutes; keeps the result in bench/results/explain.md
 *   npm run bench -- explain --quick    one seed, some of the cards; keeps nothing
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { solveRun } from '../src/core/app/solve-run';
import { findAlternatives, usualAlternatives } from '../src/core/explain/alternatives/alternatives';
import { namedRules } from '../src/core/explain/conflict/named-rules';
import { explainClash } from '../src/core/explain/explain-clash';
import { type BaseRun, baseRun, solveAgain } from '../src/core/explain/resolve/base-run';
import type { Solver } from '../src/core/explain/resolve/solver';
import { whyCard } from '../src/core/explain/why/why-card';
import { frontier } from '../src/core/explain/worth/frontier';
import { worthOfCapacity } from '../src/core/explain/worth/worth-of-capacity';
import type { Engine } from '../src/core/model/engine';
import type { Problem } from '../src/core/problem/problem';
import { readProblem } from '../src/core/problem/read-problem';
import { readWorkbookRows } from '../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../src/core/scoring/score-workbook';
import { loadHighs } from '../src/engines/highs';
import { constraintSetName, makePlannerWorkbook, scenarioNames } from './family/planner';
import { benchWords } from './report/bench-words';
import { printMachine, thisMachine } from './report/machine';
import { markdownTable } from './report/markdown';
import { shown } from './report/statistics';

const size = 200;
const now = (): number => performance.now();
const solver = (engine: Engine): Solver => ({ engine, seed: 1, now, until: now() + 600_000, isStopped: () => false });

async function main(): Promise<void> {
  const { values } = parseArgs({ args: benchWords(), options: { quick: { type: 'boolean', default: false } } });
  const engine = await loadHighs();
  const seeds = values.quick ? [1] : [1, 2, 3];
  const rows = seeds.flatMap((seed) => [...measurePlan(seed, engine, values.quick), ...measureClash(seed, engine)]);
  const text = [
    '# Explanations',
    '',
    `${size} candidates of the family "planner", HiGHS; ${printMachine(thisMachine())}. Seconds.`,
    '',
    ...markdownTable(['seed', 'what', 'seconds', 'goal', 'notes'], rows),
    '',
  ].join('\n');
  console.log(text);
  if (!values.quick) writeFileSync('bench/results/explain.md', text);
}

type Line = readonly [seed: string, what: string, seconds: string, goal: string, notes: string];

function measurePlan(seed: number, engine: Engine, isQuick: boolean): readonly Line[] {
  const problem = problemOf(seed, (one) => one);
  const line = (what: string, seconds: number, goal = '', notes = ''): Line => [
    String(seed),
    what,
    shown(seconds),
    goal,
    notes,
  ];
  const solved = timed(() => solveRun(problem, engine, { timeLimitMs: 120_000, gap: 0, seed: 1, now }));
  const base = baseRun(problem, solved.value);
  if (base === null) throw new Error('the family always has a plan');
  const keys = problem.candidates.map(({ key }) => key);
  const others = keys.filter((key) => !base.plan.has(key));
  const firstKey = others[0] ?? keys[0];
  if (firstKey === undefined) throw new Error('there are no candidates');
  const first = timed(() => whyCard(base, firstKey, solver(engine)));
  const some = keys.filter((_, i) => i % (isQuick ? 10 : 4) === 0);
  const warm = timed(() => some.map((key) => forced(base, key, engine, true)));
  const cold = timed(() => some.map((key) => forced(base, key, engine, false)));
  const all = isQuick ? some : keys;
  const cards = timed(() => all.map((key) => whyCard(base, key, solver(engine))));
  const points = timed(() => frontier(base, solver(engine)));
  const pools = timed(() => worthOfCapacity(base, solver(engine)));
  const plans = timed(() => findAlternatives(base, usualAlternatives, solver(engine)));
  const exact = cards.value.filter((card) => card.exact).length;
  return [
    line('the run itself', solved.seconds, '', solved.value.termination),
    line('first why card', first.seconds, '5'),
    line(`${some.length} decisions the other way, warm`, warm.seconds),
    line(
      `${some.length} decisions the other way, cold`,
      cold.seconds,
      '',
      `warm takes ${shown(warm.seconds / cold.seconds)} of it`,
    ),
    line(`${all.length} why cards`, cards.seconds, '180', `${exact} exact`),
    line('frontier', points.seconds, '60', `${points.value.length} points`),
    line('worth of capacity', pools.seconds, '', `${pools.value.length} pools`),
    line('alternatives', plans.seconds, '', `${plans.value.plans.length} plans`),
  ];
}

function forced(base: BaseRun, key: Problem['candidates'][number]['key'], engine: Engine, warm: boolean): string {
  const fresh = { ...base, known: base.known.slice(0, 1) };
  const fixed = new Map([[key, base.plan.has(key) ? (0 as const) : (1 as const)]]);
  return solveAgain(warm ? base : fresh, { fixed }, solver(engine), { warm }).status;
}

function measureClash(seed: number, engine: Engine): readonly Line[] {
  const problem = problemOf(seed, tightened);
  let atConflict = 0;
  const startedAt = now();
  const { conflicts, repairs } = explainClash(problem, solver(engine), () => {
    atConflict = (now() - startedAt) / 1000;
  });
  const seconds = (now() - startedAt) / 1000;
  const sizes = conflicts.map(({ rules }) => rules.length).join(', ');
  const rules = namedRules(problem).length;
  const costs = repairs
    .map(({ cost, proven }) => `${shown(cost)}${proven ? '' : ' (perhaps not cheapest)'}`)
    .join(', ');
  return [
    [String(seed), 'conflicts', shown(atConflict), '', `${conflicts.length} of ${sizes} rules, among ${rules}`],
    [String(seed), 'conflicts and repairs', shown(seconds), '20', `costs ${costs}`],
  ];
}

function problemOf(seed: number, change: (problem: Problem) => Problem): Problem {
  const { tables } = makePlannerWorkbook(size, seed);
  const request = { scenario: scenarioNames.weighted_kpis, constraintSet: constraintSetName, scope: 'all' as const };
  const reading = readProblem(readWorkbookRows(tables), request, scoreWorkbook);
  if (!reading.ok) throw new Error('the family has no mistakes');
  return change(reading.value.problem);
}

/** Every most is three tenths lower and every least two tenths higher. */
function tightened(problem: Problem): Problem {
  return {
    ...problem,
    rules: problem.rules.map((rule) => {
      if (!('limit' in rule)) return rule;
      const factor = rule.kind === 'capacity_cap' || rule.kind === 'max_selected' ? 0.7 : 1.2;
      return { ...rule, limit: Math.round(factor * rule.limit) };
    }),
  };
}

function timed<T>(work: () => T): { readonly value: T; readonly seconds: number } {
  const startedAt = now();
  const value = work();
  return { value, seconds: (now() - startedAt) / 1000 };
}

await main();
