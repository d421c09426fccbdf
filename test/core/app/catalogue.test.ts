import { catalogue, type IssueCode } from '../../../src/core/kernel/messages/catalogue';
import { flawsOf } from '../problem/bad-cell';
import { type CatalogueCase, catalogueCases, saidOfGood } from './catalogue-cases';

// Object.entries forgets the key type; the cases have exactly the codes.
const cases = Object.entries(catalogueCases) as readonly (readonly [IssueCode, CatalogueCase])[];
const typed = cases.flatMap(([code, found]) => ('said' in found ? [[code, found.said] as const] : []));

test('the catalogue has at least 40 messages, and a case for each and no other', () => {
  expect(Object.keys(catalogue).length).toBeGreaterThanOrEqual(40);
  expect(Object.keys(catalogueCases).sort()).toEqual(Object.keys(catalogue).sort());
});

test('all messages but two can be provoked by typing', () => {
  const elsewhere = cases.flatMap(([code, found]) => ('elsewhere' in found ? [code] : []));
  expect(elsewhere.sort()).toEqual(['tie-broken', 'unusable-command']);
});

test.each(typed)('%s is provoked, with the severity of the catalogue and in good sentences', (code, said) => {
  const found = said().filter((issue) => issue.code === code);
  expect(found.map((issue) => issue.code)).toContain(code);
  expect(saidOfGood().map((issue) => issue.code)).not.toContain(code);
  expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set([catalogue[code].severity]));
  expect(found.flatMap(flawsOf)).toEqual([]);
});
