import { kindOf, type Rule, type RuleKindName, ruleKinds } from '../../../src/core/constraints/index';
import { emptyStoredSet, type StoredSet, storedSetSchema } from '../../../src/core/domain/stored-set';
import { names, type RuleCells, readRule } from './read-rule';

const examples = ruleKinds.flatMap((kind) =>
  kind.examples.map((cells: RuleCells): [RuleKindName, RuleCells] => [kind.kind, cells]),
);

function stored(rules: readonly Rule[]): StoredSet {
  const set = emptyStoredSet();
  for (const rule of rules) kindOf(rule).store(rule, set);
  return set;
}

/** What is kept of a rule: all but the cells that said it, and that it was said of a whole bundle. */
const kept = (rules: readonly Rule[]) =>
  rules.map((rule) => ({
    ...rule,
    origins: [],
    ...(rule.kind === 'exclude' ? { bundle: null } : {}),
    ...(rule.kind === 'target' ? { target: { ...rule.target, origins: [] } } : {}),
  }));

test('there are eleven rule types, each with a word of its own, help and examples', () => {
  const words = ruleKinds.flatMap((kind) => [kind.kind, ...kind.aliases]);
  expect(ruleKinds).toHaveLength(11);
  expect(new Set(words).size).toBe(words.length);
  for (const { help, label, examples: shown } of ruleKinds) {
    expect(help).toMatch(/^\p{Lu}.* .*\.$/su);
    expect(label).toMatch(/^\p{Lu}/u);
    expect(shown.length).toBeGreaterThan(0);
  }
});

describe.each(examples)('the example of %s %j', (type, cells) => {
  const { rules, said } = readRule(type, cells);

  test('is read into rules of its type, without a word', () => {
    expect(said).toEqual([]);
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.every((rule) => rule.kind === type)).toBe(true);
    expect(rules[0]?.origins).toEqual([{ tab: 'Constraints', row: 2, column: null }]);
  });

  test('is stored in the agreed form and restored as the same rules', () => {
    const set = stored(rules);
    expect(storedSetSchema.safeParse(set).success).toBe(true);
    expect(set).not.toEqual(emptyStoredSet());
    const restored = ruleKinds.flatMap((kind): readonly Rule[] => kind.restore(set, names));
    expect(restored).toEqual(kept(rules));
  });

  test('says the same thing about the same thing, however it is spelled', () => {
    const folded = { ...cells, ...(typeof cells.key === 'string' ? { key: ` ${cells.key.toLowerCase()} ` } : {}) };
    const again = readRule(type, folded).rules;
    expect(again.map((rule) => kindOf(rule).subject(rule))).toEqual(rules.map((rule) => kindOf(rule).subject(rule)));
    expect(again.map((rule) => kindOf(rule).content(rule))).toEqual(rules.map((rule) => kindOf(rule).content(rule)));
  });

  test('is a sentence without its full stop', () => {
    for (const rule of rules) {
      expect(kindOf(rule).sentence(rule)).toMatch(/^\S.* .*[^.]$/su);
      expect(kindOf(rule).sentence(rule)).not.toMatch(/undefined|NaN|\[object/u);
    }
  });
});

test('the content of a rule begins with its subject or narrows it: two rules with one content have one subject', () => {
  const rules = examples.flatMap(([type, cells]) => readRule(type, cells).rules);
  const subjects = new Map<string, string>();
  for (const rule of rules) {
    const content = kindOf(rule).content(rule);
    const subject = kindOf(rule).subject(rule);
    expect(subjects.get(content) ?? subject).toBe(subject);
    subjects.set(content, subject);
  }
  expect(subjects.size).toBeGreaterThanOrEqual(11);
});

test('a word that is no rule type is a bug', () => {
  expect(() => kindOf({ kind: 'capacity' })).toThrow('unknown rule type capacity');
});
