import {
  type ExplainProgress,
  type ExplainRequest,
  explainRun,
  type SaidCard,
} from '../../../src/core/app/explain-run';
import { stageValuesOf } from '../../../src/core/check/check-answer';
import { Plan } from '../../../src/core/domain/plan';
import { initiativeKey } from '../../../src/core/kernel/keys';
import type { Engine } from '../../../src/core/model/engine';
import type { Answer } from '../../../src/core/problem/answer';
import { type Decisions, withDecisions } from '../../../src/core/problem/decisions';
import { type Problem, poolOf } from '../../../src/core/problem/problem';
import { loadHighs } from '../../../src/engines/highs';
import { solve } from '../../brute-force/run-product';
import { smallProblem } from '../portfolio/small-run';
import { type Change, candidate, rule } from '../problem/small-plan';

let highs: Engine;
beforeAll(async () => {
  highs = await loadHighs();
});

type Row = readonly [key: string, tokens: number, orders: number];

/** A plan for the most ORDERS with nothing but its candidates and its capacity. */
const planOf = (capacity: number, rows: readonly Row[]): Problem => {
  const change: Change = (workbook) => ({
    ...workbook,
    Scenario_Config: [
      {
        scenario_name: 'Plan',
        period_key: '2026-Q2',
        capacity_total_tokens: capacity,
        objective_mode: 'north_star_only',
      },
    ],
    // Which any plan keeps: without a row there is no set.
    Constraints: [rule('min_selected', 'all', '', { min_count: 0 })],
    Targets: [],
    Candidates: rows.map(([key, tokens]) => candidate(key, 'UK', tokens)),
    KPI_Contributions: rows.map(([key, , ORDERS]) => ({ initiative_key: key, ORDERS })),
    Backlog: [],
  });
  return smallProblem(change);
};

function cardsOf(problem: Problem, answer: Answer): Readonly<Record<string, SaidCard>> {
  const cards = Object.values(problem.candidates).map(({ key }) => {
    const request: ExplainRequest = {
      why: { of: 'one', key },
      alternatives: null,
      frontier: false,
      robustness: null,
    };
    const hooks = { seed: 1, now: () => performance.now(), isStopped: () => false };
    return [key, explainRun(problem, answer, request, highs, hooks).why?.[key]] as const;
  });
  return Object.fromEntries(cards.flatMap(([key, card]) => (card === undefined ? [] : [[key, card]])));
}

const explained = (problem: Problem) => cardsOf(problem, solve(problem, highs));

/** What is said after the name. */
const said = (card: SaidCard | undefined): string => card?.sentence.replace(/^\S+ Initiative \S+\. /u, '') ?? '';

/** The answer of a run that keeps a plan which people took. */
function taken(problem: Problem, selected: readonly string[]): Answer {
  const best = solve(problem, highs);
  const stages = stageValuesOf(problem, new Plan(poolOf(problem), selected.map(initiativeKey)), null).map(
    ({ name, value }) => ({ name, value, bound: null, proven: false, time_ms: 0 }),
  );
  return { ...best, termination: 'feasible_stopped', selected: [...selected], stages };
}

const decided = (overrides: Decisions['overrides']): Decisions => ({ base_run_id: 'run_base', overrides, waived: [] });

test('what people decided is said as a decision, with who and why, on no row and with no bundle', () => {
  const problem = withDecisions(
    planOf(60, [
      ['ALPHA', 30, 9],
      ['BRAVO', 30, 5],
      ['CHARLIE', 30, 3],
    ]),
    decided([
      { initiative_key: 'ALPHA', lock: 'out', reason: 'Pricing risk.', owner: 'Anna' },
      { initiative_key: 'CHARLIE', lock: 'in', reason: 'Promised', owner: 'Ben' },
      { initiative_key: 'BRAVO', lock: 'in', reason: 'Legal', owner: 'Cleo' },
    ]),
  );
  const cards = explained(problem);
  expect(said(cards['ALPHA'])).toBe('It cannot be funded. Anna decided so: Pricing risk. Take it back to change it.');
  expect(said(cards['CHARLIE'])).toBe('It cannot be dropped. Ben decided so: Promised. Take it back to change it.');
  expect(cards['ALPHA']?.blocked_by).toEqual([
    { tab: 'Results', row: null, sentence: 'Anna decided so: Pricing risk' },
  ]);
});

test('a decision about another initiative that stands in the way is named with it', () => {
  const problem = withDecisions(
    planOf(50, [
      ['ALPHA', 30, 9],
      ['BRAVO', 30, 5],
    ]),
    decided([{ initiative_key: 'ALPHA', lock: 'in', reason: 'Promised', owner: 'Ben' }]),
  );
  const sentence = said(explained(problem)['BRAVO']);
  expect(sentence).toContain('Ben decided that ALPHA stays in: Promised');
  expect(sentence).toContain('at most 50 tokens (Scenario_Config row 2)');
  expect(sentence).toContain('A decision can be taken back to change it.');
});

