import { useState } from 'preact/hooks';
import type { FrontierPoint } from '../../../core/explain/worth/frontier';
import { printNumber } from '../../../core/kernel/number-text';
import { chartSize, drawFrontier } from '../../model/frontier-chart';
import { PlanDifference } from './plan-difference';

interface FrontierViewProps {
  readonly points: readonly FrontierPoint[];
  /** What is maximised. */
  readonly goal: string;
  /** The plan of the run. */
  readonly selected: readonly string[];
  readonly titles: ReadonlyMap<string, string>;
  /** Runs with the capacity of a point; null while that cannot be done. */
  readonly runAt: ((capacity: number) => void) | null;
}

/** Objective against capacity: a chart, and a slider that looks at each of its plans. */
export function FrontierView({ points, goal, selected, titles, runAt }: FrontierViewProps) {
  const [chosen, choose] = useState<number | null>(null);
  const chart = drawFrontier(points);
  const base = chart.points.findIndex(({ point }) => point.is_base);
  const at = Math.min(chart.points.length - 1, chosen ?? Math.max(0, base));
  const shown = chart.points[at];
  if (shown === undefined) return null;
  const { point } = shown;
  const funded = new Set(point.selected as readonly string[]);
  const before = new Set(selected);
  return (
    <div class="frontier">
      <svg
        viewBox={'-8 -8 '.concat(String(chartSize.width + 16), ' ', String(chartSize.height + 16))}
        aria-hidden="true"
      >
        <path class="axis" d={'M0 0V'.concat(String(chartSize.height), 'H', String(chartSize.width))} />
        <polyline class="line" points={chart.points.map(({ x, y }) => String(x).concat(',', String(y))).join(' ')} />
        {chart.points.map(({ x, y, point: { capacity, is_base } }) =>
          is_base ? (
            <rect key={capacity} class="base" x={x - 4} y={y - 4} width="8" height="8" />
          ) : (
            <circle key={capacity} class="point" cx={x} cy={y} r="3" />
          ),
        )}
        <circle class="chosen" cx={shown.x} cy={shown.y} r="7" />
        <text x="4" y="4">
          {printNumber(chart.objectives[1], 4).concat(' ', goal)}
        </text>
        <text x={chartSize.width} y={chartSize.height - 5} text-anchor="end">
          {'lowest: '.concat(printNumber(chart.objectives[0], 4))}
        </text>
      </svg>
      <div class="ends quiet" aria-hidden="true">
        <span>{printNumber(chart.capacities[0])}</span>
        <span>tokens</span>
        <span>{printNumber(chart.capacities[1])}</span>
      </div>
      <label for="frontier-capacity">Capacity to look at</label>
      <input
        id="frontier-capacity"
        type="range"
        min={0}
        max={chart.points.length - 1}
        value={at}
        aria-valuetext={describe(point, goal)}
        onInput={(event) => choose(Number(event.currentTarget.value))}
      />
      <p role="status">{describe(point, goal)}</p>
      <p class="quiet">
        {point.is_base ? 'This is the plan of the run (the square).' : ''}
        {!point.proven && !point.is_base && 'The best found in time; a better one may exist.'}
      </p>
      <PlanDifference
        enters={point.selected.filter((key) => !before.has(key))}
        leaves={selected.filter((key) => !funded.has(key))}
        titles={titles}
      />
      {!point.is_base && (
        <div class="actions">
          <button type="button" disabled={runAt === null} onClick={() => runAt?.(point.capacity)}>
            Run with this capacity
          </button>
        </div>
      )}
      <details class="more">
        <summary>As a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Tokens</th>
              <th scope="col">{goal}</th>
              <th scope="col">Funded</th>
            </tr>
          </thead>
          <tbody>
            {chart.points.map(({ point: row }) => (
              <tr key={row.capacity}>
                <td>{printNumber(row.capacity)}</td>
                <td>{printNumber(row.objective, 4)}</td>
                <td>{row.selected.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

const describe = ({ capacity, objective, selected, tokens }: FrontierPoint, goal: string): string =>
  printNumber(capacity).concat(
    ' tokens: ',
    printNumber(objective, 4),
    ' ',
    goal,
    ', ',
    String(selected.length),
    ' funded, ',
    printNumber(tokens, 2),
    ' tokens used',
  );
