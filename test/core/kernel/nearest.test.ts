import { nearest } from '../../../src/core/kernel/nearest';

const keys = ['INIT-000123', 'INIT-000124', 'NSM_ORDERS', 'KPI_COST', 'UK', 'Growth'];

test.each([
  ['a letter too few', 'NSM_ORDRS', 'NSM_ORDERS'],
  ['a letter too many', 'NSM_ORDEERS', 'NSM_ORDERS'],
  ['a wrong letter', 'NSM_ORDERZ', 'NSM_ORDERS'],
  ['two neighbours swapped', 'KPI_CSOT', 'KPI_COST'],
  ['other case and space around', '  growht ', 'Growth'],
  ['a third of the letters wrong', 'NSM_ORxxxS', 'NSM_ORDERS'],
])('%s: %s is near %s', (_, typed, meant) => {
  expect(nearest(typed, keys)).toBe(meant);
});

test.each([
  ['nothing in common', 'Payments'],
  ['as many changes as letters', 'DE'],
  ['no text at all', ''],
])('%s: %j is near nothing', (_, typed) => {
  expect(nearest(typed, keys)).toBeNull();
});

test('a swap of neighbours counts as one change, so it wins over two replacements', () => {
  expect(nearest('abdc', ['abxy', 'abcd'])).toBe('abcd');
});

test('of equally near choices none is offered, and a nearer one beats them', () => {
  expect(nearest('INIT-000125', keys)).toBeNull();
  expect(nearest('init-000124', keys)).toBe('INIT-000124');
  expect(nearest('Growht', ['Growth', 'growth'])).toBe('Growth');
});

test('without choices nothing is near', () => {
  expect(nearest('UK', [])).toBeNull();
});
