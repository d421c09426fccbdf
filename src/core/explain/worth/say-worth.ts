import { printNumber } from '../../kernel/number-text';
import { capitalized, sayNames } from '../sentence-parts';
import type { FrontierPoint } from './frontier';
import type { CapacityStep, PoolWorth } from './worth-of-capacity';

/** What a pool's capacity is worth, in words. */
export function sayWorth({ pool, capacity, used, room, block, steps }: PoolWorth): string {
  const parts = [
    `${capitalized(pool)}: ${printNumber(used, 2)} of ${printNumber(capacity, 2)} tokens used, room left ${printNumber(room, 2)}`,
    ...sayGains(
      steps.filter(({ blocks }) => blocks > 0),
      block,
    ),
    ...sayLosses(
      steps.filter(({ blocks }) => blocks < 0),
      block,
    ),
  ];
  return `${parts.join('; ')}.`;
}

function sayGains(steps: readonly CapacityStep[], block: number): readonly string[] {
  const known = steps.filter(({ gain }) => gain !== null);
  if (known.length === 0) return [];
  const first = known.find(({ gain }) => (gain ?? 0) > 0);
  if (first === undefined) return ['more tokens bring nothing'];
  const none = known.filter(({ gain }) => gain === 0).at(-1);
  const before = none === undefined ? '' : `no gain with ${printNumber(none.blocks * block)} more, `;
  const all = known
    .filter(({ gain }) => (gain ?? 0) > 0)
    .map(({ blocks, gain }) => `${printNumber(blocks * block)} more gain ${printNumber(gain ?? 0, 4)}`);
  const names = first.enters.length === 0 ? '' : ` (first in: ${sayNames(first.enters, 3)})`;
  return [`${before}${all.join(', ')}${names}`];
}

function sayLosses(steps: readonly CapacityStep[], block: number): readonly string[] {
  const said = [...steps].reverse().flatMap(({ blocks, gain, impossible }) => {
    const fewer = `${printNumber(-blocks * block)} fewer`;
    if (impossible) return [`${fewer}: no plan keeps the rules`];
    if (gain === null) return [];
    return [gain === 0 ? `${fewer} cost nothing` : `${fewer} cost ${printNumber(-gain, 4)}`];
  });
  return said.length === 0 ? [] : [said.join(', ')];
}

/** Where more capacity starts and stops to pay. */
export function sayFrontier(points: readonly FrontierPoint[]): string {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return 'There was not enough time for other capacities.';
  if (last.objective === first.objective) {
    return `From ${printNumber(first.capacity)} to ${printNumber(last.capacity)} tokens the objective stays at ${printNumber(last.objective, 4)}.`;
  }
  const full = points.find(
    ({ objective }) => objective >= last.objective - 1e-9 * Math.max(1, Math.abs(last.objective)),
  );
  const range = `From ${printNumber(first.capacity)} to ${printNumber(last.capacity)} tokens the objective rises from ${printNumber(first.objective, 4)} to ${printNumber(last.objective, 4)}`;
  const flat =
    full === undefined || full === last ? '' : `; beyond ${printNumber(full.capacity)} tokens it rises no more`;
  return `${range}${flat}.`;
}
