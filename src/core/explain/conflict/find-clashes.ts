import type { Problem } from '../../problem/problem';
import type { Solver } from '../resolve/solver';
import { type NamedRule, namedRules } from './named-rules';
import { type Decision, RulesTogether } from './rules-together';

/** Rules that cannot all hold. */
export interface Clash {
  /** In the order of tabs and rows. */
  readonly rules: readonly NamedRule[];
  /** Without any one of them the others can hold; false when time did not suffice to find that out for all. */
  readonly isIrreducible: boolean;
}

/** The most clashes that are looked for; they share no rule. */
export const mostClashes = 5;

/**
 * Irreducible sets of rules that cannot hold together, found by solving the problem again and again with some of its
 * rules; in the order of their first rules, none when all rules can hold or time did not suffice. Of n rules a clash of k
 * takes about k log(n / k) solves (Junker's divide and conquer of the deletion filter, 2004).
 */
export function findClashes(problem: Problem, solver: Solver): readonly Clash[] {
  const together = new RulesTogether(problem, solver);
  const clashes: Clash[] = [];
  const all = namedRules(problem);
  let left = all;
  while (clashes.length < mostClashes && together.ask(left) === 'impossible') {
    const clash = smallestClash(left, together);
    clashes.push(clash);
    left = left.filter((rule) => !clash.rules.includes(rule));
  }
  // People read from the top.
  const placeOf = ({ rules: [first] }: Clash): number => (first === undefined ? 0 : all.indexOf(first));
  return clashes.sort((one, other) => placeOf(one) - placeOf(other));
}

/**
 * The rules that forbid a decision about one initiative: an irreducible set among which it cannot be taken. Null when it
 * can be taken, or time did not suffice to find out.
 */
export function smallestClashWith(problem: Problem, decision: Decision, solver: Solver): Clash | null {
  const together = new RulesTogether(problem, solver, decision);
  const all = namedRules(problem);
  return together.ask(all) === 'impossible' ? smallestClash(all, together) : null;
}

function smallestClash(all: readonly NamedRule[], together: RulesTogether): Clash {
  let isIrreducible = true;
  const tightest = together.tightestFirst(all);
  const isImpossible = (rules: readonly NamedRule[]): boolean => {
    const answer = together.ask(rules);
    if (answer === 'unknown') isIrreducible = false;
    return answer === 'impossible';
  };
  /** The part of `open` that a clash needs beyond `held`; `grew`: `held` has rules it was not asked with yet. */
  const needed = (held: readonly NamedRule[], grew: boolean, open: readonly NamedRule[]): readonly NamedRule[] => {
    if (grew && isImpossible(held)) return [];
    if (open.length <= 1) return open;
    const half = Math.ceil(open.length / 2);
    const [first, second] = [open.slice(0, half), open.slice(half)];
    const ofSecond = needed([...held, ...first], true, second);
    const ofFirst = needed([...held, ...ofSecond], ofSecond.length > 0, first);
    return [...ofFirst, ...ofSecond];
  };
  const found = new Set(needed([], false, tightest));
  return { rules: all.filter((rule) => found.has(rule)), isIrreducible };
}
