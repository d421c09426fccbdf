import type { Cell } from '../../../src/core/columns/cell';
import type { ColumnType } from '../../../src/core/columns/column';
import { amount, amountsByValue, keyList, period, weighting } from '../../../src/core/columns/compound-columns';
import { parseIsoDate } from '../../../src/core/kernel/iso-date';

function readingOf(type: ColumnType<unknown>, cell: Cell): unknown {
  const read = type.read(cell);
  return read.kind === 'value' ? read.value : read.problem;
}

describe('an amount of tokens', () => {
  test.each<[Cell, number, boolean]>([
    [250, 250, false],
    ['1,200', 1200, false],
    ['20%', 0.2, true],
    [{ kind: 'percent', value: 0.2 }, 0.2, true],
    [0.2, 0.2, false],
  ])('in the cell %j is %d (a share of capacity: %s)', (cell, value, isShare) => {
    expect(readingOf(amount, cell)).toEqual({ value, isShare });
  });

  test.each<[Cell]>([['a fifth'], ['1,5'], [true], ['20% of UK']])('is not read from %j', (cell) => {
    expect(readingOf(amount, cell)).toMatchObject({ code: 'not-a-number' });
  });

  test('must not be negative', () => {
    expect(amount.schema.safeParse({ value: -1, isShare: false }).success).toBe(false);
    expect(amount.schema.safeParse({ value: 0, isShare: true }).success).toBe(true);
  });
});

test.each<[Cell, readonly string[]]>([
  ['INIT-1, INIT-2; INIT-3', ['INIT-1', 'INIT-2', 'INIT-3']],
  ['INIT-1\nINIT-2', ['INIT-1', 'INIT-2']],
  [17, ['17']],
  [';', []],
])('the cell %j lists the keys %j', (cell, keys) => {
  expect(readingOf(keyList, cell)).toEqual(keys);
});

describe('a period', () => {
  test.each<[string, Cell, string]>([
    ['text', 'Q2 2026', '2026-Q2'],
    ['a number is its year', 2026, '2026'],
    ['a date is its month', { kind: 'date', date: parseIsoDate('2026-03-17') ?? failure() }, '2026-03'],
  ])('%s', (_, cell, shown) => {
    expect(readingOf(period, cell)).toMatchObject({ key: shown });
  });

  test.each<[Cell]>([['soon'], [26], [2026.5], [true], [3000]])('is not read from %j', (cell) => {
    expect(readingOf(period, cell)).toMatchObject({ code: 'unreadable-period' });
  });

  test('passes its own schema', () => {
    expect(period.schema.safeParse(readingOf(period, '2026-W53')).success).toBe(true);
  });
});

describe('weights', () => {
  test.each<[string, Cell, unknown, boolean]>([
    [
      'shares',
      'ORDERS: 60%, COST: 0.4',
      [
        ['ORDERS', 0.6],
        ['COST', 0.4],
      ],
      false,
    ],
    [
      'JSON',
      '{"ORDERS": 3, "COST": 1}',
      [
        ['ORDERS', 3],
        ['COST', 1],
      ],
      false,
    ],
    [
      'an order',
      'ORDERS > COST > REACH',
      [
        ['ORDERS', 3],
        ['COST', 2],
        ['REACH', 1],
      ],
      true,
    ],
    ['one KPI alone', ' ORDERS ', [['ORDERS', 1]], true],
    ['nothing, as JSON', '{}', [], false],
  ])('are read from %s', (_, cell, pairs, ordered) => {
    const entries = (pairs as [string, number][]).map(([key, weight]) => ({ key, weight }));
    expect(readingOf(weighting, cell)).toEqual({ entries, ordered });
  });

  test.each([
    ['ORDERS >', 'a KPI is missing beside >'],
    ['> ORDERS', 'a KPI is missing beside >'],
    ['ORDERS: many', '"many" beside ORDERS is not a number'],
    ['{"ORDERS":', 'it starts like JSON but is not valid JSON'],
    ['ORDERS: 1, Orders: 2', 'Orders stands twice'],
  ])('are not read from %j: %s', (shown, reason) => {
    expect(readingOf(weighting, shown)).toEqual({ code: 'unreadable-weights', facts: { shown, reason } });
  });
});

describe('tokens by value', () => {
  test.each<[Cell, unknown]>([
    [
      'UK: 400, DE: 300',
      [
        { name: 'UK', tokens: 400 },
        { name: 'DE', tokens: 300 },
      ],
    ],
    ['{"UK": 1200}', [{ name: 'UK', tokens: 1200 }]],
    ['UK = 1,200', [{ name: 'UK', tokens: 1200 }]],
  ])('are read from %j', (cell, amounts) => {
    expect(readingOf(amountsByValue, cell)).toEqual(amounts);
  });

  test('are refused with the reason', () => {
    const facts = { shown: '400', reason: '"400" has no colon and number' };
    expect(readingOf(amountsByValue, 400)).toEqual({ code: 'unreadable-amounts', facts });
  });

  test('must not be negative', () => {
    expect(amountsByValue.schema.safeParse([{ name: 'UK', tokens: -1 }]).success).toBe(false);
  });
});

test.each([
  [amount, 'tokens (0 or more), or a percentage of capacity such as 20%'],
  [keyList, 'keys, separated by commas'],
  [period, 'a period such as 2026, 2026-H1, 2026-Q2, 2026-03 or 2026-W07'],
  [weighting, 'weights such as ORDERS: 60%, RETENTION: 40%, or an order such as ORDERS > RETENTION'],
  [amountsByValue, 'tokens per value, such as UK: 400, DE: 300'],
])('each type says in words what it takes: %#', (type, label) => {
  expect(type.label).toBe(label);
});

function failure(): never {
  throw new Error('no such day');
}
