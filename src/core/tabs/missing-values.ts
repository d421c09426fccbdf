import type { Columns, Row } from '../columns/row';
import { type Issue, issue } from '../kernel/issue';
import type { TabRows } from './read-table';

/** An issue at every cell of a row that must not be blank and is; a missing header is said once, at the header. */
export function missingValues<C extends Columns>(
  tab: Pick<TabRows<C>, 'shownHeaders'>,
  row: Row<C>,
  columns: readonly (keyof C & string)[],
): readonly Issue[] {
  return columns
    .filter((column) => tab.shownHeaders.has(column) && !row.filled.has(column))
    .map((column) => issue('missing-value', row.at(column), { why: null }));
}
