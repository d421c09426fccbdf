import { fold } from '../kernel/fold';
import { parsePeriod } from '../kernel/period';
import type { RoadmapEntry } from '../portfolio/roadmap';
import type { SequenceTask } from '../portfolio/sequence/task';
import { sequenceTaskOf } from '../portfolio/sequence/task-of';
import { HostError } from './host-error';
import { capacityByQuarter, type PlannedRecord, type RoadmapDesk } from './roadmap-desk';

/** The sequence to be solved for entries in a timeframe. Throws a HostError when the timeframe is none. */
export function roadmapSequence(
  timeframeLabel: string,
  entries: readonly RoadmapEntry[],
  { record }: PlannedRecord,
  desk: RoadmapDesk,
): SequenceTask {
  const timeframe = parsePeriod(timeframeLabel);
  if (timeframe === null) {
    throw new HostError(
      `${timeframeLabel || 'A blank'} is no timeframe. Write a period such as 2026, 2026-H1 or 2026-Q2.`,
    );
  }
  const { problem, result } = record;
  const shares = new Map(result.items.map(({ key, contribution }) => [fold(key), contribution]));
  return sequenceTaskOf({
    problem,
    timeframe,
    capacityByQuarter: capacityByQuarter(desk, record),
    entries,
    contributionOf: (key) => shares.get(fold(key)) ?? 0,
    tokensOf: (key) => desk.initiatives.get(fold(key))?.engineering_tokens ?? 0,
  });
}
