import fc from 'fast-check';
import { parseNumberText, printNumber } from '../../../src/core/kernel/number-text';

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
  ['a decimal comma', '1,5'],
  ['a decimal comma after a point', '1.234,5'],
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

test('a printed number reads as the number itself', () => {
  const numbers = fc.integer({ min: -1e12, max: 1e12 }).map((whole) => whole / 1000);
  fc.assert(fc.property(numbers, (value) => parseNumberText(printNumber(value))?.value === (value === 0 ? 0 : value)));
});
