import { nearestKeyAmong } from '../../../src/core/kernel/nearest-key';

const keys = ['INIT-000123', 'INIT-000200', 'INIT-MP-001', 'INIT-CP-001', 'INIT-AA-002', 'PAYMENTS', 'GROW-CHECKOUT-7'];
const nearestKey = nearestKeyAmong(keys);

test.each([
  ['a zero too few', 'INIT-00123', 'INIT-000123'],
  ['a zero too many', 'INIT-0000123', 'INIT-000123'],
  ['no zeros at all', 'init-123', 'INIT-000123'],
  ['two digits swapped', 'INIT-000132', 'INIT-000123'],
  ['a digit dropped', 'INIT-00023', 'INIT-000123'],
  ['a digit inserted', 'INIT-0001423', 'INIT-000123'],
  ['a zero dropped beside a code', 'INIT-MP-01', 'INIT-MP-001'],
  ['other separators', 'INIT_MP 001', 'INIT-MP-001'],
  ['no separators', 'INITMP001', 'INIT-MP-001'],
  ['a letter dropped from a long word', 'PAYMNTS', 'PAYMENTS'],
  ['a slip in a long word of several', 'GROW-CHEKCOUT-7', 'GROW-CHECKOUT-7'],
])('%s: %s is near %s', (_, typed, meant) => {
  expect(nearestKey(typed)).toBe(meant);
});

test.each([
  ['another digit', 'INIT-000124'],
  ['another digit beside a code', 'INIT-AA-003'],
  ['another letter of a short code', 'INIT-RA-002'],
  ['a letter of a short code dropped', 'INI-000123'],
  ['a long word and a number wrong', 'GROW-CHEKCOUT-8'],
  ['two numbers wrong', 'INIT-MP-01-1'],
  ['nothing in common', 'RETENTION'],
  ['no text at all', ''],
])('%s: %j is near nothing', (_, typed) => {
  expect(nearestKey(typed)).toBeNull();
});

test('two keys equally near are not chosen between', () => {
  expect(nearestKeyAmong(['INIT-1234', 'INIT-1324'])('INIT-134')).toBeNull();
  expect(nearestKeyAmong(['INIT-01', 'INIT-001'])('INIT-1')).toBeNull();
});

test('zeros in front are a smaller slip than a digit more', () => {
  expect(nearestKeyAmong(['INIT-11', 'INIT-01'])('INIT-011')).toBe('INIT-11');
});
