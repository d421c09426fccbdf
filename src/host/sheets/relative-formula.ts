/** Quoted text and names, names in square brackets, and words; a word with a bracket behind it is a function. */
const parts = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|[$\w.\u0080-\uffff]+\(?/gu;
const reference = /^(\$?[A-Za-z]{1,3})(\$?)(\d+)$/u;

/** A formula as Sheets writes it after it was moved by so many rows together with the rest of its row. */
export function movedFormula(formula: string, by: number): string {
  if (by === 0) return formula;
  return mapRows(formula, (row) => row + by);
}

/** The lowest row that a formula names relative to its own; null when it names none. */
export function lowestRow(formula: string): number | null {
  let lowest: number | null = null;
  mapRows(formula, (row) => {
    lowest = Math.min(lowest ?? row, row);
    return row;
  });
  return lowest;
}

function mapRows(formula: string, change: (row: number) => number): string {
  return formula.replace(parts, (part) => {
    const [, column, fixed, row] = reference.exec(part) ?? [];
    if (column === undefined || fixed !== '') return part;
    const changed = change(Number(row));
    return changed < 1 ? '#REF!' : `${column}${changed}`;
  });
}
