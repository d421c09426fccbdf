import type { Table } from '../columns/cell';
import type { Tab } from '../tabs/tab';
import type { Workbook } from './ports';

/** The same workbook for actions that follow each other: each tab is read once, as it was before any of them wrote. */
export function readOnce(workbook: Workbook): Workbook {
  const known = new Map<string, Table | null>();
  return {
    id: workbook.id,
    read: (tabs: readonly Tab[]) => {
      const unread = tabs.filter(({ name }) => !known.has(name));
      const tables = unread.length === 0 ? new Map<string, Table>() : workbook.read(unread);
      for (const { name } of unread) known.set(name, tables.get(name) ?? null);
      const found = tabs.flatMap(({ name }) => {
        const table = known.get(name) ?? null;
        return table === null ? [] : [[name, table] as const];
      });
      return new Map(found);
    },
    show: (tab, rows) => workbook.show(tab, rows),
    mark: (tab, table, marks) => workbook.mark(tab, table, marks),
  };
}
