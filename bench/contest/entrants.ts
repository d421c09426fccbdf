import type { ContestantName, Task } from './contestant';

/** A line of the tables: a contestant and what it is asked to do. */
export interface Entrant {
  readonly id: 'full run' | 'main stage' | Exclude<ContestantName, 'product'>;
  readonly label: string;
  readonly contestant: ContestantName;
  readonly what: Task['what'];
  /** How many seeds it gets at a size: enough for a median, few where it takes long. */
  seeds(n: number): number;
}

const few = (n: number): number => (n <= 50 ? 10 : n <= 100 ? 4 : 2);
const many = (n: number): number => (n <= 200 ? 10 : 6);

export const entrants = [
  { id: 'full run', label: 'this product, full run', contestant: 'product', what: 'full', seeds: many },
  { id: 'main stage', label: 'this product, main stage', contestant: 'product', what: 'main', seeds: many },
  { id: 'highs', label: 'HiGHS, natural model', contestant: 'highs', what: 'main', seeds: many },
  { id: 'glpk.js', label: 'glpk.js', contestant: 'glpk.js', what: 'main', seeds: many },
  { id: 'yalps', label: 'yalps', contestant: 'yalps', what: 'main', seeds: few },
  {
    id: 'javascript-lp-solver',
    label: 'javascript-lp-solver',
    contestant: 'javascript-lp-solver',
    what: 'main',
    seeds: few,
  },
] as const satisfies readonly Entrant[];

/** The sizes compared, in candidates. */
export const sizes = [20, 50, 100, 200, 500, 1000, 2000] as const;