test('of a plan that people took, the better decision wins, exactly, and nothing is promised that is so already', () => {
  const problem = planOf(60, [
    ['ALPHA', 30, 9],
    ['BRAVO', 30, 5],
    ['CHARLIE', 30, 3],
  ]);
  const whatIf = { base_run_id: 'run_base', says: 'another plan than the best one', edits: [], instead_of: 14 };
  const cards = cardsOf({ ...problem, whatIf }, taken(problem, ['ALPHA', 'CHARLIE']));
  expect(said(cards['BRAVO'])).toBe(
    'Funding it anyway wins 2 ORDERS (16.67 %), Initiative CHARLIE (CHARLIE) drops out. This plan was chosen although a better one is known.',
  );
  expect(cards['BRAVO']).toMatchObject({ loss: -2, exact: true, break_even_value: 3 });
  expect(said(cards['CHARLIE'])).toContain('Dropping it wins 2 ORDERS (16.67 %), Initiative BRAVO (BRAVO) comes in.');
  // What the best plan does as well turns where it turns there.
  expect(cards['ALPHA']).toMatchObject({ loss: 4, exact: true, break_even_value: 3 });
  expect(said(cards['ALPHA'])).toContain('It would fall out if its value is below 3 (now 9)');
});

test('a plan that a search ended with is not said to be chosen', () => {
  const problem = planOf(60, [
    ['ALPHA', 30, 9],
    ['BRAVO', 30, 5],
    ['CHARLIE', 30, 3],
  ]);
  const card = cardsOf(problem, taken(problem, ['ALPHA', 'CHARLIE']))['BRAVO'];
  expect(card).toMatchObject({ loss: -2, exact: false, chosen: false });
  expect(said(card)).toBe('Funding it anyway wins 2 ORDERS (16.67 %), Initiative CHARLIE (CHARLIE) drops out.');
});

test('an initiative that brings nothing needs a value first: neither effort nor capacity is promised', () => {
  const card = explained(
    planOf(50, [
      ['ALPHA', 30, 9],
      ['ZERO', 30, 0],
    ]),
  )['ZERO'];
  expect(card).toMatchObject({ break_even_value: null, break_even_tokens: 20, break_even_capacity: null });
  expect(said(card)).toBe(
    'Funding it anyway costs 9 ORDERS (100 %), Initiative ALPHA (ALPHA) drops out. By itself it adds nothing that is known to the objective. Less effort alone does not bring it in: it needs a value first, of more than 9 ORDERS.',
  );
});

test('what an initiative without a value needs is said without the noise of sums', () => {
  const rows: readonly Row[] = [
    ['ALPHA', 30, 114_268.65],
    ['BRAVO', 20, 219_355.1738],
    ['ZERO', 30, 0],
  ];
  expect(said(explained(planOf(50, rows))['ZERO'])).toContain('of more than 114,268.65 ORDERS.');
});

test('an initiative that brings nothing says so where funding it costs nothing either', () => {
  const card = explained(
    planOf(50, [
      ['ALPHA', 30, 9],
      ['ZERO', 20, 0],
    ]),
  )['ZERO'];
  expect(said(card)).toBe(
    'Funding it anyway costs nothing: another plan is as good, for example this one with it. By itself it adds nothing that is known to the objective.',
  );
});

test('an effort is said as it is true at its edge, and a capacity where it is strictly better', () => {
  const cards = explained(
    planOf(60, [
      ['ALPHA', 30, 9],
      ['BRAVO', 30, 5],
      ['CHARLIE', 40, 4],
      ['DELTA', 45, 6],
    ]),
  );
  // With ALPHA it fits at 30: better than BRAVO.
  expect(said(cards['DELTA'])).toContain(
    'It gets in on its own if its value is more than 14 (now 6), or its effort is at most 30 tokens (now 45), or the whole portfolio gets 15 more tokens.',
  );
  // At 0 it comes on top of ALPHA and BRAVO.
  expect(said(cards['CHARLIE'])).toContain('or it takes no effort at all (now 40)');
});

test('of equal plans one is named as an example, and nothing is said of what decided', () => {
  const card = explained(
    planOf(30, [
      ['ALPHA', 30, 9],
      ['BRAVO', 30, 9],
    ]),
  );
  expect(said(card['ALPHA'])).toBe(
    'Dropping it costs nothing: another plan is as good, for example the one in which Initiative BRAVO (BRAVO) comes in.',
  );
});

test('a single question is answered with what is known soon, and with the rest when that takes longer', () => {
  const problem = planOf(50, [
    ['ALPHA', 30, 9],
    ['BRAVO', 30, 5],
  ]);
  const toldOf = (key: string, msPerLook: number): readonly SaidCard[] => {
    const told: SaidCard[] = [];
    let time = 0;
    const now = (): number => {
      time += msPerLook;
      return time;
    };
    const onProgress = (progress: ExplainProgress): void => {
      if (progress.about === 'why') told.push(progress.card);
    };
    const request: ExplainRequest = { why: { of: 'one', key }, alternatives: null, frontier: false, robustness: null };
    explainRun(problem, solve(problem, highs), request, highs, { seed: 1, now, isStopped: () => false, onProgress });
    return told;
  };
  const quick = toldOf('BRAVO', 1);
  expect(quick).toHaveLength(1);
  expect(quick[0]).toMatchObject({ loss: 4, exact: true });
  expect(quick[0]?.break_even_capacity).not.toBeNull();
  const [first, last] = toldOf('BRAVO', 1000);
  expect(first?.exact).toBe(false);
  expect(last).toEqual(quick[0]);
});
