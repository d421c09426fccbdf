import { findConflicts } from '../../../src/core/explain/conflicts/index';
import { describeIssue } from '../../../src/core/kernel/issue';
import { readProblem } from '../../../src/core/problem/read-problem';
import { readWorkbookRows } from '../../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { generate } from '../../brute-force/generate';
import { askOracle } from '../../brute-force/oracle';
import { tablesOf } from '../../brute-force/plain-workbook';
import { add, both, type Change, candidate, cell, rule, smallPlan, smallRun, target } from '../problem/small-plan';

/** The conflicts of the small plan after a change, as "Tab row: message". */
function conflictsOf(change: Change): readonly string[] {
  const read = readProblem(readWorkbookRows(tablesOf(change(smallPlan))), smallRun, scoreWorkbook);
  if (!read.ok) throw new Error(JSON.stringify(read.issues.map(describeIssue)));
  return findConflicts(read.value.problem)
    .map(describeIssue)
    .map(({ tab, row, message }) => `${tab} ${row}: ${message}`);
}

const rules = (...rows: Parameters<typeof rule>[]): Change => add('Constraints', ...rows.map((row) => rule(...row)));

const starts = Array.from({ length: 10 }, (_, index) => 500_000 + index * 150);

test.each(starts)(
  'every conflict found in 150 random workbooks from seed %i on is one: no selection holds',
  (start) => {
    const wrong: string[] = [];
    let found = 0;
    let infeasible = 0;
    for (let seed = start; seed < start + 150; seed += 1) {
      const { workbook, request } = generate(seed);
      const tables = tablesOf(workbook);
      const read = readProblem(readWorkbookRows(tables), request, scoreWorkbook);
      if (!read.ok) continue;
      const verdict = askOracle(tables, request);
      const conflicts = findConflicts(read.value.problem).map(describeIssue);
      if (verdict.status === 'infeasible') infeasible += 1;
      if (conflicts.length > 0) found += 1;
      if (conflicts.length > 0 && verdict.status !== 'infeasible') {
        wrong.push(`seed ${seed}: ${verdict.status}, but ${conflicts.map(({ message }) => message).join('; ')}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(5);
    // Most of what has no plan is seen without a solver.
    expect(found).toBeGreaterThan(infeasible / 3);
  },
);

/** ALPHA is mandatory in row 3, UK gets at least 5 in row 2, at least one is funded in row 4. Rules typed stand from row 5 on. */
const cases: readonly (readonly [name: string, change: Change, said: readonly RegExp[]])[] = [
  [
    'what is mandatory through a chain of needs, and excluded at its end',
    rules(
      ['require_prereq', 'initiative', 'ALPHA<-BRAVO'],
      ['require_prereq', 'initiative', 'BRAVO<-CHARLIE'],
      ['exclude', 'initiative', 'CHARLIE'],
    ),
    [/^Constraints 3: CHARLIE must be funded/, /^Constraints 5: /, /^Constraints 6: /, /^Constraints 7: CHARLIE must/],
  ],
  [
    'an excluded bundle with a mandatory member',
    both(cell('Candidates', 2, 'bundle_key', 'PAIR'), rules(['exclude', 'bundle', 'PAIR'])),
    [
      /^Constraints 2: UK is to get at least 5 tokens, but all that may be funded there comes to 0/,
      /^Constraints 3: ALPHA must be funded \(Constraints row 3.* and cannot be \(Constraints row 5/,
      /^Constraints 4: the whole portfolio is to get at least 1 /,
      /^Constraints 5: ALPHA/,
    ],
  ],
  [
    'an excluded bundle with two mandatory members, once for the bundle',
    both(
      cell('Candidates', 2, 'bundle_key', 'PAIR'),
      cell('Candidates', 3, 'bundle_key', 'PAIR'),
      rules(['mandatory', 'initiative', 'BRAVO'], ['exclude', 'bundle', 'PAIR']),
    ),
    [
      /^Constraints 2: UK is to get at least 5 tokens/,
      /^Constraints 3: ALPHA and BRAVO must be funded \(Constraints row 3: ALPHA is mandatory; Constraints row 5: BRAVO is mandatory\) and cannot be \(Constraints row 6: the bundle PAIR is excluded\)$/,
      /^Constraints 4: the whole portfolio/,
      /^Constraints 5: ALPHA and BRAVO must/,
      /^Constraints 6: ALPHA and BRAVO must/,
    ],
  ],
  [
    'a mandatory initiative that is done',
    cell('Candidates', 2, 'lifecycle_status', 'done'),
    [/^Candidates 2: ALPHA must be funded/, /^Constraints 3: ALPHA must be funded/],
  ],
  [
    'a least number above a most number',
    both(cell('Constraints', 4, 'min_count', 3), rules(['max_selected', 'all', '', { max_count: 2 }])),
    [/^Constraints 4: .*at least 3 initiatives, but the limit is 2 \(Constraints row 5\)/],
  ],
  [
    'more mandatory initiatives than a most number',
    rules(['mandatory', 'initiative', 'BRAVO'], ['max_selected', 'all', '', { max_count: 1 }]),
    [
      /^Constraints 6: what must be funded in .* comes to 2 initiatives, above the limit of 1: ALPHA \(Constraints row 3\), BRAVO \(Constraints row 5\)$/,
    ],
  ],
  [
    'a floor of a crossed slice above the cap of one of its dimensions',
    both(
      cell('Candidates', 2, 'department', 'Tech'),
      cell('Candidates', 4, 'department', 'Tech'),
      rules(
        ['capacity_floor', 'department+country', 'Tech+UK', { min_tokens: 36 }],
        ['capacity_cap', 'country', 'UK', { max_tokens: 35 }],
      ),
    ),
    [/^Constraints 5: .*at least 36 tokens, but the limit is 35 \(Constraints row 6\)/],
  ],
  [
    'floors of three countries above capacity',
    both(
      add('Candidates', candidate('ECHO', 'FR', 60)),
      cell('Scenario_Config', 2, 'capacity_total_tokens', 80),
      rules(
        ['capacity_floor', 'country', 'UK', { min_tokens: 30 }],
        ['capacity_floor', 'country', 'DE', { min_tokens: 20 }],
        ['capacity_floor', 'country', 'FR', { min_tokens: 31 }],
      ),
    ),
    [
      /^Constraints 5: .*\(Constraints row 5, Constraints row 6, Constraints row 7\) add up to 81/,
      /^Constraints 6: .*add up to 81/,
      /^Constraints 7: .*add up to 81/,
    ],
  ],
  [
    'a floor for a KPI that should fall, out of reach',
    both(
      cell('Metrics_Config', 3, 'direction', 'lower_is_better'),
      add('Targets', target('all', '', 'LOYALTY', 'floor', -1)),
    ),
    [/^Targets 3: LOYALTY in the whole portfolio/],
  ],
];

test.each(cases)('%s is found, with its rows', (_, change, said) => {
  const found = [...conflictsOf(change)].sort();
  expect(found).toEqual(said.map((pattern) => expect.stringMatching(pattern)));
});

test.each([
  [
    'two floors of overlapping slices',
    rules(['capacity_floor', 'country', 'UK', { min_tokens: 30 }], ['min_selected', 'country', 'UK', { min_count: 1 }]),
  ],
  [
    'a cycle of needs',
    rules(['require_prereq', 'initiative', 'ALPHA<-BRAVO'], ['require_prereq', 'initiative', 'BRAVO<-ALPHA']),
  ],
  [
    'a floor as large as its cap',
    rules(
      ['capacity_floor', 'country', 'UK', { min_tokens: 35 }],
      ['capacity_cap', 'country', 'UK', { max_tokens: 35 }],
    ),
  ],
  ['a floor as large as the supply', rules(['capacity_floor', 'country', 'DE', { min_tokens: 20 }])],
  [
    'an excluded initiative that an optional one needs',
    rules(['require_prereq', 'initiative', 'BRAVO<-CHARLIE'], ['exclude', 'initiative', 'CHARLIE']),
  ],
])('%s is no conflict', (_, change) => {
  expect(conflictsOf(change)).toEqual([]);
});

test('a chain of 300 needs that ends in an exclusion is said in words that fit a cell', () => {
  const key = (index: number): string => `INIT-${String(index).padStart(4, '0')}`;
  const chain = Array.from({ length: 300 }, (_, index) => index);
  const change = both(
    add('Candidates', ...chain.map((index) => candidate(key(index), 'DE', 0))),
    rules(
      ['mandatory', 'initiative', key(0)],
      ...chain
        .slice(1)
        .map((index): Parameters<typeof rule> => ['require_prereq', 'initiative', `${key(index - 1)}<-${key(index)}`]),
      ['exclude', 'initiative', key(299)],
    ),
  );
  const longest = conflictsOf(change).reduce((most, line) => Math.max(most, line.length), 0);
  expect(longest).toBeGreaterThan(20);
  expect(longest).toBeLessThan(2000);
});
