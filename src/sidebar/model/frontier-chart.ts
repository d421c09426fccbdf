import type { FrontierPoint } from '../../core/explain/worth/frontier';

/** A point of the frontier where it is drawn, in the chart's own units. */
export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
  readonly point: FrontierPoint;
}

/** The chart of a frontier: objective against capacity. */
export interface FrontierChart {
  readonly points: readonly DrawnPoint[];
  /** What stands at the ends of both axes. */
  readonly capacities: readonly [number, number];
  readonly objectives: readonly [number, number];
}

/** Width and height of the area in which points are drawn. */
export const chartSize = { width: 240, height: 110 } as const;

/** Places points by rising capacity; a flat frontier is drawn in the middle. */
export function drawFrontier(points: readonly FrontierPoint[]): FrontierChart {
  const sorted = [...points].sort((left, right) => left.capacity - right.capacity);
  const capacities = rangeOf(sorted.map(({ capacity }) => capacity));
  const objectives = rangeOf(sorted.map(({ objective }) => objective));
  const share = (value: number, [low, high]: readonly [number, number]): number =>
    high === low ? 0.5 : (value - low) / (high - low);
  return {
    capacities,
    objectives,
    points: sorted.map((point) => ({
      x: share(point.capacity, capacities) * chartSize.width,
      y: (1 - share(point.objective, objectives)) * chartSize.height,
      point,
    })),
  };
}

const rangeOf = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)];
