import fc from 'fast-check';
import { compareKeys, compareText, fold, foldHeader } from '../../../src/core/kernel/fold';

test.each([
  ['UK', 'uk'],
  ['  Growth ', 'growth'],
  ['Tech \t Debt', 'tech debt'],
  ['São Paulo', 'sa\u0303o paulo'],
  ['a\u00a0b', 'A B'],
])('%j and %j are the same key', (left, right) => {
  expect(fold(left)).toBe(fold(right));
});

test.each([
  ['INIT-1', 'INIT 1'],
  ['INIT-1', 'INIT_1'],
  ['café', 'cafe'],
])('%j and %j are different keys', (left, right) => {
  expect(fold(left)).not.toBe(fold(right));
});

test('folding what is folded changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)));
});

test.each(['initiative_key', 'Initiative Key', 'INITIATIVE-KEY', ' initiativekey ', 'initiative__key'])(
  '%j is found as initiative_key',
  (header) => {
    expect(foldHeader(header)).toBe(foldHeader('initiative_key'));
  },
);

test('keys are ordered by folded text, then by the text itself', () => {
  expect(['b', 'a', 'B', 'A', 'É'].sort(compareKeys)).toEqual(['A', 'a', 'B', 'b', 'É']);
});

test('texts are ordered by code unit, whatever the locale', () => {
  expect(['ä', 'z', 'Z', 'a'].sort(compareText)).toEqual(['Z', 'a', 'z', 'ä']);
});
