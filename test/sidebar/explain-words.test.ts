import type { SaidCard } from '../../src/core/app/explain-run';
import type { FrontierPoint } from '../../src/core/explain/worth/frontier';
import type { CapacityStep, PoolWorth } from '../../src/core/explain/worth/worth-of-capacity';
import { initiativeKey } from '../../src/core/kernel/keys';
import { printValue } from '../../src/sidebar/model/cell-words';
import { certaintyGroups, printShare } from '../../src/sidebar/model/certainty-words';
import { becauseOf, distanceIn } from '../../src/sidebar/model/clash-words';
import { chartSize, drawFrontier } from '../../src/sidebar/model/frontier-chart';
import { whyFigures, withoutName } from '../../src/sidebar/model/why-figures';
import { worthLines } from '../../src/sidebar/model/worth-words';

const card: SaidCard = {
  key: initiativeKey('INIT-3'),
  funded: false,
  loss: 14,
  displaced: [],
  enters: [],
  value: 20,
  tokens: 90,
  break_even_value: 34,
  break_even_tokens: 60,
  break_even_capacity: { pool: 'UK', capacity: 430, more: 30 },
  tie: false,
  brings_nothing: false,
  chosen: false,
  tokens_tie: false,
  blocked_by: null,
  exact: true,
  sentence: 'INIT-3 Pay now. Funding it anyway costs 14.',
};

test('a why card says what would turn the decision, each from what it is now', () => {
  expect(whyFigures(card)).toEqual([
    { name: 'Value', now: '20', turns: 'in above 34' },
    { name: 'Tokens', now: '90', turns: 'in at 60 or less' },
    { name: 'Capacity of UK', now: '400', turns: 'in from 430' },
  ]);
  const funded = { ...card, funded: true, break_even_capacity: null };
  expect(whyFigures(funded).map(({ turns }) => turns)).toEqual(['out below 34', 'out above 60']);
  expect([0, -6, null].map((loss) => whyFigures({ ...card, loss }))).toEqual([[], [], []]);
  const tokens = (change: Partial<SaidCard>): readonly (string | undefined)[] =>
    whyFigures({ ...card, break_even_value: null, break_even_capacity: null, ...change }).map(({ turns }) => turns);
  expect(tokens({ break_even_tokens: 0 })).toEqual(['in at 0']);
  expect(tokens({ tokens_tie: true })).toEqual(['as good at 60 or less']);
  expect(tokens({ brings_nothing: true })).toEqual([]);
});

test('the figures of a why card are true as they are printed', () => {
  const near = { break_even_value: 34.000_04, break_even_tokens: 60.009, break_even_capacity: null };
  const turns = (funded: boolean): readonly string[] =>
    whyFigures({ ...card, ...near, funded }).map((one) => one.turns);
  expect(turns(false)).toEqual(['in above 34.0001', 'in at 60 or less']);
  expect(turns(true)).toEqual(['out below 34', 'out above 60.01']);
});

test('a card leaves out the name that stands above it, and nothing else', () => {
  expect(withoutName(card, 'Pay now')).toBe('Funding it anyway costs 14.');
  expect(withoutName(card, 'Pay later')).toBe(card.sentence);
  expect(withoutName({ ...card, sentence: 'INIT-3. No.' }, '')).toBe('No.');
});

test.each<[Partial<CapacityStep>, string]>([
  [{ gain: 12.5 }, 'brings 12.5'],
  [{ gain: -3 }, 'costs 3'],
  [{ gain: 0 }, 'no difference'],
  [{ gain: 7, exact: false }, 'brings 7 (not proven)'],
  [{ gain: null }, 'not known: time ended'],
  [{ gain: null, impossible: true }, 'no plan keeps the rules'],
])('what more tokens would do is said in words: %j', (change, effect) => {
  const step: CapacityStep = {
    blocks: 2,
    capacity: 440,
    gain: 0,
    impossible: false,
    enters: [],
    leaves: [],
    exact: true,
    ...change,
  };
  const worth: PoolWorth = { pool: 'UK', capacity: 400, used: 390, room: 10, block: 20, steps: [step] };
  expect(worthLines(worth)).toEqual([{ amount: '+40 tokens', effect, enters: [], leaves: [] }]);
  expect(worthLines({ ...worth, block: 1, steps: [{ ...step, blocks: -1 }] })[0]?.amount).toBe('−1 token');
});

test('the chart spans its points, by rising capacity, and a flat one lies in the middle', () => {
  const point = (capacity: number, objective: number): FrontierPoint => {
    return { capacity, objective, tokens: 0, selected: [], is_base: false, proven: true };
  };
  const { points, capacities, objectives } = drawFrontier([point(200, 9), point(100, 5)]);
  expect([capacities, objectives]).toEqual([
    [100, 200],
    [5, 9],
  ]);
  expect(points.map(({ x, y }) => [x, y])).toEqual([
    [0, chartSize.height],
    [chartSize.width, 0],
  ]);
  expect(drawFrontier([point(100, 5), point(200, 5)]).points[0]?.y).toBe(chartSize.height / 2);
});

test('initiatives stand by certainty, the surest first', () => {
  const one = (key: string, share: number, certainty: 'sure' | 'out') => {
    return { key: initiativeKey(key), share, certainty };
  };
  const groups = certaintyGroups([one('A', 0.01, 'out'), one('B', 0.96, 'sure'), one('C', 1, 'sure')]);
  expect(groups.map(({ title, initiatives }) => [title, initiatives.map(({ key }) => key)])).toEqual([
    ['Sure: in at least 95 % of draws', ['C', 'B']],
    ['Out: in less than 20 % of draws', ['A']],
  ]);
  expect(printShare(0.934)).toBe('93 %');
});

test('what a cell holds is said so that an empty one is seen', () => {
  expect([printValue(''), printValue(1250), printValue('UK: 400'), printValue(true), printValue(false)]).toEqual([
    'empty',
    '1,250',
    'UK: 400',
    'ticked',
    'not ticked',
  ]);
});

test('how far rules are from holding is taken out of the paragraph that says it all', () => {
  const conflicts = [
    { sentence: 'These cannot all hold: A - B.' },
    { sentence: 'This cannot hold: C, because D is out.' },
  ];
  const clash = conflicts.map(({ sentence }) => sentence).join(' ');
  expect(distanceIn(`${clash} You are 60 tokens over. Smallest fixes: E.`, conflicts)).toBe('You are 60 tokens over.');
  expect(distanceIn(`${clash} Smallest fixes: E.`, conflicts)).toBe('');
  expect(distanceIn(`${clash} No change that may be proposed makes a plan possible.`, conflicts)).toBe('');
  expect(distanceIn('Another paragraph.', conflicts)).toBe('');
  expect(conflicts.map(({ sentence }) => becauseOf(sentence))).toEqual(['', 'Because D is out. ']);
});
