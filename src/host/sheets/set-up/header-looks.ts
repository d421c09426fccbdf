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
  for (const run of neighbours(plain)) {
    const backgroundsOf = run.map(({ column }) => colours[column.writer]);
    sheet.getRange(1, run[0]?.at ?? 1, 1, run.length).setBackgrounds([backgroundsOf]);
  }
  for (const run of neighbours(silent)) {
    sheet.getRange(1, run[0]?.at ?? 1, 1, run.length).setNotes([run.map(helpOf)]);
  }
  for (const run of neighbours(columns.filter((column) => column.isNew))) widen(sheet, run);
  return !isFrozen || plain.length > 0 || silent.length > 0;
}

/** All new columns first get the width that most have, since each width takes a call of its own. */
function widen(sheet: TabSheet['sheet'], run: readonly PlacedColumn[]): void {
  const widths = run.map(widthOf);
  const count = (width: number): number => widths.filter((other) => other === width).length;
  const usual = widths.reduce((most, width) => (count(width) > count(most) ? width : most));
  sheet.setColumnWidths(run[0]?.at ?? 1, run.length, usual);
  const others = run.filter((placed) => widthOf(placed) !== usual);
  for (const block of neighbours(others, (left, right) => widthOf(left) === widthOf(right))) {
    const [first] = block;
    if (first !== undefined) sheet.setColumnWidths(first.at, block.length, widthOf(first));
  }
}

/** Pixels that a bold letter of a header takes at most, on average. */
const letterWidth = 8.5;

/** Widths beyond the declared one go in steps, so that neighbours share a call. */
const widthStep = 60;

/** As wide as declared, and never too narrow for the header. */
const widthOf = ({ header, column }: PlacedColumn): number => {
  const lacking = Math.max(0, letterWidth * header.length + 4 - column.width);
  return column.width + Math.ceil(lacking / widthStep) * widthStep;
};

/** The help of a header: what the column means, what it holds, and who fills it. */
function helpOf({ column }: PlacedColumn): string {
  const { label } = column.type;
  const holds = `${label.charAt(0).toUpperCase()}${label.slice(1)}.`;
  const who = column.writer === 'system' ? 'Filled by the add-on.' : column.required ? 'Needed.' : 'May stay blank.';
  return `${column.note}\n\n${column.writer === 'system' ? who : `${holds} ${who}`}`;
}
