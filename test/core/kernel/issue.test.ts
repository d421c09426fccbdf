import { describeIssue, type Issue, issue, printCellRef, printIssue, severityOf } from '../../../src/core/kernel/issue';
import { catalogue, type IssueCode } from '../../../src/core/kernel/messages/catalogue';
import { severities } from '../../../src/core/kernel/messages/message';
import { startText } from '../../../src/core/kernel/start-text';
import { messageCauses } from '../../../src/workbench/docs/message-causes';
import { sampleFacts } from '../../../src/workbench/docs/sample-facts';

// Object.keys forgets the key type; the samples have exactly the codes of the catalogue.
const codes = Object.keys(sampleFacts) as readonly IssueCode[];
const at = { tab: 'Candidates', row: 7, column: 'engineering_tokens' };

/** The issue of a code with its sample facts; `near: null` where a near match could have been offered. */
function sampleOf(code: IssueCode, withoutNear = false): Issue {
  const facts: Readonly<Record<string, unknown>> = sampleFacts[code];
  // Code and facts stand together in the samples.
  return { at, code, facts: withoutNear && 'near' in facts ? { ...facts, near: null } : facts } as unknown as Issue;
}

test('every message of the catalogue has sample facts', () => {
  expect(codes.length).toBeGreaterThan(50);
  expect([...codes].sort()).toEqual(Object.keys(catalogue).sort());
});

describe.each(codes)('the message %s', (code) => {
  const described = [describeIssue(sampleOf(code)), describeIssue(sampleOf(code, true))];

  test('is said without a gap', () => {
    for (const { message, fix } of described) {
      expect(`${message} ${fix}`).not.toMatch(/undefined|null|NaN|\[object/u);
      expect(`${message} ${fix}`).not.toMatch(/ {2}|\s$|^\s/u);
    }
  });

  test('starts with a capital where it starts a text, unless with a word that is spelled so', () => {
    const { message } = describeIssue(sampleOf(code));
    const texts = Object.values<unknown>(sampleFacts[code])
      .flat()
      .filter((fact) => typeof fact === 'string');
    const isQuoted = texts.some((text) => startText(message).startsWith(text.replace(/\.$/u, '')));
    const isHeader = /^[a-z]+_[a-z_]+\b/u.test(message);
    if (!isQuoted && !isHeader) expect(startText(message)).toMatch(/^[\p{Lu}\p{N}"-]/u);
  });

  test('names what is wrong, then a fix that starts with a capital; neither ends with a full stop', () => {
    for (const { message, fix } of described) {
      expect(message).toMatch(/\S+ \S+/u);
      expect(fix).toMatch(/^\p{Lu}\S* /u);
      expect(message).not.toMatch(/[.,:;]$/u);
      expect(fix).not.toMatch(/[.!?,:]$/u);
    }
  });

  test('says each text and number among its facts', () => {
    const { message, fix } = describeIssue(sampleOf(code));
    const texts = Object.values<unknown>(sampleFacts[code]).filter((fact) => typeof fact === 'string');
    const unsaid = texts.filter((text) => !`${message} ${fix}`.includes(text.replace(/\.$/u, '')));
    // Why a KPI is unusable picks the sentence.
    expect(unsaid.filter((text) => text !== 'inactive')).toEqual([]);
  });

  test('has a severity and says when it arises', () => {
    expect(severities).toContain(severityOf(sampleOf(code)));
    expect(messageCauses[code]).toMatch(/^(\p{Lu}|goal_weight ).* .*\.$/su);
  });

  test('never uses the words of solvers', () => {
    for (const { message, fix } of described) {
      expect(`${message} ${fix} ${messageCauses[code]}`).not.toMatch(/\b(IIS|dual|incumbent|MIP|constraint row)\b/u);
    }
  });
});

test('an issue is printed as place, problem and fix', () => {
  expect(printIssue(issue('below-minimum', at, { value: -3, minimum: 0 }))).toBe(
    'Candidates row 7, engineering_tokens: -3 is below 0. Enter 0 or more.',
  );
});

test.each([
  [{ tab: 'Runs', row: null, column: null }, 'Runs'],
  [{ tab: 'Runs', row: null, column: 'notes' }, 'Runs, notes'],
  [{ tab: 'Runs', row: 4, column: null }, 'Runs row 4'],
  [{ tab: 'Runs', row: 4, column: 'notes' }, 'Runs row 4, notes'],
])('a place is named as far as it is known: %j is %s', (ref, shown) => {
  expect(printCellRef(ref)).toBe(shown);
});

test('a near match is offered in the message and taken up in the fix', () => {
  const { message, fix } = describeIssue(issue('unknown-kpi', at, { key: 'NSM_ORDRS', near: 'NSM_ORDERS' }));
  expect(message).toBe('there is no KPI NSM_ORDRS: did you mean NSM_ORDERS?');
  expect(fix).toBe('Enter NSM_ORDERS');
});

test('without a near match the fix says where the key would have to stand', () => {
  const { message, fix } = describeIssue(issue('unknown-kpi', at, { key: 'X', near: null }));
  expect(message).toBe('there is no KPI X');
  expect(fix).toBe('Correct the key, or add the KPI to Metrics_Config');
});

test('a described issue carries its place, code and severity', () => {
  expect(describeIssue(issue('two-goals', { ...at, column: null }, { kpi: 'KPI_COST', rows: [4, 9] }))).toEqual({
    tab: 'Candidates',
    row: 7,
    column: null,
    code: 'two-goals',
    severity: 'error',
    message: 'rows 4 and 9 both set a goal for KPI_COST',
    fix: 'Keep one goal',
  });
});

test.each<[Issue, string]>([
  [issue('below-minimum', at, { value: -0.0000001, minimum: 0 }), '-1e-7 is below 0'],
  [issue('below-minimum', at, { value: -1234.5, minimum: 0 }), '-1,234.5 is below 0'],
  [issue('above-maximum', at, { value: 1.00000001, maximum: 1 }), '1.00000001 is above 1'],
  [issue('not-whole', at, { value: 2.0000001 }), '2.0000001 is not a whole number'],
  [issue('not-whole', at, { value: 2.5 }), '2.5 is not a whole number'],
])('a number is not rounded to what it should have been: %#', (found, message) => {
  expect(describeIssue(found).message).toBe(message);
});
