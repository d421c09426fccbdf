import fc from 'fast-check';
import { describeIssue } from '../../../src/core/kernel/issue';
import { evaluateFormula, parameterNames } from '../../../src/core/scoring/evaluate-formula';
import { parseFormula } from '../../../src/core/scoring/parse-formula';

const cell = { tab: 'Math_Models', row: 2, column: 'formula_text' };

/** Parameters as `name: number` or `name: [number, unit]`. */
type Given = Readonly<Record<string, number | readonly [number, string]>>;

function compute(text: string, given: Given = {}) {
  const { lines, issues } = parseFormula(text, cell);
  const parameters = new Map(
    Object.entries(given).map(([name, entry]) => {
      const [value, unit] = typeof entry === 'number' ? [entry, ''] : entry;
      return [name.toLowerCase(), { value, unit }];
    }),
  );
  const computed = evaluateFormula(lines, parameters, cell);
  return { value: computed.values.get('value'), values: computed.values, issues: [...issues, ...computed.issues] };
}

const said = (text: string, given?: Given): readonly string[] =>
  compute(text, given).issues.map((found) => `${found.code}: ${describeIssue(found).message}`);

test.each<[string, number]>([
  ['value = 500 * (0.12 - 0.08)', 20],
  ['value = 120000 * 0.60', 72_000],
  ['value = 120,000 * 60%', 72_000],
  ['value = 1.5 * 2564400 * 0.67 * 0.0185', 47_678.607],
  ['value = 72,179,100 * (0.0200 - 0.0185)', 108_268.65],
  ['72179100 * 0.005 * 1.85 %', 6_676.56675],
  ['value = 400 000 × (34 % − 30 %)', 16_000],
  ['value = 2 + 3 * 4 - 6 / 2', 11],
  ['value = 8 / 4 / 2', 1],
  ['value = 8 - 4 - 2', 2],
  ['value = -(2 + 3) * -1', 5],
  ['value = min(3, 2 * 4, 5) + MAX(1, -1)', 4],
  ['value = 1.5e3 + .5', 1_500.5],
  ['a = 2\nvalue = a * b\nb = A + 1', 6],
])('%s is %d', (text, expected) => {
  const { value, issues } = compute(text);
  expect(issues).toEqual([]);
  expect(value).toBeCloseTo(expected, 9);
});

test('parameters are found whatever the case of their names, and lines hide them', () => {
  expect(compute('value = Users * uplift', { USERS: 100, Uplift: 0.2 }).value).toBe(20);
  expect(compute('users = 7\nvalue = users', { users: 100 }).value).toBe(7);
  const { lines } = parseFormula('a = x + Y\nvalue = a * y + z', cell);
  expect(parameterNames(lines)).toEqual(['x', 'Y', 'z']);
});

test('every line is known by name: value, effort, overall', () => {
  const { values } = compute('value = 10\neffort = 4\noverall = value / effort');
  expect(Object.fromEntries(values)).toEqual({ value: 10, effort: 4, overall: 2.5 });
});

test.each<[string, readonly string[]]>([
  ['', ['formula-no-result: No line says what the result is']],
  ['result = 3', ['formula-no-result: No line says what the result is']],
  ['value = ', ['formula-unreadable: Line 1, character 8: the formula ends too early']],
  ['value = 3 +', ['formula-unreadable: Line 1, character 12: the formula ends too early']],
  ['value = 3 4', ['formula-unreadable: Line 1, character 11: 4 cannot be read here']],
  ['value = (3', ['formula-unreadable: Line 1, character 11: the formula ends too early']],
  ['value = 3 ^ 2', ['formula-unreadable: Line 1, character 11: ^ cannot be read here']],
  ['value = "3"', ['formula-unreadable: Line 1, character 9: " cannot be read here']],
  ['value = a.b', ['formula-unreadable: Line 1, character 10: . cannot be read here']],
  ['value = a[0]', ['formula-unreadable: Line 1, character 10: [ cannot be read here']],
  ['value = min()', ['formula-unreadable: Line 1, character 9: min cannot be read here']],
  ['value = sqrt(4)', ['formula-unknown-function: Line 1, character 9: sqrt( ) is not known here']],
  [
    'value = max(1,200, 3)',
    ['formula-number-ambiguous: Line 1, character 13: 1,200 can be one number or several inside min or max'],
  ],
  ['value = x', ['formula-unknown-name: Line 1, character 9: x has no value']],
  ['users = 3\nvalue = usres', ['formula-unknown-name: Line 2, character 9: usres has no value: did you mean users?']],
  [
    'value = a\na = b\nb = value',
    ['formula-cycle: Line 3, character 5: value needs a needs b needs value, which goes round in a circle'],
  ],
  ['value = value', ['formula-cycle: Line 1, character 9: value needs value, which goes round in a circle']],
  ['a = 1\na = 2\nvalue = a', ['formula-name-repeated: Line 2, character 1: a has a value already in line 1']],
  ['value = 1 / (2 - 2)', ['formula-division-by-zero: Line 1, character 14: this divides by 0']],
  ['value = 1e200 * 1e200', ['formula-overflow: Line 1, character 9: the result is too large to be a number']],
  ['value = 1e999', ['formula-overflow: Line 1, character 9: the result is too large to be a number']],
  [
    'one\ntwo',
    [
      'formula-unreadable: Line 1, character 1: one cannot be read here',
      'formula-unreadable: Line 2, character 1: two cannot be read here',
      'formula-no-result: No line says what the result is',
    ],
  ],
])('%j is refused with its place', (text, expected) => {
  expect(said(text)).toEqual(expected);
  expect(compute(text).value === undefined || text.startsWith('a = 1')).toBe(true);
});

