import type { Plan } from '../domain/plan';
import type { ResultItem } from '../explain/items';
import { printNumber } from '../kernel/number-text';
import type { Problem } from '../problem/problem';
import { capsOf } from './caps';

/** What would bring in an initiative that is not funded now, as a sentence without its full stop. */
export function bringIn(item: ResultItem, problem: Problem, plan: Plan): string {
  switch (item.reason) {
    case 'excluded':
      return 'It comes in when nobody excludes it any more';
    case 'ineligible':
      return 'It comes in when what stands in its way is corrected on its row';
    case 'not_together':
      return 'It comes in when the other one goes';
    case 'needs':
      return 'It comes in when what it needs is funded';
    case 'no_room': {
      const missing = missingTokens(item, problem, plan);
      const more = missing > 0 ? `${printNumber(missing)} tokens more there` : 'more room there';
      return `It comes in with ${more}, or in place of something funded`;
    }
    default:
      // Taking less helps only what brings something.
      return item.contribution > 0
        ? 'It comes in when it brings more, takes less, or somebody decides so'
        : item.contribution < 0
          ? 'It comes in when it brings more, or somebody decides so'
          : 'It comes in when it is known to bring something, or somebody decides so';
  }
}

/** By how much the fullest of its limits would be passed. */
function missingTokens({ key, tokens }: ResultItem, problem: Problem, plan: Plan): number {
  const inside = [...capsOf(problem).values()].filter(({ slice }) => plan.pool.isMember(slice, key));
  return Math.max(0, ...inside.map(({ slice, cap }) => (cap === null ? 0 : plan.tokens(slice) + tokens - cap)));
}
