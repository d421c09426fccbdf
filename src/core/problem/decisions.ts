import * as z from 'zod/mini';
import { kindOf, type Rule } from '../constraints/index';
import { plainRule } from '../constraints/plain-rule';
import { compareKeys, fold } from '../kernel/fold';
import type { InitiativeKey } from '../kernel/keys';
import { resultsTab } from '../tabs/index';
import type { Problem } from './problem';

const said = z.string().check(z.minLength(1), z.maxLength(2_000));

/** A person's word against the optimiser: this initiative is in, or out. */
export const overrideSchema = z.strictObject({
  initiative_key: said,
  lock: z.enum(['in', 'out']),
  reason: said,
  owner: said,
});

/** A rule that a person set aside. `rule` is its ruleId; `sentence` says it in words. */
export const waiverSchema = z.strictObject({ rule: said, sentence: z.string(), owner: said });

export const decisionsSchema = z.strictObject({
  /** The run that was decided about, without any decision of people in it. */
  base_run_id: said,
  overrides: z.array(overrideSchema),
  waived: z.array(waiverSchema),
});

export type Override = z.infer<typeof overrideSchema>;
export type Waiver = z.infer<typeof waiverSchema>;

/** What people decided about a run, frozen with the problem it led to. */
export type Decisions = z.infer<typeof decisionsSchema>;

/** Names a rule by what it says: equal for rules that say the same. */
export const ruleId = (rule: Rule): string => kindOf(rule).content(rule);

/** What cannot be decided about a problem, in words: keys that it does not offer, rules that it does not have. */
export function undecidable({ candidates, rules }: Problem, decisions: Decisions): readonly string[] {
  const keys = new Set(candidates.map(({ key }) => fold(key)));
  const ids = new Set(rules.map(ruleId));
  const said = new Set<string>();
  const twice = decisions.overrides.filter(({ initiative_key }) => {
    const isKnown = said.has(fold(initiative_key));
    said.add(fold(initiative_key));
    return isKnown;
  });
  return [
    ...decisions.overrides
      .filter(({ initiative_key }) => !keys.has(fold(initiative_key)))
      .map(({ initiative_key }) => `${initiative_key} is not a candidate of this run.`),
    ...twice.map(({ initiative_key }) => `${initiative_key} is decided about twice.`),
    ...decisions.waived
      .filter(({ rule }) => !ids.has(rule))
      .map(({ sentence, rule }) => `The rule "${sentence || rule}" is not one of this run.`),
  ];
}

/**
 * A problem as people decided it: overrides are rules that the model and the checker hold like any other, waived rules
 * are gone. `problem` carries no decisions yet. Equal decisions in any order give equal problems.
 */
export function withDecisions(problem: Problem, decisions: Decisions): Problem {
  const keys = new Map(problem.candidates.map(({ key }) => [fold(key), key]));
  const overrides = [...decisions.overrides]
    .map((override) => ({ ...override, initiative_key: keys.get(fold(override.initiative_key)) }))
    .filter(
      (override): override is Override & { initiative_key: InitiativeKey } => override.initiative_key !== undefined,
    )
    .sort((left, right) => compareKeys(left.initiative_key, right.initiative_key));
  const waived = [...decisions.waived].sort((left, right) => compareKeys(left.rule, right.rule));
  const gone = new Set(waived.map(({ rule }) => rule));
  const kept = problem.rules.filter((rule) => !gone.has(ruleId(rule)));
  const rules = [...kept, ...overrides.map((override) => ruleOf(override, override.initiative_key))];
  return { ...problem, rules, decisions: { base_run_id: decisions.base_run_id, overrides, waived } };
}

function ruleOf({ lock, reason, owner }: Override, key: InitiativeKey): Rule {
  const origins = [{ tab: resultsTab.name, row: null, column: null }];
  const kind = lock === 'in' ? 'mandatory' : 'exclude';
  return { ...plainRule, kind, key, origins, notes: `decided by ${owner}: ${reason}` } as Rule;
}
