import { describeIssue, type Issue } from '../../../src/core/kernel/issue';
import { uniteRules } from '../../../src/core/problem/unite-rules';
import { theRule } from '../constraints/read-rule';

const floorAt = (tab: string, row: number) => ({
  ...theRule('target', { dimension: 'country', key: 'UK', target_kpi_key: 'NSM_ORDERS', target_value: 5 }),
  origins: [{ tab, row, column: null }],
});

test.each([
  ['Constraints', 5, 'Constraints', 3, 'rows 5 and 3 say the same and count once'],
  ['Constraints', 5, 'Targets', 3, 'rows 5 of Constraints and 3 of Targets say the same and count once'],
  ['Constraints', 5, 'Targets', 5, 'rows 5 of Constraints and 5 of Targets say the same and count once'],
])('the same floor on %s row %i and %s row %i: %s', (tab, row, otherTab, otherRow, said) => {
  const issues: Issue[] = [];
  uniteRules([floorAt(tab, row), floorAt(otherTab, otherRow)], issues);
  expect(issues.map((found) => describeIssue(found).message)).toEqual([said, said]);
});
