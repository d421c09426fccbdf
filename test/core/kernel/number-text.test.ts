import fc from 'fast-check';
import {
  parseNumberText,
  printBound,
  printComputed,
  printNumber,
  printTyped,
  twoReadings,
} from '../../../src/core/kernel/number-text';

test.each([
  ['1200', 1200],
  ['1,200', 1200],
  ['1 200', 1200],
  ['1\u00a0200', 1200],
  ['1\u202f200\u202f000', 1200000],
  ['1,234,567.5', 1234567.5],
  ['-3.5', -3.5],
  ['+3', 3],
  ['\u22123', -3],
  ['.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
  ['2.5E-2', 0.025],
  ['  7 ', 7],
])('%j is the number %d', (text, value) => {
  expect(parseNumberText(text)).toEqual({ value, isPercent: false });
});

test.each([
  ['20%', 0.2],
  ['20 %', 0.2],
  ['-2.5%', -0.025],
  ['1,200%', 12],
])('%j is the percentage %d', (text, value) => {
  expect(parseNumberText(text)).toEqual({ value, isPercent: true });
});

test.each([
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['-1.234.567,25', -1234567.25],
  ['1.234.567', 1234567],
  ['1,234,567', 1234567],
  ["1'200", 1200],
  ['1\u2019200.5', 1200.5],
  ['1.5', 1.5],
  ['0.500', 0.5],
  ['1200.500', 1200.5],
  ['1 200.500', 1200.5],
] as const)('%j means %d in every country', (text, value) => {
  expect(parseNumberText(text, '.')).toEqual({ value, isPercent: false });
  expect(parseNumberText(text, ',')).toEqual({ value, isPercent: false });
});

test.each([
  ['1,5', 1.5],
  ['0,500', 0.5],
  [',5', 0.5],
  ['12,34', 12.34],
  ['1 200,5', 1200.5],
  ['1200,500', 1200.5],
  ['2,5E-2', 0.025],
])('%j is read where decimals follow a comma, and nowhere else', (text, value) => {
  expect(parseNumberText(text, ',')).toEqual({ value, isPercent: false });
  expect(parseNumberText(text, '.')).toBeNull();
  expect(twoReadings(text, '.')).toBeNull();
});

test.each([
  ['1,200', '.', 1200],
  ['1.200', ',', 1200],
  ['-12.345', ',', -12345],
] as const)('%j where the decimal mark is %j has the mark of thousands: %d', (text, mark, value) => {
  expect(parseNumberText(text, mark)).toEqual({ value, isPercent: false });
  expect(twoReadings(text, mark)).toBeNull();
});

test.each([
  ['1.200', '.', ['1200', '1.2']],
  ['1,200', ',', ['1200', '1,2']],
  ['\u221212.345', '.', ['-12345', '-12.3450']],
  ['3.000', '.', ['3000', '3']],
  ['1.200 %', '.', ['1200%', '1.2%']],
] as const)(
  '%j where the decimal mark is %j can mean %j, and each of these means one number',
  (text, mark, readings) => {
    expect(parseNumberText(text, mark)).toBeNull();
    expect(twoReadings(text, mark)).toEqual(readings);
    const numbers = readings.map((reading) => parseNumberText(reading, mark)?.value ?? Number.NaN);
    expect(numbers[0]).toBeCloseTo(1000 * (numbers[1] ?? 0), 9);
  },
);

test.each([
  ['a decimal comma', '1,5'],
  ['decimals before thousands', '1.5,200'],
  ['groups that differ', '1.200,300.400'],
  ['thousands after a zero', '0.200.300'],
  ['two kinds of separator', '1,200 000'],
  ['groups of the wrong length', '12,34,567'],
  ['a first group of four', '1200,000'],
  ['two decimal points', '1.2.3'],
  ['a unit', '12 days'],
  ['a currency', '$12'],
  ['two signs', '--3'],
  ['a sign apart', '- 3'],
  ['a range', '3-5'],
  ['two percent signs', '5%%'],
  ['a percent sign alone', '%'],
  ['nothing', ''],
  ['hexadecimal', '0x10'],
  ['a word that JavaScript knows', 'Infinity'],
  ['a number that is too large', '1e999'],
])('%s is not guessed at: %j', (_, text) => {
  expect(parseNumberText(text)).toBeNull();
});

test.each([
  [1200, '1,200'],
  [1234567.5, '1,234,567.5'],
  [-1000, '-1,000'],
  [0.1 + 0.2, '0.3'],
  [999, '999'],
  [-0, '0'],
  [-0.0000001, '0'],
  [1450000, '1,450,000'],
])('%d is printed as %s', (value, shown) => {
  expect(printNumber(value)).toBe(shown);
});

test.each([
  [2.345, 1, '2.3'],
  [2.96, 1, '3'],
  [1234.5678, 0, '1,235'],
])('%d with %d decimals is printed as %s', (value, digits, shown) => {
  expect(printNumber(value, digits)).toBe(shown);
});

test('a printed number reads as the number itself, but for three decimals that could be thousands', () => {
  const numbers = fc.integer({ min: -1e12, max: 1e12 }).map((whole) => whole / 1000);
  fc.assert(
    fc.property(numbers, (value) => {
      const shown = printNumber(value);
      const isTwofold = twoReadings(shown) !== null;
      expect(isTwofold).toBe(/^-?[1-9]\d{0,2}\.\d{3}$/.test(shown));
      expect(parseNumberText(shown)?.value).toBe(isTwofold ? undefined : value === 0 ? 0 : value);
    }),
  );
});

test.each([
  [1497936.82375, '1,497,936', '1,497,937'],
  [1220, '1,220', '1,220'],
  [2063.17625, '2,063.17', '2,063.18'],
  [2.3, '2.3', '2.3'],
  [30.00000000000003, '30', '30'],
  [29.99999999999997, '30', '30'],
  [-1.5, '-1.5', '-1.5'],
  [-3.1234567, '-3.12346', '-3.12345'],
  [0, '0', '0'],
])('%d to go by is at most %s and at least %s', (value, most, least) => {
  expect(printBound(value, 'at most')).toBe(most);
  expect(printBound(value, 'at least')).toBe(least);
});

test.each([
  [72179100 * (0.02 - 0.0185), '108,268.65'],
  [500 * (0.12 - 0.08), '20'],
  [6676.56675, '6,676.56675'],
  [0.0000012345, '0.0000012345'],
  [1234567890123, '1,234,567,890,123'],
])('computed, %d reads %s', (value, text) => {
  expect(printComputed(value)).toBe(text);
});

test.each([
  [3050, '3050'],
  [1234567.5, '1234567.5'],
  [-1200, '-1200'],
  [0.25, '0.25'],
])('%d is typed as %s, which no country reads otherwise', (value, text) => {
  expect(printTyped(value)).toBe(text);
});
