import { kindOf, type Rule } from '../constraints/index';
import type { Engine } from '../model/engine';
import { solveStages } from '../model/lexicographic';
import { noTerms } from '../model/model';
import { compileProblem } from '../problem/compile-model';
import { ruleId } from '../problem/decisions';
import { overridesOf } from '../problem/overrides';
import type { Problem } from '../problem/problem';

/** A rule that stands in the way of a decision. */
export interface BrokenRule {
  /** For waiving it. */
  readonly rule: string;
  /** "UK gets at most 250 tokens". */
  readonly sentence: string;
}

/**
 * The rules that a problem's decisions break together: an irreducible set, so that waiving any one of them helps unless
 * there is another such set. Empty when the decisions and the rules can all hold. What cannot be settled within
 * `timeLimitMs` counts as possible.
 */
export function brokenRules(
  problem: Problem,
  engine: Engine,
  { timeLimitMs, seed, now }: { readonly timeLimitMs: number; readonly seed: number; readonly now: () => number },
): readonly BrokenRule[] {
  const until = now() + timeLimitMs;
  const fixed = problem.rules.filter(overridesOf(problem));
  // Bonuses restrict nothing, and their columns would go with them.
  const bonuses = problem.rules.filter((rule) => kindOf(rule).bonus(rule) !== null);
  const others = problem.rules.filter((rule) => !fixed.includes(rule) && !bonuses.includes(rule));
  const hold = (rules: readonly Rule[]): boolean => {
    const left = until - now();
    if (left <= 0) return true;
    const region = compileProblem({ ...problem, rules: [...rules, ...fixed, ...bonuses] });
    const any = { name: 'any', sense: 'maximize' as const, terms: noTerms, constant: 0 };
    return solveStages(region, [any], engine, { timeLimitMs: left, gap: 0, seed, now }).status !== 'infeasible';
  };
  if (hold(others)) return [];
  const distinct = new Map(irreducible([], others, false, hold).map((rule) => [ruleId(rule), rule]));
  return [...distinct].map(([rule, said]) => ({ rule, sentence: kindOf(said).sentence(said) }));
}

/** QuickXplain: those of `rules` that cannot hold together with `kept`, none of which can be left out. */
function irreducible(
  kept: readonly Rule[],
  rules: readonly Rule[],
  isKeptNew: boolean,
  hold: (rules: readonly Rule[]) => boolean,
): readonly Rule[] {
  if (isKeptNew && !hold(kept)) return [];
  if (rules.length <= 1) return rules;
  const middle = Math.floor(rules.length / 2);
  const [first, second] = [rules.slice(0, middle), rules.slice(middle)];
  const ofSecond = irreducible([...kept, ...first], second, true, hold);
  const ofFirst = irreducible([...kept, ...ofSecond], first, ofSecond.length > 0, hold);
  return [...ofFirst, ...ofSecond];
}
