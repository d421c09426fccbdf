import { kindOf, type Rule } from '../../constraints/index';
import type { CellRef, Issue } from '../../kernel/issue';
import { issue } from '../../kernel/issue';
import { type Forced, placeOf, sayCause } from './forced';

/** Initiatives that must be funded and cannot be, and pairs that exclude each other though both must be funded. */
export function logicalConflicts(rules: readonly Rule[], { funded, out }: Forced): readonly Issue[] {
  const found: Issue[] = [];
  for (const [key, inCause] of funded) {
    const outCause = out.get(key);
    if (outCause === undefined) continue;
    const facts = { key, inBecause: sayCause(inCause), outBecause: sayCause(outCause) };
    for (const at of distinct([...inCause.origins, ...outCause.origins])) found.push(issue('in-and-out', at, facts));
  }
  for (const rule of rules.filter((other) => kindOf(other).effect === 'at_most_one')) {
    const both = kindOf(rule)
      .initiatives(rule)
      .filter((key) => funded.has(key));
    if (both.length < 2) continue;
    const because = both.flatMap((key) => {
      const cause = funded.get(key);
      return cause === undefined ? [] : [sayCause(cause)];
    });
    for (const at of rule.origins)
      found.push(issue('together-and-not', at, { keys: both, because, rule: placeOf(rule) }));
  }
  return found;
}

function distinct(places: readonly CellRef[]): readonly CellRef[] {
  return [...new Map(places.map((at) => [JSON.stringify(at), at])).values()];
}
