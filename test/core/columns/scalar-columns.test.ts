import type { Cell } from '../../../src/core/columns/cell';
import type { ColumnType } from '../../../src/core/columns/column';
import { boolean, choice, date, key, label, number, text } from '../../../src/core/columns/scalar-columns';
import { parseIsoDate } from '../../../src/core/kernel/iso-date';

/** What a type makes of a cell: the value, or the code of the problem. */
function readingOf(type: ColumnType<unknown>, cell: Cell): unknown {
  const read = type.read(cell);
  return read.kind === 'value' ? read.value : `problem: ${read.problem.code}`;
}

function dateCell(day: string): Cell {
  const parsed = parseIsoDate(day);
  if (parsed === null) throw new Error(`${day} is no day`);
  return { kind: 'date', date: parsed };
}

const half: Cell = { kind: 'percent', value: 0.5 };
const level = choice(['north_star', 'strategic'], { nsm: 'north_star' });

describe('text', () => {
  test.each<[string, Cell, string]>([
    ['words, without the space around them', '  Faster checkout ', 'Faster checkout'],
    ['a number as it looks', 2026, '2026'],
    ['a checkbox as it looks', true, 'TRUE'],
    ['a date as ISO text', dateCell('2026-05-15'), '2026-05-15'],
    ['a percentage with its sign', half, '50%'],
  ])('keeps %s', (_, cell, shown) => {
    expect(readingOf(text, cell)).toBe(shown);
    expect(readingOf(key, cell)).toBe(shown);
    expect(readingOf(label, cell)).toBe(shown);
  });

  test('is for people alone; keys and slice values are not', () => {
    expect([text.forPeople, key.forPeople, label.forPeople]).toEqual([true, false, false]);
  });
});

describe('a number', () => {
  test.each<[Cell, unknown]>([
    [12.5, 12.5],
    ['1,200', 1200],
    ['20%', 0.2],
    [half, 0.5],
    [-3, -3],
    ['1,5', 'problem: not-a-number'],
    ['1.200', 'problem: two-numbers'],
    ['twelve', 'problem: not-a-number'],
    [true, 'problem: not-a-number'],
    [dateCell('2026-05-15'), 'problem: not-a-number'],
    [Number.NaN, 'problem: not-a-number'],
    [Number.POSITIVE_INFINITY, 'problem: not-a-number'],
  ])('in the cell %j reads as %j', (cell, read) => {
    expect(readingOf(number(), cell)).toBe(read);
  });

  test.each([
    [number(), 'a number', -1, true],
    [number({ minimum: 0 }), 'a number, 0 or more', -1, false],
    [number({ minimum: 0 }), 'a number, 0 or more', 0, true],
    [number({ minimum: 0, maximum: 1 }), 'a number from 0 to 1', 1.1, false],
    [number({ maximum: 1 }), 'a number, 1 or less', 1.1, false],
    [number({ minimum: 0, whole: true }), 'a whole number, 0 or more', 1.5, false],
    [number({ minimum: 0, whole: true }), 'a whole number, 0 or more', 3, true],
  ])('within the bounds of its column: %#', (type, printed, value, fits) => {
    expect(type.label).toBe(printed);
    expect(type.schema.safeParse(value).success).toBe(fits);
  });
});

describe('yes or no', () => {
  test.each<[Cell, unknown]>([
    [true, true],
    [false, false],
    ['Yes', true],
    [' n ', false],
    ['TRUE', true],
    [1, true],
    [0, false],
    ['maybe', 'problem: not-yes-or-no'],
    [2, 'problem: not-yes-or-no'],
    ['x', 'problem: not-yes-or-no'],
  ])('in the cell %j reads as %j', (cell, read) => {
    expect(readingOf(boolean, cell)).toBe(read);
  });
});

describe('a date', () => {
  test.each<[Cell, unknown]>([
    [dateCell('2026-05-15'), '2026-05-15'],
    ['2026/5/15', '2026-05-15'],
    ['05/06/2026', 'problem: two-dates'],
    ['15/06/2026', 'problem: not-a-date'],
    ['2026-02-30', 'problem: not-a-date'],
    [46157, 'problem: not-a-date'],
    [true, 'problem: not-a-date'],
  ])('in the cell %j reads as %j', (cell, read) => {
    expect(readingOf(date, cell)).toBe(read);
  });

  test('must be in the calendar to pass the schema', () => {
    expect(date.schema.safeParse('2026-05-15').success).toBe(true);
    expect(date.schema.safeParse('2026-02-30').success).toBe(false);
    expect(date.schema.safeParse('2026/05/15').success).toBe(false);
  });
});

describe('one of fixed words', () => {
  test.each(['north_star', 'North Star', ' NORTH-STAR ', 'nsm', 'NSM'])('%j reads as north_star', (cell) => {
    expect(readingOf(level, cell)).toBe('north_star');
  });

  test('another word is refused with the choices and the nearest of them', () => {
    const facts = { shown: 'stratgic', choices: ['north_star', 'strategic'], near: 'strategic' };
    expect(level.read('stratgic')).toEqual({ kind: 'problem', problem: { code: 'not-a-choice', facts } });
  });

  test('the choices are there for the dropdown, the aliases are not', () => {
    expect(level.choices).toEqual(['north_star', 'strategic']);
    expect(level.label).toBe('one of north_star, strategic');
  });
});

test.each([
  ['a key', key],
  ['text', text],
  ['a value', label],
])('a column of %s is formatted as text, so that Sheets leaves it alone', (printed, type) => {
  expect(type.label).toBe(printed);
  expect(type.format).toBe('@');
});
