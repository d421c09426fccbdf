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
  /** The rows it looks at from everywhere; null when it may look at any. */
  readonly fixedRows: readonly number[] | null;
  /** How many rows away the others are at most. */
  readonly reach: number;
}

/** A text, a cell or a rectangle of cells, or a separator. */
const PIECE = /"[^"]*"|(\$?)\b([A-Z]{1,3})(\$?)([1-9]\d*)\b(?![\w(!])(?::(\$?)([A-Z]{1,3})(\$?)([1-9]\d*)\b)?|;/gi;

/** A reference as it is written. */
interface WrittenReference extends Reference {
  readonly isRowFixed: boolean;
  readonly isColumnFixed: boolean;
}

/** Reads a condition that holds for the cell at `row`, `column`. */
export function relativeFormula(formula: string, row: number, column: number): RelativeFormula {
  const plain = formula.replace(/"[^"]*"/g, '""');
  const looksFar = /[:!]|\b(?:ROW|OFFSET|INDIRECT|TODAY|NOW|RAND)\(/i.test(plain);
  const written = [...formula.matchAll(PIECE)].flatMap((match) =>
    match[4] === undefined ? [] : [readReference(match)],
  );
  const moved = (reference: WrittenReference, toRow: number, toColumn: number): Reference => ({
    row: reference.isRowFixed ? reference.row : reference.row + toRow - row,
    column: reference.isColumnFixed ? reference.column : reference.column + toColumn - column,
  });
  return {
    at: (toRow, toColumn, sheetName) => {
      const prefix = `'${sheetName.replace(/'/g, "''")}'!`;
      return formula.replace(PIECE, (...match: (string | undefined)[]) => {
        const [piece = ''] = match;
        // Semicolons separate arguments in every locale, and the engine takes commas.
        if (piece === ';') return ',';
        if (match[4] === undefined) return piece;
        const corner = (from: number): string | null => {
          const part = [piece, ...match.slice(from, from + 4)];
          const { row: down, column: right } = moved(readReference(part), toRow, toColumn);
          return down < 1 || right < 1 ? null : `${part[1]}${columnLetters(right)}${part[3]}${down}`;
        };
        const first = corner(1);
        const last = match[8] === undefined ? '' : corner(5);
        if (first === null || last === null) return '#REF!';
        return `${prefix}${first}${last === '' ? '' : `:${last}`}`;
      });
    },
    reads: (toRow, toColumn) => (looksFar ? null : written.map((reference) => moved(reference, toRow, toColumn))),
    fixedRows: looksFar ? null : written.flatMap((reference) => (reference.isRowFixed ? [reference.row] : [])),
    reach: Math.max(0, ...written.map((reference) => (reference.isRowFixed ? 0 : Math.abs(reference.row - row)))),
  };
}

function readReference(match: readonly (string | undefined)[]): WrittenReference {
  return {
    row: Number(match[4]),
    column: columnNumber(match[2] ?? ''),
    isRowFixed: match[3] === '$',
    isColumnFixed: match[1] === '$',
  };
}
