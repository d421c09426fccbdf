import { constraintsTab, targetsTab } from '../../tabs/index';
import type { CellEdit } from './cell-edits';

/** What a repair does to one row. */
export interface RowChange {
  readonly tab: string;
  readonly row: number;
  /** The row is emptied, so that its rule is gone. */
  readonly isRemoved: boolean;
  readonly edits: readonly CellEdit[];
}

const ruleTabs: readonly string[] = [constraintsTab.name, targetsTab.name];

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
    // One emptied cell is the rest of a list: a row that says a rule has more than one.
    const isRemoved = ruleTabs.includes(tab) && own.length > 1 && own.every(({ to }) => to === '');
    return [{ tab, row, isRemoved, edits: own }];
  });
}
