import { plus, termsOf } from '../../model/builder';
import type { Column, Objective, Row, Terms } from '../../model/model';
import { compileProblem } from '../../problem/compile-model';
import type { Problem } from '../../problem/problem';
import { type CountColumn, productColumns } from './product-columns';
import { TypedCells } from './typed-cells';
import { isCapacity, shareOf, type Way } from './ways-to-give';

/** The rules of a problem as a model in which they may give way, and what that costs. */
export interface LoosenedModel {
  readonly columns: readonly Column[];
  /** Without those of {@link linkRows}. */
  readonly rows: readonly Row[];
  /** Columns of the candidates come first, as many as this. */
  readonly candidates: number;
  /** For each way the column that is 1 when it is used. */
  readonly used: readonly number[];
  /** Columns of steps, and for each the column that is 1 when any is made. */
  readonly steps: readonly { readonly column: number; readonly flag: number }[];
  /** The column of the steps of the total capacity; null when that does not move. */
  readonly capacity: number | null;
  readonly cost: Terms;
}

/**
 * Every row gets room: whole steps of its number, or all of it where its rule is taken back. Steps are of the precision
 * that the cell shows, so that rounding is part of the cost. Percentages follow the total capacity when that is raised.
 */
export function loosenedModel(problem: Problem, ways: readonly Way[]): LoosenedModel {
  const model = compileProblem({ ...problem, goals: [] });
  const columns: Column[] = [...model.columns];
  const used: number[] = [];
  const cost: [number, number][] = [];
  const steps: { column: number; flag: number }[] = [];
  const wayOfRule = new Map<number, { readonly way: Way; readonly column: number; readonly most: number }>();
  const spans = model.rows.map(({ terms }) => span(terms, model.columns));
  const cells = new TypedCells(problem.typed);
  const shareOfStep = new Map(
    ways.map((way) => (way.by === 'number' ? [problem.rules[way.rule], way.shareOfStep] : [undefined, null])),
  );
  /** No rule forbids less when there is even more capacity. */
  const mostCapacity = (): number =>
    Math.max(
      ...spans.map(({ most }, position) => {
        const rule = problem.rules[model.ruleOfRow[position] ?? -1];
        if (rule === undefined) return 0;
        const share = isCapacity(rule) ? 1 : (shareOf(problem, rule, cells) ?? 0);
        // Of a share of nothing the steps by which it moves grow with the capacity.
        const least = share > 0 ? share : (shareOfStep.get(rule) ?? 0);
        return least > 0 ? most / least : 0;
      }),
    );
  let capacity: (CountColumn & { readonly step: number }) | null = null;
  for (const [index, way] of ways.entries()) {
    const flag = columns.push({ name: `used_${index + 1}`, lower: 0, upper: 1, integer: true }) - 1;
    used.push(flag);
    if (way.by === 'whole') {
      cost.push([flag, 1]);
      for (const rule of way.named.rules) wayOfRule.set(rule, { way, column: flag, most: 1 });
      continue;
    }
    const most = way.isCapacity
      ? Math.max(0, Math.ceil((mostCapacity() - way.measure.limit) / way.step))
      : Math.max(0, mostSteps(way, model.ruleOfRow, spans));
    const column = columns.push({ name: `steps_${index + 1}`, lower: 0, upper: most, integer: true }) - 1;
    cost.push([column, way.costOfStep]);
    steps.push({ column, flag });
    wayOfRule.set(way.rule, { way, column, most });
    if (way.isCapacity) capacity = { column, most, step: way.step };
  }
  const products: Row[] = [];
  const rows = model.rows.flatMap((row, position): Row[] => {
    const index = model.ruleOfRow[position] ?? null;
    const rule = index === null ? undefined : problem.rules[index];
    if (index === null || rule === undefined) return [row];
    const found = wayOfRule.get(index);
    const { least, most } = spans[position] ?? { least: 0, most: 0 };
    if (found?.way.by === 'whole') {
      const relaxed = (side: 'most' | 'least', lower: number, upper: number, coefficient: number): Row => ({
        name: `${row.name}_${side}`,
        lower,
        upper,
        terms: plus(row.terms, [[found.column, coefficient]]),
      });
      return [
        ...(row.upper < most ? [relaxed('most', Number.NEGATIVE_INFINITY, row.upper, row.upper - most)] : []),
        ...(row.lower > least ? [relaxed('least', row.lower, Number.POSITIVE_INFINITY, row.lower - least)] : []),
      ];
    }
    const room: [number, number][] = [];
    if (found?.way.by === 'number') {
      room.push([found.column, Number.isFinite(row.lower) ? found.way.step : -found.way.step]);
    }
    const share = capacity === null || isCapacity(rule) ? null : shareOf(problem, rule, cells);
    if (share !== null && capacity !== null) {
      room.push([capacity.column, -share * capacity.step]);
      if (found?.way.by === 'number' && found.way.shareOfStep !== null) {
        // A step of the percentage gives more tokens the more capacity there is.
        const product = productColumns(found, capacity, columns.length);
        columns.push(...product.columns);
        products.push(...product.rows);
        const factor = (Number.isFinite(row.lower) ? 1 : -1) * found.way.shareOfStep * capacity.step;
        room.push(...product.sum.map(([column, weight]): [number, number] => [column, factor * weight]));
      }
    }
    return [room.length === 0 ? row : { ...row, terms: plus(row.terms, room) }];
  });
  return {
    columns,
    rows: [...rows, ...products],
    candidates: model.candidates.length,
    used,
    steps,
    capacity: capacity?.column ?? null,
    cost: termsOf(cost),
  };
}

/** The rows by which steps need their flags, as tight as the columns allow. */
export function linkRows({ steps }: Pick<LoosenedModel, 'steps'>, columns: readonly Column[]): readonly Row[] {
  return steps.map(({ column, flag }) => ({
    name: `use_${flag}`,
    lower: Number.NEGATIVE_INFINITY,
    upper: 0,
    terms: termsOf([
      [column, 1],
      [flag, -(columns[column]?.upper ?? 0)],
    ]),
  }));
}

/** Asks for the least of some terms. */
export const leastOf = (terms: Terms): Objective => ({ sense: 'minimize', terms, constant: 0 });

interface Span {
  readonly least: number;
  readonly most: number;
}

function span(terms: Terms, columns: readonly Column[]): Span {
  let least = 0;
  let most = 0;
  for (const [p, j] of terms.columns.entries()) {
    const a = terms.coefficients[p] ?? 0;
    const { lower, upper } = columns[j] ?? { lower: 0, upper: 0 };
    least += a > 0 ? a * lower : a * upper;
    most += a > 0 ? a * upper : a * lower;
  }
  return { least, most };
}

/** How many steps a limit can move before it forbids nothing any more; a least number of tokens cannot fall below 0. */
function mostSteps(way: Way & { by: 'number' }, ruleOfRow: readonly (number | null)[], spans: readonly Span[]): number {
  const own = spans.filter((_, position) => ruleOfRow[position] === way.rule);
  const { bound, limit, kind } = way.measure;
  if (bound === 'cap') {
    return Math.ceil((Math.max(0, ...own.map(({ most }) => most)) - limit) / way.step);
  }
  if (kind !== 'kpi') return Math.floor(limit / way.step + 1e-9);
  return Math.ceil((limit - Math.min(...own.map(({ least }) => least))) / way.step);
}
