import { fold } from '../kernel/fold';
import { type CellRef, type Issue, issue } from '../kernel/issue';
import type { DecimalMark } from '../kernel/number-text';
import type { FormulaLine } from './formula-tree';
import { parseExpression } from './parse-expression';

/** Beyond these nobody could check a formula by eye, and no parser is safe. */
const limits = { characters: 5_000, lines: 100, brackets: 30, signs: 30 } as const;

const named = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)/u;

/** A formula that can be computed, or what keeps it from being one. */
export interface FormulaReading {
  readonly lines: readonly FormulaLine[];
  readonly issues: readonly Issue[];
}

/**
 * Reads a formula: lines `name = expression`, in any order; the result is the line named `value`. A formula of one
 * expression without a name is its value. `at`: the cell it stands in. `decimalMark`: what its workbook writes before
 * decimals; formulas have a point everywhere, so that numbers such as 1.000 are refused where that is a comma.
 */
export function parseFormula(text: string, at: CellRef, decimalMark: DecimalMark = '.'): FormulaReading {
  const bound = boundOf(text);
  if (bound !== null) return { lines: [], issues: [issue('formula-too-long', at, bound)] };
  const lines: FormulaLine[] = [];
  const issues: Issue[] = [];
  const known = new Map<string, number>();
  const written = text.split(/\r\n|\r|\n/u).map((line, index) => ({ line, number: index + 1 }));
  const filled = written.filter(({ line }) => line.trim() !== '');
  for (const { line, number } of filled) {
    const head = named.exec(line);
    if (head === null && filled.length > 1) {
      const character = line.length - line.trimStart().length + 1;
      issues.push(issue('formula-unreadable', at, { line: number, character, found: line.trim().slice(0, 30) }));
      continue;
    }
    const name = head?.[1] ?? 'value';
    const start = { line: number, character: line.length - line.trimStart().length + 1 };
    const first = known.get(fold(name));
    if (first !== undefined) issues.push(issue('formula-name-repeated', at, { ...start, name, first }));
    known.set(fold(name), first ?? number);
    const rest = line.slice(head?.[0].length ?? 0).trim();
    const from = { line: number, character: line.trimEnd().length - rest.length + 1 };
    const parsed = parseExpression(rest, from, at, decimalMark);
    if ('issue' in parsed) issues.push(parsed.issue);
    else if (first === undefined) lines.push({ name, at: start, tree: parsed.tree });
  }
  if (!known.has('value')) issues.push(issue('formula-no-result', at, {}));
  return { lines, issues };
}

/** The bound that a text is beyond; null when it is within all of them. */
function boundOf(text: string): { readonly what: string; readonly limit: number } | null {
  const beyond = (what: keyof typeof limits, shown: string) => ({ what: shown, limit: limits[what] });
  if (text.length > limits.characters) return beyond('characters', 'characters');
  if (text.split('\n').length > limits.lines) return beyond('lines', 'lines');
  let depth = 0;
  for (const sign of text) {
    if (sign === '(' || sign === '[') depth += 1;
    if (sign === ')' || sign === ']') depth -= 1;
    if (depth > limits.brackets) return beyond('brackets', 'brackets inside each other');
  }
  const isLongRun = new RegExp(`(?:[-+−–]\\s*){${limits.signs + 1}}`, 'u').test(text);
  return isLongRun ? beyond('signs', 'signs in a row') : null;
}
