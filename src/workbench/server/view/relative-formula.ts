import { columnLetters, columnNumber } from '../../apps-script/spreadsheet/a1';

/** A place a formula points at, as it stands for one cell. */
export interface Reference {
  readonly row: number;
  readonly column: number;
}

/** A condition of a conditional format, written for the top left cell of its area. */
export interface RelativeFormula {
  /** The formula for another cell of the area, its references naming the sheet. */
  readonly at: (row: number, column: number, sheetName: string) => string;
  /** The cells it looks at from there; null when it may look at any. */
  readonly reads: (row: number, column: number) => readonly Reference[] | null;
}

const PIECE = /"[^"]*"|(\$?)\b([A-Z]{1,3})(\$?)([1-9]\d*)\b(?![\w(!])|;/gi;

/** Reads a condition that holds for the cell at `row`, `column`. */
export function relativeFormula(formula: string, row: number, column: number): RelativeFormula {
  const plain = formula.replace(/"[^"]*"/g, '""');
  const looksFar = /[:!]|\b(?:ROW|OFFSET|INDIRECT|TODAY|NOW|RAND)\(/i.test(plain);
  const moved = (match: readonly (string | undefined)[], toRow: number, toColumn: number): Reference => ({
    column: columnNumber(match[2] ?? '') + (match[1] === '$' ? 0 : toColumn - column),
    row: Number(match[4]) + (match[3] === '$' ? 0 : toRow - row),
  });
  return {
    at: (toRow, toColumn, sheetName) => {
      const prefix = `'${sheetName.replace(/'/g, "''")}'!`;
      return formula.replace(PIECE, (...match: (string | undefined)[]) => {
        const [piece = ''] = match;
        // Semicolons separate arguments in every locale, and the engine takes commas.
        if (piece === ';') return ',';
        if (match[4] === undefined) return piece;
        const place = moved(match, toRow, toColumn);
        if (place.row < 1 || place.column < 1) return '#REF!';
        return `${prefix}${match[1]}${columnLetters(place.column)}${match[3]}${place.row}`;
      });
    },
    reads: (toRow, toColumn) => {
      if (looksFar) return null;
      return [...formula.matchAll(PIECE)].flatMap((match) =>
        match[4] === undefined ? [] : moved(match, toRow, toColumn),
      );
    },
  };
}
