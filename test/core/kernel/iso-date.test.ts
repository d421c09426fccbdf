import { addDays, isoDate, parseIsoDate, swappableDays } from '../../../src/core/kernel/iso-date';

test.each([
  ['2026-05-15', '2026-05-15'],
  ['2026/5/1', '2026-05-01'],
  ['2026.05.15', '2026-05-15'],
  [' 2026-05-15T08:30:00Z ', '2026-05-15'],
  ['2026-05-15 08:30', '2026-05-15'],
  ['2024-02-29', '2024-02-29'],
  ['0099-01-01', '0099-01-01'],
])('%j is the day %s', (text, day) => {
  expect(parseIsoDate(text)).toBe(day);
});

test.each([
  ['day and month could be swapped', '05/06/2026'],
  ['the year is short', '26-05-15'],
  ['there is no such day', '2026-02-30'],
  ['there is no such leap day', '2025-02-29'],
  ['there is no such month', '2026-13-01'],
  ['there is no day 0', '2026-05-00'],
  ['the separators differ', '2026-05/15'],
  ['it is words', '15 May 2026'],
  ['it goes on', '2026-05-155'],
  ['it is empty', ''],
])('no day is read when %s: %j', (_, text) => {
  expect(parseIsoDate(text)).toBeNull();
});

test.each([
  ['2026-12-31', 1, '2027-01-01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2026-03-29', 0, '2026-03-29'],
])('from %s it is %d days to %s', (from, days, to) => {
  const start = parseIsoDate(from);
  expect(start === null ? null : addDays(start, days)).toBe(to);
});

test('a day is made of year, month and day of month', () => {
  expect(isoDate(2026, 5, 15)).toBe('2026-05-15');
  expect(isoDate(2026, 4, 31)).toBeNull();
});

test.each(['05/06/2026', '5.6.2026', '05-06-2026 08:30'])('day and month of %j could be swapped', (text) => {
  expect(swappableDays(text)).toEqual(['2026-06-05', '2026-05-06']);
});

test.each(['15/06/2026', '06/15/2026', '05/05/2026', '2026-05-06', '05/06/26', '5 June 2026', ''])(
  'day and month of %j could not be swapped',
  (text) => {
    expect(swappableDays(text)).toBeNull();
  },
);
