import type { ReportItem } from '../../src/core/app/report-run';
import { addsNothing, makesWorse } from '../../src/core/explain/worthless';
import { explainRoomLeft } from '../../src/sidebar/model/room-left';

const item = (tokens: number, reason: string, selected = false): ReportItem => ({
  initiative_key: `I-${tokens}`,
  title: '',
  selected,
  rank: selected ? 1 : null,
  tokens,
  reason,
});

const report = (...others: readonly ReportItem[]) =>
  ({
    termination: 'optimal',
    tokens_used: 1520,
    capacity_total: 3150,
    items: [item(1520, 'value', true), ...others],
  }) as const;

test('room that nothing would fill with value is explained, with what to enter', () => {
  expect(explainRoomLeft(report(item(90, addsNothing), item(140, makesWorse), item(2000, 'no room left')))).toBe(
    '1,630 tokens are left: no other candidate that fits is known to add to the objective. To use them, enter what those candidates bring on KPI_Contributions, or as value_score on Candidates.',
  );
});

test('room that candidates are too large for, or kept out of by rules, is explained', () => {
  expect(explainRoomLeft(report(item(1631, 'no room left')))).toBe(
    '1,630 tokens are left: every other candidate takes more than that.',
  );
  expect(explainRoomLeft(report(item(90, addsNothing), item(100, 'excluded by the rules')))).toBe(
    '1,630 tokens are left: what else fits is kept out by a rule or adds nothing. Not now says why for each.',
  );
  expect(explainRoomLeft(report())).toBe(
    '1,630 tokens are left: every candidate is funded. Add or tick more candidates to use them.',
  );
  expect(explainRoomLeft({ ...report(item(2, 'no room left')), tokens_used: 3149 })).toBe(
    '1 token is left: every other candidate takes more than that.',
  );
});

test('nothing is said of room when none is left or limited, or the plan is not proven', () => {
  const sample = report(item(90, addsNothing));
  expect(explainRoomLeft({ ...sample, tokens_used: 3150 })).toBeNull();
  expect(explainRoomLeft({ ...sample, capacity_total: null })).toBeNull();
  expect(explainRoomLeft({ ...sample, tokens_used: null })).toBeNull();
  expect(explainRoomLeft({ ...sample, termination: 'feasible_stopped' })).toBeNull();
});
