import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson, contentHash, type Json } from '../../../src/core/kernel/canonical-json';

test('keys are put in order, at every depth; lists keep theirs', () => {
  const data = { b: [3, 1, { z: null, a: true }], a: { y: 'text', B: 1.5 } };
  expect(canonicalJson(data)).toBe('{"a":{"B":1.5,"y":"text"},"b":[3,1,{"a":true,"z":null}]}');
});

test('the order of keys is that of code units', () => {
  expect(canonicalJson({ ä: 1, z: 2, Z: 3, 10: 4, 9: 5 })).toBe('{"10":4,"9":5,"Z":3,"z":2,"ä":1}');
});

test('minus zero is zero', () => {
  expect(canonicalJson([-0])).toBe('[0]');
});

test('canonical text is JSON of the same data', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      expect(JSON.parse(canonicalJson(data as Json))).toEqual(JSON.parse(JSON.stringify(data)));
    }),
  );
});

test.each([
  // Published test vectors of SHA-256 are over bare text; these are over the JSON text, quotes included.
  ['abc', '6cc43f858fbb763301637b5af970e2a46b46f461f27e5a0f41e009c59b827b25'],
  ['', '12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126'],
])('the hash of the JSON text of %j is known', (text, digest) => {
  expect(contentHash(text)).toBe(digest);
});

test.each([
  ['letters', 'Growth'],
  ['letters of two bytes', 'São Paulo'],
  ['letters of three bytes', '東京'],
  ['emoji of four bytes', 'launch 🚀 now'],
  ['emoji joined from several', '👩‍💻'],
  ['a first surrogate alone', 'a\ud83d'],
  ['a last surrogate alone', '\ude80b'],
  ['surrogates the wrong way round', '\ude80\ud83d'],
  ['control characters', 'line\nbreak\u0000'],
])('the hash of %s is that of the UTF-8 bytes', (_, text) => {
  const data = { [text]: [text] };
  const expected = createHash('sha256')
    .update(new TextEncoder().encode(JSON.stringify(data)))
    .digest('hex');
  expect(contentHash(data)).toBe(expected);
});

test('the hash sees every change of content and no change of key order', () => {
  const hash = contentHash({ floor: 250, slice: ['UK'] });
  expect(contentHash({ slice: ['UK'], floor: 250 })).toBe(hash);
  expect(contentHash({ slice: ['UK'], floor: 251 })).not.toBe(hash);
  expect(contentHash({ slice: ['DE'], floor: 250 })).not.toBe(hash);
  expect(contentHash({ slice: ['UK'], floor: '250' })).not.toBe(hash);
});