test('adding what has different units is noted, plain numbers go with anything', () => {
  const given: Given = { sessions: [100, 'sessions'], orders: [5, 'orders'], rate: [0.1, '%'] };
  expect(said('value = sessions + orders', given)).toEqual([
    'formula-units-differ: Line 1, character 9: this puts sessions and orders together',
  ]);
  expect(said('value = max(sessions, orders)', given)).toHaveLength(1);
  for (const fine of [
    'sessions * rate + sessions',
    'sessions + 1',
    'sessions * orders + orders',
    'orders / sessions + rate',
  ])
    expect(said(`value = ${fine}`, given)).toEqual([]);
});

describe('in a spreadsheet that writes a comma before decimals', () => {
  const inGermany = (text: string) => parseFormula(text, cell, ',').issues.map((found) => describeIssue(found).message);

  test.each(['1.000', '1,200', '12.345', 'min(1.200, 3)'])('%s is never guessed', (number) => {
    expect(inGermany(`value = 2 * ${number}`)).toEqual([
      expect.stringMatching(/^Line 1, character \d+: [\d.,]+ can be a thousand or a decimal$/u),
    ]);
  });

  test.each(['0.125', '1.5', '1.2345', '1,200,000', '1 200', '1200', '12.5%'])(
    '%s can mean one thing only',
    (number) => {
      expect(inGermany(`value = 2 * ${number}`)).toEqual([]);
    },
  );

  test.each(['0,12', '1,5', '1.200.000'])('%s is refused', (number) => {
    expect(inGermany(`value = 2 * ${number}`)).toHaveLength(1);
  });
});

test('formulas that nobody could check are refused before they are read', () => {
  expect(said(`value = ${'('.repeat(40)}1${')'.repeat(40)}`)[0]).toMatch(/^formula-too-long/);
  expect(said(`value = ${'-'.repeat(100)}1`)[0]).toMatch(/^formula-too-long/);
  expect(said(`value = ${'1+'.repeat(3000)}1`)[0]).toMatch(/^formula-too-long/);
  expect(said('a = 1\n'.repeat(200))[0]).toMatch(/^formula-too-long/);
  expect(compute(`value = ${'1+'.repeat(2400)}1`).value).toBe(2401);
});

test('100,000 random strings never hang, throw or reach a global', () => {
  const pieces = fc.constantFrom(
    ...['value', ' = ', '\n', '(', ')', '+', '-', '*', '/', ',', '.', '%', '1', '1,200', '0', '1e309', 'min(', 'max('],
    ...[
      'constructor',
      '__proto__',
      'globalThis',
      'this',
      'toString',
      'eval("1")',
      '`$1`',
      '[',
      ']',
      '{',
      '}',
      ';',
      '=>',
    ],
    ...['a', 'b', '"', "'", '\\', '\u0000', '\u2028', '\ud83d', '×', '−', '?', ':', '&&', '==', 'new ', 'await '],
  );
  let computed = 0;
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const { value, issues } = compute(parts.join(''), { a: 2 });
      if (value !== undefined) computed += 1;
      return (
        (value === undefined || Number.isFinite(value)) && issues.every((found) => describeIssue(found).fix !== '')
      );
    }),
    { numRuns: 100_000, seed: 8 },
  );
  expect(computed).toBeGreaterThan(100);
});
