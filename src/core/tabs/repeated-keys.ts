import type { Columns, Row } from '../columns/row';
import { fold } from '../kernel/fold';
import { type Issue, issue } from '../kernel/issue';

/** An issue at every row whose key stands on the tab more than once. */
export function repeatedKeys<C extends Columns>(rows: readonly Row<C>[], column: keyof C & string): readonly Issue[] {
  const groups = new Map<string, Row<C>[]>();
  for (const row of rows) {
    const key = row.values[column];
    if (typeof key !== 'string') continue;
    const group = groups.get(fold(key)) ?? [];
    group.push(row);
    groups.set(fold(key), group);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) =>
      group.map((row) =>
        issue('duplicate-key', row.at(column), {
          key: String(row.values[column]),
          rows: group.map((other) => other.row),
        }),
      ),
    );
}
