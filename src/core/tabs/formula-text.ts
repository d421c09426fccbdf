import type { Cell } from '../columns/cell';

/** What Sheets would take for a formula: an equals sign before a name, a number, a reference, a text or a bracket. */
const looksLikeFormula = /^=\s*[-+]?[\p{L}\d_('"{$[]/u;

/** A formula that is stored as text, as Sheets does in cells formatted as plain text; null for any other cell. */
export function formulaText(cell: Cell): string | null {
  if (typeof cell !== 'string' || !cell.includes('=')) return null;
  const text = cell.trim();
  if (!looksLikeFormula.test(text)) return null;
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
}

/** Longer formulas are cut short: the cell itself shows the rest. */
const longestShown = 60;
