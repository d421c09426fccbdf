import { type Cell, showCell } from '../../columns/cell';
import { kindOf } from '../../constraints/index';
import { sliceKey } from '../../domain/slice';
import { fold } from '../../kernel/fold';
import { parsePairsText } from '../../kernel/pairs-text';
import type { Problem } from '../../problem/problem';
import { constraintsTab, scenarioConfig } from '../../tabs/index';
import type { Loosening } from './loosening';
import { decimalsOf, isPercentage, movedPercentage, roundTo } from './shown-number';
import { takeBack } from './take-back';
import { TypedCells } from './typed-cells';

/** A cell to change. `from` and `to` as a person would type them; '' is an empty cell. */
export interface CellEdit {
  readonly tab: string;
  readonly row: number;
  readonly column: string;
  readonly from: string | number | boolean;
  readonly to: string | number | boolean;
}

/** The cells that make a loosening true, in the order of the frozen rows. */
export function cellEdits(problem: Problem, { numbers, wholes }: Loosening): readonly CellEdit[] {
  const cells = new TypedCells(problem.typed);
  const capacity = numbers.find(({ way }) => way.isCapacity)?.to ?? problem.scenario.capacityTotal ?? 0;
  for (const { way, to } of numbers) {
    const rule = problem.rules[way.rule];
    const gives = rule === undefined ? null : kindOf(rule).gives;
    if (rule === undefined || gives?.by !== 'number') continue;
    const base = problem.scenario.capacityTotal ?? 0;
    for (const at of rule.origins) {
      const cell = cells.at(at, gives.column) ?? '';
      const slice = kindOf(rule).slice(rule);
      const isPair = at.tab === scenarioConfig.name && slice !== null && slice.dimensions.length > 0;
      const typedTo = gives.typed(rule, to);
      const direction = typedTo < gives.typed(rule, way.measure.limit) ? 'down' : 'up';
      const isShare = at.tab === constraintsTab.name && slice !== null && isPercentage(cell);
      if (isPair && slice !== null) cells.set(at, gives.column, withPair(showCell(cell), sliceKey(slice), typedTo));
      else if (isShare && way.isCapacity) continue;
      else if (isShare) cells.set(at, gives.column, `${movedPercentage(way.measure.limit, to, base).to}%`);
      else if (way.shareOfStep !== null) {
        // The number beside a percentage keeps up with it.
        cells.set(at, gives.column, roundTo((to / base) * capacity, decimalsOf(way.measure.limit), direction));
      } else if (isPercentage(cell)) {
        cells.set(at, gives.column, `${Number((100 * typedTo).toPrecision(12))}%`);
      } else {
        const decimals = decimalsOf(gives.typed(rule, way.measure.limit));
        cells.set(at, gives.column, roundTo(typedTo, decimals, direction));
      }
    }
  }
  for (const { way, broken } of wholes) takeBack(problem, way.named, broken, cells);
  return problem.typed.flatMap(({ tab, row, cells: before }) =>
    Object.entries(before).flatMap(([column, cell]): CellEdit[] => {
      const from = plain(cell);
      const to = plain(cells.rowOf({ tab, row }).get(column) ?? '');
      return from === to ? [] : [{ tab, row, column, from, to }];
    }),
  );
}

/** `UK: 400, DE: 300` (or JSON) with another number for one name. */
function withPair(text: string, name: string, to: number): string {
  const read = parsePairsText(text);
  if (!read.ok) return text;
  const pairs = read.pairs.map((pair) => [pair.name, fold(pair.name) === fold(name) ? to : pair.number] as const);
  if (text.trim().startsWith('{')) return JSON.stringify(Object.fromEntries(pairs));
  return pairs.map(([of, number]) => `${of}: ${number}`).join(', ');
}

const plain = (cell: Cell): string | number | boolean => (typeof cell === 'object' ? showCell(cell) : cell);
