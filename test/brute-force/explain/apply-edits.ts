import type { Cell, Table } from '../../../src/core/columns/cell';
import type { CellEdit } from '../../../src/core/explain/repair/cell-edits';
import { headerIdOf, textOf } from '../oracle-cells';

/** The tables with cells changed as a person would change them; throws when a cell is not there or holds something else. */
export function applyEdits(tables: ReadonlyMap<string, Table>, edits: readonly CellEdit[]): Map<string, Table> {
  const changed = new Map(
    [...tables].map(([tab, { header, rows }]) => [tab, { header, rows: rows.map((row) => [...row]) }]),
  );
  for (const { tab, row, column, from, to } of edits) {
    const table = changed.get(tab);
    const names = column === 'key' ? ['key', 'dimensionkey', 'country'] : [headerIdOf(column)];
    const at = table?.header.findIndex((head) => names.includes(headerIdOf(textOf(head)))) ?? -1;
    const cells = table?.rows[row - 2];
    if (cells === undefined || at < 0) throw new Error(`there is no cell ${tab} ${row} ${column}`);
    if (textOf(cells[at]) !== textOf(from as Cell)) {
      throw new Error(`${tab} ${row} ${column} holds ${textOf(cells[at])} instead of ${String(from)}`);
    }
    cells[at] = to;
  }
  return changed;
}
