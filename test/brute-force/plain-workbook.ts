import type { Cell, Table } from '../../src/core/columns/cell';

/** One row of a tab by header. */
export type PlainRow = Readonly<Record<string, Cell>>;

/** A workbook in plain spelling: tab name, rows by header. */
export type PlainWorkbook = Readonly<Record<string, readonly PlainRow[]>>;

/** The tables of a workbook. Headers: those of the first row, then what other rows add; `heads` for tabs without rows. */
export function tablesOf(workbook: PlainWorkbook, heads: Readonly<Record<string, readonly string[]>> = {}) {
  return new Map<string, Table>(
    Object.entries(workbook).map(([tab, rows]) => {
      const header = [...new Set([...(heads[tab] ?? []), ...rows.flatMap((row) => Object.keys(row))])];
      return [tab, { header, rows: rows.map((row) => header.map((name) => row[name] ?? '')) }];
    }),
  );
}

/** The same workbook with the rows of one tab changed. */
export function withRows(
  workbook: PlainWorkbook,
  tab: string,
  change: (rows: readonly PlainRow[]) => readonly PlainRow[],
): PlainWorkbook {
  return { ...workbook, [tab]: change(workbook[tab] ?? []) };
}

/** Tables as text, for the message of a failed test. */
export function dump(tables: ReadonlyMap<string, Table>): string {
  const show = (cells: readonly Cell[]): string =>
    cells.map((cell) => (typeof cell === 'object' ? JSON.stringify(cell) : String(cell))).join(' | ');
  return [...tables]
    .map(([tab, { header, rows }]) => [`== ${tab}`, show(header), ...rows.map(show)].join('\n'))
    .join('\n');
}
