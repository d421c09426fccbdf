import { kindOf, type Rule } from '../../constraints/index';
import type { CellRef, Issue } from '../../kernel/issue';
import { issue } from '../../kernel/issue';
import { printList } from '../../kernel/list-text';
import { candidatesTab } from '../../tabs/index';
import { type Cause, type Forced, placeOf, sayCause } from './forced';

/** Initiatives that must be funded and cannot be, and pairs that exclude each other though both must be funded. */
export function logicalConflicts(rules: readonly Rule[], { funded, out }: Forced): readonly Issue[] {
  const found: Issue[] = [];
  for (const { keys, inCause, outCause } of inAndOut({ funded, out })) {
    const facts = { key: printNames(keys), inBecause: sayCause(inCause), outBecause: sayCause(outCause) };
    for (const at of distinct([...inCause.origins, ...outCause.origins].map(keyCell))) {
      found.push(issue('in-and-out', at, facts));
    }
  }
  for (const rule of rules.filter((other) => kindOf(other).effect === 'at_most_one')) {
    const both = kindOf(rule)
      .initiatives(rule)
      .filter((key) => funded.has(key));
    if (both.length < 2) continue;
    const because = sayCause({ steps: both.flatMap((key) => funded.get(key)?.steps ?? []) });
    for (const at of rule.origins)
      found.push(issue('together-and-not', keyCell(at), { keys: both, because, rule: placeOf(rule) }));
  }
  return found;
}

/** Of a row: the cell that names what it is about. */
const keyCell = (at: CellRef): CellRef =>
  at.column === null ? { ...at, column: at.tab === candidatesTab.name ? 'initiative_key' : 'key' } : at;

/** Initiatives that must be funded and that the same rows, with the same words, keep out: the members of a bundle. */
interface InAndOut {
  readonly keys: readonly string[];
  readonly inCause: Cause;
  readonly outCause: Cause;
}

function inAndOut({ funded, out }: Forced): readonly InAndOut[] {
  const groups = new Map<string, InAndOut>();
  for (const [key, inCause] of funded) {
    const outCause = out.get(key);
    if (outCause === undefined) continue;
    const id = outCause.origins.length === 0 ? key : JSON.stringify(outCause);
    const { keys = [], inCause: before = { steps: [], origins: [] } } = groups.get(id) ?? {};
    const steps = [...new Set([...before.steps, ...inCause.steps])];
    groups.set(id, {
      keys: [...keys, key],
      inCause: { steps, origins: [...before.origins, ...inCause.origins] },
      outCause,
    });
  }
  return [...groups.values()];
}

/** "A", "A and B", "A, B, C, D, E and 7 more". */
const printNames = (names: readonly string[]): string => (names.length === 2 ? names.join(' and ') : printList(names));

function distinct(places: readonly CellRef[]): readonly CellRef[] {
  return [...new Map(places.map((at) => [JSON.stringify(at), at])).values()];
}
