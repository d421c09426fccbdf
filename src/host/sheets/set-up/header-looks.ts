import { neighbours } from '../neighbours';
import type { PlacedColumn, TabSheet } from './tab-sheet';

/** Header colours by who writes the column. */
const colours = { pm: '#d9e8fb', system: '#e8eaed' } as const;
const noColour = '#ffffff';

/**
 * Freezes the header row, colours it by who writes each column, and puts help on it. A colour or note that somebody has
 * given a header stays, and so do the widths of columns that were there before. True when something was missing.
 */
export function dressHeader({ sheet, isNew, columns }: TabSheet): boolean {
  const width = Math.max(...columns.map(({ at }) => at));
  const row = sheet.getRange(1, 1, 1, width);
  const notes = isNew ? [] : (row.getNotes()[0] ?? []);
  const backgrounds = isNew ? [] : (row.getBackgrounds()[0] ?? []);
  const plain = columns.filter(({ at }) => (backgrounds[at - 1] ?? noColour) === noColour);
  const silent = columns.filter(({ at }) => (notes[at - 1] ?? '') === '');
  const isFrozen = sheet.getFrozenRows() > 0;

  if (!isFrozen) sheet.setFrozenRows(1);
  for (const run of neighbours(plain, (left, right) => left.column.writer === right.column.writer)) {
    const [first] = run;
    if (first !== undefined) sheet.getRange(1, first.at, 1, run.length).setBackground(colours[first.column.writer]);
  }
  for (const run of neighbours(silent)) {
    sheet.getRange(1, run[0]?.at ?? 1, 1, run.length).setNotes([run.map(helpOf)]);
  }
  const added = columns.filter((column) => column.isNew);
  for (const run of neighbours(added, (left, right) => left.column.width === right.column.width)) {
    const [first] = run;
    if (first !== undefined) sheet.setColumnWidths(first.at, run.length, first.column.width);
  }
  return !isFrozen || plain.length > 0 || silent.length > 0;
}

/** The help of a header: what the column means, what it holds, and who fills it. */
function helpOf({ column }: PlacedColumn): string {
  const { label } = column.type;
  const holds = `${label.charAt(0).toUpperCase()}${label.slice(1)}.`;
  const who = column.writer === 'system' ? 'Filled by the add-on.' : column.required ? 'Needed.' : 'May stay blank.';
  return `${column.note}\n\n${column.writer === 'system' ? who : `${holds} ${who}`}`;
}
