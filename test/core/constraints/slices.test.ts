import {
  dimensionName,
  parseDimension,
  printSlice,
  type SliceDimension,
  sliceDimensions,
  sliceId,
  sliceKey,
  sliceOf,
  wholePortfolio,
} from '../../../src/core/domain/slice';
import { initiativeKey } from '../../../src/core/kernel/keys';
import { candidate, poolOf } from './small-plans';

/** The slice of a dimension cell and a key cell; null when either cannot be read. */
function slice(dimension: string, key: string) {
  const dimensions = parseDimension(dimension);
  return dimensions === null ? null : sliceOf(dimensions, key);
}

test.each<[string, readonly SliceDimension[]]>([
  ['all', []],
  [' ALL ', []],
  ['country', ['country']],
  ['Country', ['country']],
  ['department + Country', ['department', 'country']],
  ['country+department+segment', ['country', 'department', 'segment']],
])('the dimension %j is read', (text, dimensions) => {
  expect(parseDimension(text)).toEqual(dimensions);
});

test.each(['', 'region', 'country+', 'country+region', 'country+country', 'all+country', 'initiative'])(
  'the dimension %j does not exist',
  (text) => {
    expect(parseDimension(text)).toBeNull();
  },
);

test('every dimension of the product can be sliced by', () => {
  expect(sliceDimensions.map((dimension) => slice(dimension, 'x')?.dimensions)).toEqual(
    sliceDimensions.map((dimension) => [dimension]),
  );
});

test.each([
  ['country', 'UK', 'country', 'UK', 'UK'],
  ['country+department', 'UK+Growth', 'country+department', 'UK+Growth', 'UK + Growth'],
  ['department+country', 'Growth + UK', 'country+department', 'UK+Growth', 'UK + Growth'],
  ['country', 'Trinidad + Tobago', 'country', 'Trinidad + Tobago', 'Trinidad + Tobago'],
])('%s %j is stored as %s %j and printed as "%s"', (dimension, key, storedDimension, storedKey, printed) => {
  const read = slice(dimension, key) ?? wholePortfolio;
  expect([dimensionName(read), sliceKey(read), printSlice(read)]).toEqual([storedDimension, storedKey, printed]);
});

test('the whole portfolio is stored as all and all', () => {
  expect([dimensionName(wholePortfolio), sliceKey(wholePortfolio), printSlice(wholePortfolio)]).toEqual([
    'all',
    'all',
    'the whole portfolio',
  ]);
});

test.each([
  ['country', ''],
  ['country', '  '],
  ['country+department', 'UK'],
  ['country+department', 'UK+'],
  ['country+department', 'UK+Growth+Core'],
])('%s has no slice %j', (dimension, key) => {
  expect(slice(dimension, key)).toBeNull();
});

test('values are put in the spelling that the workbook gives them, each by its own dimension', () => {
  const spell = (dimension: SliceDimension, value: string) => `${dimension}:${value.toUpperCase()}`;
  expect(sliceOf(['department', 'country'], 'growth+uk', spell)?.values).toEqual(['country:UK', 'department:GROWTH']);
});

test.each([
  ['country', 'UK', { country: ' uk ' }, true],
  ['country', 'UK', { country: 'DE' }, false],
  ['country', 'UK', {}, false],
  ['country', 'UK', { segment: 'UK' }, false],
  ['country+department', 'UK+Growth', { country: 'UK', department: 'GROWTH' }, true],
  ['country+department', 'UK+Growth', { country: 'UK', department: 'Tech' }, false],
  ['country+department', 'UK+Growth', { country: 'Growth', department: 'UK' }, false],
])('%s %s holds an initiative with %j: %s', (dimension, key, values, isInside) => {
  const pool = poolOf([candidate('A', { slices: values }), candidate('B')]);
  const read = slice(dimension, key) ?? wholePortfolio;
  expect(pool.isMember(read, initiativeKey('A'))).toBe(isInside);
  expect(pool.membersOf(read).map((member) => member.key)).toEqual(isInside ? ['A'] : []);
});

test('the whole portfolio holds everything', () => {
  expect(poolOf([candidate('A'), candidate('B')]).membersOf(wholePortfolio)).toHaveLength(2);
});

test.each([
  [['country', 'UK'], ['Country', ' uk '], true],
  [['country+department', 'UK+Growth'], ['department+country', 'growth+uk'], true],
  [['country', 'UK'], ['segment', 'UK'], false],
  [['country+department', 'A+B'], ['country+department', 'B+A'], false],
  [['country', 'all'], ['all', ''], false],
])('%j and %j are the same slice: %s', ([dimension = '', key = ''], [otherDimension = '', otherKey = ''], isSame) => {
  const other = parseDimension(otherDimension)?.length === 0 ? wholePortfolio : slice(otherDimension, otherKey);
  expect(sliceId(slice(dimension, key) ?? wholePortfolio) === sliceId(other ?? wholePortfolio)).toBe(isSame);
});
