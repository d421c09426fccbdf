import { kindOf } from '../../constraints/index';
import { printNumber } from '../../kernel/number-text';
import type { Problem } from '../../problem/problem';
import { sayPlaces } from '../sentence-parts';
import type { Loosening } from './loosening';
import { movedPercentage } from './shown-number';

/**
 * A repair in words without a full stop: "UK gets at least 640 tokens instead of 700 (Constraints row 12)". A percentage is
 * said in tokens of the capacity that then is.
 */
export function sayRepair(problem: Problem, { numbers, wholes }: Loosening): string {
  const { capacityTotal } = problem.scenario;
  const capacity = numbers.find(({ way }) => way.isCapacity)?.to ?? capacityTotal;
  const moved = numbers.flatMap(({ way, to }) => {
    const rule = problem.rules[way.rule];
    const gives = rule === undefined ? null : kindOf(rule).gives;
    if (rule === undefined || gives?.by !== 'number') return [];
    const { limit, target } = way.measure;
    // Without a baseline people read the change itself, whichever way is better.
    const from = printNumber(target !== null && target.baseline === null ? limit : gives.typed(rule, limit));
    const places = sayPlaces(rule.origins);
    if (way.shareOfStep === null || capacityTotal === null || capacity === null) {
      return [`${kindOf(rule).sentence(gives.withLimit(rule, to))} instead of ${from} (${places})`];
    }
    const percent = movedPercentage(limit, to, capacityTotal);
    const changed = kindOf(rule).sentence(gives.withLimit(rule, (percent.to / 100) * capacity));
    const [of, before] = capacity === capacityTotal ? ['', ''] : [capacity, capacityTotal].map(sayWhole);
    const shares = `${printNumber(percent.to)} %${of} instead of ${printNumber(percent.from)} %${before}`;
    return [`${changed} instead of ${from} (${places}: ${shares})`];
  });
  const gone = wholes.map(({ way }) => `without the rule: ${way.named.sentence} (${sayPlaces(way.named.origins)})`);
  return [...moved, ...gone].join(', and ');
}

const sayWhole = (capacity: number): string => ` of ${printNumber(capacity)}`;

/** How far a plan is from keeping all rules, when one number alone stands in the way: "You are 60 tokens over when all other rules hold". */
export function sayDistance(repairs: readonly Loosening[]): string | null {
  for (const { numbers, wholes } of repairs) {
    const [moved] = numbers;
    if (moved === undefined || numbers.length > 1 || wholes.length > 0) continue;
    const { kind, bound, limit, target } = moved.way.measure;
    const unit = kind === 'kpi' ? (target?.kpi ?? '') : kind === 'capacity' ? 'tokens' : 'initiatives';
    return `You are ${printNumber(Math.abs(moved.to - limit))} ${unit} ${bound === 'cap' ? 'over' : 'short'} when all other rules hold`;
  }
  return null;
}
