import type { CellEdit } from './cell-edits';

/** What a repair does to one row. */
export interface RowChange {
  readonly tab: string;
  readonly row: number;
  /** The row is emptied, so that its rule is gone. */
  readonly isRemoved: boolean;
  readonly edits: readonly CellEdit[];
}

/** The edits of a repair by row, in their order. */
export function rowChanges(edits: readonly CellEdit[]): readonly RowChange[] {
  const rows = new Map<string, CellEdit[]>();
  for (const edit of edits) {
    const id = `${edit.tab}|${edit.row}`;
    rows.set(id, [...(rows.get(id) ?? []), edit]);
  }
  return [...rows.values()].flatMap((own): RowChange[] => {
    const [first] = own;
    if (first === undefined) return [];
    const { tab, row } = first;
    // A row that says a rule names its set; without that it says nothing.
    const isRemoved = own.some(({ column, to }) => column === 'constraint_set_name' && to === '');
    return [{ tab, row, isRemoved, edits: own }];
  });
}
