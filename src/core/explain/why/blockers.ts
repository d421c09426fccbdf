import { kindOf } from '../../constraints/index';
import type { Candidate } from '../../domain/candidate';
import type { InitiativeKey } from '../../kernel/keys';
import type { Override } from '../../problem/decisions';
import { overridesOf } from '../../problem/overrides';
import type { Problem } from '../../problem/problem';
import { candidatesTab, resultsTab } from '../../tabs/index';
import type { NamedRule } from '../conflict/named-rules';

/** A rule, or somebody's decision, that stands between an initiative and another decision. */
export interface Blocker {
  readonly tab: string;
  readonly row: number | null;
  /** Without its full stop. */
  readonly sentence: string;
}

/** That a candidate cannot be funded at all. */
export const ineligibleBlocker = ({ key, row }: Candidate, why: string): Blocker => {
  return { tab: candidatesTab.name, row, sentence: `${key} cannot be funded: ${why}` };
};

/** The rules in the way of another decision about `key`, each with its first place; decisions in the words of people. */
export function blockersOf(problem: Problem, key: InitiativeKey, rules: readonly NamedRule[]): readonly Blocker[] {
  return rules.map((rule): Blocker => {
    const [place] = rule.origins;
    const decisions = decisionsIn(problem, rule);
    const own = decisions.find(({ initiative_key }) => initiative_key === key);
    const said = own === undefined ? decisions.map(sayOther) : [`${own.owner} decided so: ${ended(own.reason)}`];
    return {
      tab: place?.tab ?? '',
      row: place?.row ?? null,
      sentence: said.length === 0 ? rule.sentence : said.join(', '),
    };
  });
}

/** It is a decision of people, which can be taken back. */
export const isDecision = ({ tab, row }: Blocker): boolean => tab === resultsTab.name && row === null;

function decisionsIn(problem: Problem, named: NamedRule): readonly Override[] {
  const isOverride = overridesOf(problem);
  const keys = new Set<string>(
    named.rules.flatMap((index) => {
      const rule = problem.rules[index];
      return rule !== undefined && isOverride(rule) ? kindOf(rule).initiatives(rule) : [];
    }),
  );
  return (problem.decisions?.overrides ?? []).filter(({ initiative_key }) => keys.has(initiative_key));
}

const sayOther = ({ initiative_key, lock, owner, reason }: Override): string =>
  `${owner} decided that ${initiative_key} ${lock === 'in' ? 'stays in' : 'is left out'}: ${ended(reason)}`;

/** Without the full stop that somebody typed. */
const ended = (reason: string): string => reason.trim().replace(/\.+$/u, '');
