import fc from 'fast-check';
import { fillFormula } from '../../../src/core/scoring/fill-formula';

const fill = (formula: string, numbers: Readonly<Record<string, number>>) =>
  fillFormula(formula, new Map(Object.entries(numbers).map(([name, value]) => [name, { value, unit: '' }])));

test.each<[formula: string, numbers: Readonly<Record<string, number>>, filled: readonly string[]]>([
  ['value = a * b', { a: 1.5, b: 2_564_400 }, ['value = 1.5 × 2,564,400 = 3,846,600']],
  ['a*b', { a: 2, b: 3 }, ['value = 2 × 3 = 6']],
  ['  value=A*a', { a: 4 }, ['value = 4 × 4 = 16']],
  [
    'gain = after - before\nvalue = 100 * gain',
    { after: 0.5, before: 0.25 },
    ['gain = 0.5 - 0.25 = 0.25', 'value = 100 × 0.25 = 25'],
  ],
  ['value = x\n\nx = 12%', {}, ['value = 0.12', 'x = 12% = 0.12']],
  ['value = a - b', { a: 1, b: -2 }, ['value = 1 - (-2) = 3']],
  ['value = min(a, b)', { a: 1200, b: 3 }, ['value = min(1200, 3) = 3']],
  ['value = minutes * min(minutes, m)', { minutes: 5, m: 2 }, ['value = 5 × min(5, 2) = 10']],
  ['value = tiny * 2', { tiny: 1e-12 }, ['value = 1e-12 × 2 = 2e-12']],
  ['value = größe × 2', { größe: 3 }, ['value = 3 × 2 = 6']],
])('%j with %j is shown with its numbers', (formula, numbers, filled) => {
  expect(fill(formula, numbers)).toEqual(filled);
});

test.each(['value = missing', 'value = 1 / 0', 'value = (', 'a = b\nb = a\nvalue = 1'])(
  '%j is not shown filled in',
  (formula) => {
    expect(fill(formula, {})).toBeNull();
  },
);

/** Expressions of two names, a line and numbers. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom('a', 'B', 'line', '2', '1,250', '12%', '.5', '1e3'),
    fc
      .tuple(tie('expression'), fc.constantFrom('+', ' - ', '*', ' × '), tie('expression'))
      .map((parts) => parts.join('')),
    tie('expression').map((inner) => `(${inner})`),
    tie('expression').map((inner) => `-(${inner})`),
    fc.tuple(tie('expression'), tie('expression')).map(([left, right]) => `min((${left}), max(a, (${right})))`),
  ),
}));

test('what is shown filled in comes to what the formula comes to', () => {
  const numbers = fc.record({ a: fc.integer({ min: -5000, max: 5000 }), b: fc.integer({ min: 0, max: 9 }) });
  fc.assert(
    fc.property(expression, numbers, (text, given) => {
      const filled = fill(`line = a + b\n value = ${text}`, given);
      // Only a comma between arguments makes a formula of these unreadable.
      if (filled === null) return text.includes('1,250') && text.includes('min');
      const [, value = ''] = filled;
      const [shown = '', result = shown] = value.slice('value = '.length).split(' = ');
      return fill(shown, {})?.at(-1)?.split(' = ').at(-1) === result;
    }),
    { numRuns: 5_000, seed: 8 },
  );
});
