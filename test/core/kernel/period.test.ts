import { parseIsoDate } from '../../../src/core/kernel/iso-date';
import { monthOf, parsePeriod } from '../../../src/core/kernel/period';

test.each([
  ['2026', '2026', '2026-01-01', '2026-12-31'],
  ['2026-H1', '2026-H1', '2026-01-01', '2026-06-30'],
  ['2026-H2', '2026-H2', '2026-07-01', '2026-12-31'],
  ['2026-Q1', '2026-Q1', '2026-01-01', '2026-03-31'],
  ['2026-Q4', '2026-Q4', '2026-10-01', '2026-12-31'],
  ['2026-03', '2026-03', '2026-03-01', '2026-03-31'],
  ['2026-M3', '2026-03', '2026-03-01', '2026-03-31'],
  ['2026-12', '2026-12', '2026-12-01', '2026-12-31'],
  ['2024-02', '2024-02', '2024-02-01', '2024-02-29'],
  ['2025-M02', '2025-02', '2025-02-01', '2025-02-28'],
])('%s is %s, from %s to %s', (text, key, firstDay, lastDay) => {
  expect(parsePeriod(text)).toEqual({ key, firstDay, lastDay });
});

test.each([
  ['week 1 may start in the year before', '2026-W01', '2025-12-29', '2026-01-04'],
  ['week 1 may start in January', '2027-W01', '2027-01-04', '2027-01-10'],
  ['a week in the middle', '2026-W07', '2026-02-09', '2026-02-15'],
  ['a year that starts on a Thursday has a week 53', '2026-W53', '2026-12-28', '2027-01-03'],
  ['a leap year that starts on a Wednesday has one too', '2020-W53', '2020-12-28', '2021-01-03'],
  ['week 52 may end the year before it ends', '2023-W52', '2023-12-25', '2023-12-31'],
])('%s: %s is from %s to %s', (_, text, firstDay, lastDay) => {
  expect(parsePeriod(text)).toEqual({ key: text, firstDay, lastDay });
});

test.each(['2024-W53', '2025-W53', '2027-W53', '2026-W54', '2026-W00'])('%s does not exist', (text) => {
  expect(parsePeriod(text)).toBeNull();
});

test.each(['Q1 2026', 'Q1_2026', 'q1-2026', 'Q1/2026', 'Q12026', '2026 Q1', '2026Q1', ' 2026-q1 ', '2026-Q01'])(
  '%j is 2026-Q1',
  (text) => {
    expect(parsePeriod(text)?.key).toBe('2026-Q1');
  },
);

test.each([
  ['W7 2026', '2026-W07'],
  ['H2_2026', '2026-H2'],
  ['M3/2026', '2026-03'],
  ['2026/3', '2026-03'],
])('%j is %s', (text, key) => {
  expect(parsePeriod(text)?.key).toBe(key);
});

test.each([
  '',
  'next quarter',
  '2026-Q5',
  '2026-Q0',
  '2026-H3',
  '2026-13',
  '2026-00',
  '26-Q1',
  '1899',
  '3000',
  '2026-Q1-Q2',
  '2026.5',
  '03-2026',
  '2026-03-15',
])('%j is not a period', (text) => {
  expect(parsePeriod(text)).toBeNull();
});

test('a day lies in its month', () => {
  const day = parseIsoDate('2026-12-31');
  expect(day === null ? null : monthOf(day)).toEqual(parsePeriod('2026-12'));
});
