import { printNumber } from '../../kernel/number-text';
import type { Places, SequenceTask } from './task';

/** Why an entry has no quarter, in words without a full stop. */
export function explainUnplaced(task: SequenceTask, places: Places, key: string): string {
  const entry = task.entries.find(({ initiative_key }) => initiative_key === key);
  if (entry === undefined) return 'it is not on the roadmap';
  const isPlaced = (other: string): boolean => (places.get(other) ?? null) !== null;
  const needed = task.needs.find((need) => need.dependent === key && !isPlaced(need.needed))?.needed;
  const bundle = task.bundles.find(({ members }) => members.includes(key));
  const together = bundle?.members ?? [key];
  const takes = sumTokens(task, together);
  const what =
    bundle === undefined
      ? `takes ${printNumber(takes)} tokens`
      : `the bundle ${bundle.bundle} takes ${printNumber(takes)} tokens`;
  const pools = [
    { name: '', keys: task.entries.map(({ initiative_key }) => initiative_key), capacity: task.capacity },
    ...task.pools.filter(({ keys }) => together.some((member) => keys.includes(member))),
  ];
  for (const { name, keys, capacity } of pools) {
    const own = sumTokens(
      task,
      together.filter((member) => keys.includes(member)),
    );
    const largest = Math.max(...task.quarters.map((_, q) => capacity[q] ?? Number.POSITIVE_INFINITY));
    if (own > largest + 1e-6) {
      return `${what}; the largest quarter has ${printNumber(largest)}${name === '' ? '' : ` for ${name}`}`;
    }
  }
  if (needed !== undefined) return `needs ${needed}, which has no quarter`;
  const rooms = task.quarters.map((_, q) =>
    Math.min(
      ...pools.map(({ keys, capacity }) => {
        const cap = capacity[q] ?? null;
        const used = sumTokens(
          task,
          keys.filter((other) => places.get(other) === q),
        );
        return cap === null ? Number.POSITIVE_INFINITY : cap - used;
      }),
    ),
  );
  const most = Math.max(0, ...rooms);
  if (takes > most + 1e-6) return `${what}; no quarter has more than ${printNumber(most)} left`;
  return `${what}; no quarter is left that comes after what it needs`;
}

function sumTokens({ entries }: SequenceTask, keys: readonly string[]): number {
  const wanted = new Set(keys);
  return entries.reduce((total, { initiative_key, tokens }) => total + (wanted.has(initiative_key) ? tokens : 0), 0);
}
