import type { Cell } from '../../columns/cell';
import type { CellRef } from '../../kernel/issue';
import type { TypedRow } from '../../problem/typed-rows';

/** The typed cells behind a problem's rules, by place; changes are made on a copy. */
export class TypedCells {
  readonly #rows: Map<string, Map<string, Cell>>;
  readonly #places: readonly Pick<TypedRow, 'tab' | 'row'>[];

  constructor(rows: readonly TypedRow[]) {
    this.#rows = new Map(rows.map(({ tab, row, cells }) => [`${tab}|${row}`, new Map(Object.entries(cells))]));
    this.#places = rows;
  }

  /** The cell of a rule: the one its origin names, else that of `column` in its row. Undefined when it was not kept. */
  at({ tab, row, column: own }: CellRef, column: string): Cell | undefined {
    return this.#rows.get(`${tab}|${row}`)?.get(own ?? column);
  }

  /** All kept cells of a row by header. */
  rowOf({ tab, row }: Pick<CellRef, 'tab' | 'row'>): ReadonlyMap<string, Cell> {
    return this.#rows.get(`${tab}|${row}`) ?? new Map();
  }

  /** The rows that are kept of one tab. */
  rowsOn(tab: string): readonly number[] {
    return this.#places.flatMap((place) => (place.tab === tab ? [place.row] : []));
  }

  set({ tab, row, column: own }: CellRef, column: string, cell: Cell): void {
    this.#rows.get(`${tab}|${row}`)?.set(own ?? column, cell);
  }
}
