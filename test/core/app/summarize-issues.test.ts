import { summarizeIssues } from '../../../src/core/app/summarize-issues';
import { describeIssue, type Issue, issue } from '../../../src/core/kernel/issue';

const negative = (row: number): Issue =>
  issue('below-minimum', { tab: 'Candidates', row, column: 'engineering_tokens' }, { value: -3, minimum: 0 });
const unknown = issue(
  'contribution-unknown',
  { tab: 'KPI_Contributions', row: null, column: 'ORDERS' },
  { kpi: 'ORDERS', keys: ['BRAVO'], pool: 4 },
);
const late = issue('bound-of-zero', { tab: 'Constraints', row: 2, column: 'max_tokens' }, { column: 'max_tokens' });
const summaryOf = (...issues: readonly Issue[]): string => summarizeIssues(issues.map(describeIssue));

test('nothing found is said so', () => {
  expect(summaryOf()).toBe('No problems found.');
});

test('a problem of a whole column is named with its tab and column', () => {
  expect(summaryOf(unknown)).toMatch(/^1 warning\. KPI_Contributions, ORDERS: .*BRAVO.*\.$/u);
});

test('the worst problems come first, then those that no row shows; the tabs of the others are named', () => {
  expect(summaryOf(late, unknown, negative(7), late)).toBe(
    `1 error, 3 warnings. Candidates row 7, engineering_tokens: -3 is below 0. ${describedPlace(unknown)}. ` +
      '2 more on Constraints.',
  );
  expect(summaryOf(negative(3), negative(4), unknown, late, negative(5))).toBe(
    '3 errors, 2 warnings. Candidates row 3, engineering_tokens: -3 is below 0. ' +
      'Candidates row 4, engineering_tokens: -3 is below 0. 3 more on Candidates, KPI_Contributions, Constraints.',
  );
});

test('a long problem is cut, so that the window still shows the end of the summary', () => {
  const facts = { shown: 'many words '.repeat(50), takesShare: false };
  const long = issue('not-a-number', { tab: 'Targets', row: 2, column: 'target_value' }, facts);
  const summary = summaryOf(long, negative(7), late);
  expect(summary).toContain('many … Candidates row 7');
  expect(summary).toMatch(/1 more on Constraints\.$/u);
  expect(summary.length).toBeLessThan(400);
});

function describedPlace(found: Issue): string {
  return `KPI_Contributions, ORDERS: ${describeIssue(found).message}`;
}
