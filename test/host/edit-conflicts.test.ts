import { build } from './built-add-on';
import { openGoodPlan, openWithRules, ruleOf } from './edit-plan';

beforeAll(build);

type Rule = readonly string[];

/** Rules that stand from row 4 on, the rule typed below them, and what is then said at which rows of which tabs. */
interface Typed {
  readonly name: string;
  readonly standing: readonly Rule[];
  readonly typed: Rule;
  readonly places: readonly (readonly [tab: string, row: number])[];
  readonly says: RegExp;
}

const mandatory = (key: string): Rule => ruleOf('mandatory', 'initiative', key);
const exclude = (key: string): Rule => ruleOf('exclude', 'initiative', key);
const floor = (country: string, tokens: string): Rule =>
  ruleOf('capacity_floor', 'country', country, { min_tokens: tokens });
const constraints = (...rows: readonly number[]) => rows.map((row) => ['Constraints', row] as const);

const cases: readonly Typed[] = [
  {
    name: 'an initiative mandatory and excluded',
    standing: [exclude('ALPHA')],
    typed: mandatory('ALPHA'),
    places: constraints(4, 5),
    says: /ALPHA must be funded \(Constraints row 5: .*\) and cannot be \(Constraints row 4: /,
  },
  {
    name: 'a floor above the cap of its slice',
    standing: [],
    typed: floor('UK', '36'),
    places: constraints(4),
    says: /UK is to get at least 36 tokens, but the limit is 35 \(Constraints row 2\)/,
  },
  {
    name: 'floors of disjoint slices above capacity',
    standing: [floor('DE', '50')],
    typed: floor('UK', '31'),
    places: constraints(4, 5),
    says: /leasts by country \(Constraints row 4.*Constraints row 5\) add up to 81 tokens, above the limit of 80 \(Scenario_Config row 2/,
  },
  {
    name: 'mandatory tokens above the cap of a slice',
    standing: [mandatory('ALPHA')],
    typed: mandatory('CHARLIE'),
    places: constraints(2),
    says: /what must be funded in .*UK comes to 40 tokens, above the limit of 35: ALPHA \(Constraints row 4\), CHARLIE \(Constraints row 5\)\. /,
  },
  {
    name: 'mandatory tokens above capacity',
    standing: [mandatory('BRAVO'), mandatory('DELTA')],
    typed: mandatory('CHARLIE'),
    places: [['Scenario_Config', 2]],
    says: /comes to 90 tokens, above the limit of 80/,
  },
  {
    name: 'an excluded prerequisite of a mandatory initiative',
    standing: [mandatory('ALPHA'), ruleOf('require_prereq', 'initiative', 'ALPHA<-BRAVO')],
    typed: exclude('BRAVO'),
    places: constraints(4, 5, 6),
    says: /BRAVO must be funded \(Constraints row 5: .*Constraints row 4: .*\) and cannot be \(Constraints row 6: /,
  },
  {
    name: 'a bundle with a mandatory and an excluded member',
    standing: [mandatory('CHARLIE'), exclude('DELTA')],
    typed: ruleOf('bundle_all_or_nothing', 'bundle', 'DUO'),
    places: constraints(4, 5, 6),
    says: /DELTA must be funded \(Constraints row 6: .*Constraints row 4: .*\) and cannot be \(Constraints row 5: /,
  },
  {
    name: 'a pair of two mandatory initiatives',
    standing: [mandatory('ALPHA'), mandatory('BRAVO')],
    typed: ruleOf('exclude_pair', 'initiative', 'ALPHA', { related_keys: 'BRAVO' }),
    places: constraints(6),
    says: /ALPHA and BRAVO must be funded \(Constraints row 4: .*Constraints row 5: .*\) but exclude each other \(Constraints row 6\)/,
  },
  {
    name: 'a floor on an empty slice',
    standing: [],
    typed: floor('FR', '5'),
    places: constraints(4),
    says: /FR is to get at least 5 tokens, but all that may be funded there comes to 0/,
  },
  {
    name: 'a KPI floor out of reach',
    standing: [],
    typed: ruleOf('target', 'country', 'UK', { target_kpi_key: 'ORDERS', target_value: '9' }),
    places: constraints(4),
    says: /ORDERS in UK reaches 4 at best, .*; 9 is asked for/,
  },
];

test.each(cases)('$name is said at its rows while typing, and no more when taken back', (conflict) => {
  const { standing, typed, places, says } = conflict;
  const desk = openWithRules(...standing);
  const before = desk.statuses();
  for (const [tab, row] of places) expect(before[`${tab} ${row}`] ?? '').not.toMatch(says);
  const row = 4 + standing.length;
  desk.type('Constraints', `A${row}`, typed);
  for (const [tab, at] of places)
    expect([tab, at, desk.status(tab, at)]).toEqual([tab, at, expect.stringMatching(says)]);
  for (const [tab, at] of places) expect(desk.status(tab, at)).toMatch(/^ERROR: /);
  desk.clear('Constraints', `A${row}:J${row}`);
  expect(desk.statuses()).toEqual(before);
  expect(desk.errors()).toEqual([]);
});

test('mandatory on Candidates and excluded in a rule names both cells', () => {
  const desk = openWithRules(exclude('ALPHA'));
  desk.type('Candidates', 'F2', ['TRUE']);
  const says = /ALPHA must be funded \(Candidates row 2.*\) and cannot be \(Constraints row 4: /;
  expect(desk.status('Candidates', 2)).toMatch(says);
  expect(desk.status('Constraints', 4)).toMatch(says);
  expect(desk.note('Candidates', 2, 'is_mandatory')).toMatch(says);
});

test('unticking the candidates of a floor says the floor that they carried', () => {
  const desk = openWithRules(floor('DE', '50'));
  desk.type('Candidates', 'I5', ['FALSE']);
  expect(desk.status('Constraints', 4)).toMatch(/DE is to get at least 50 tokens, but all .* comes to 20/);
  desk.type('Candidates', 'I5', ['TRUE']);
  expect(desk.status('Constraints', 4)).toBe('OK');
});

test('capacity typed below the floors is said at the floors', () => {
  const desk = openWithRules(floor('DE', '50'), floor('UK', '20'));
  expect(desk.status('Constraints', 4)).toBe('OK');
  desk.type('Scenario_Config', 'C2', ['60']);
  expect(desk.status('Constraints', 4)).toMatch(/add up to 70 tokens, above the limit of 60/);
});

test('a KPI floor on Targets out of reach says the best that can be reached', () => {
  const desk = openGoodPlan();
  desk.type('Targets', 'F2', ['floor', '11']);
  expect(desk.status('Targets', 2)).toMatch(/LOYALTY in .* reaches 10 at best, .*; 11 is asked for/);
  expect(desk.note('Targets', 2, 'target_value')).toContain('ask for 10 at best; other rules may allow less');
});
