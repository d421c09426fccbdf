import { fold } from '../kernel/fold';
import { printComputed } from '../kernel/number-text';
import { evaluateFormula, type ParameterValue } from './evaluate-formula';
import { type FormulaLine, namesIn, type Tree } from './formula-tree';
import { parseFormula } from './parse-formula';

/** Where the formula stands does not matter: issues are not said here. */
const nowhere = { tab: '', row: null, column: null };

/**
 * A formula with the numbers in place of the names, a text per line, each with what it comes to:
 * `value = 100 × 0.12 = 12`. Null when it cannot be computed. `parameters` by folded name.
 */
export function fillFormula(
  formula: string,
  parameters: ReadonlyMap<string, ParameterValue>,
): readonly string[] | null {
  const { lines, issues } = parseFormula(formula, nowhere);
  const { values } = evaluateFormula(lines, parameters, nowhere);
  if (issues.length > 0 || lines.some(({ name }) => !values.has(fold(name)))) return null;
  const written = formula.split(/\r\n|\r|\n/u);
  const numberOf = (name: string): number => values.get(fold(name)) ?? parameters.get(fold(name))?.value ?? 0;
  return lines.map((line) => {
    const filled = fillLine(line, written[line.at.line - 1] ?? '', numberOf);
    const result = shown(numberOf(line.name));
    return `${line.name} = ${filled === result ? result : `${filled} = ${result}`}`;
  });
}

function fillLine({ tree }: FormulaLine, written: string, numberOf: (name: string) => number): string {
  const start = written.indexOf('=') + 1;
  // Between the arguments of min and max a comma would look like one more of them.
  const print = hasCall(tree) ? (value: number) => shown(value).replace(/,/gu, '') : shown;
  let text = written.slice(start);
  const places = [...namesIn(tree)].sort((left, right) => right.at.character - left.at.character);
  for (const { name, at } of places) {
    const from = at.character - 1 - start;
    const value = numberOf(name);
    const number = value < 0 ? `(${print(value)})` : print(value);
    text = `${text.slice(0, from)}${number}${text.slice(from + name.length)}`;
  }
  return text.replace(/\s*[*×·]\s*/gu, ' × ').trim();
}

const hasCall = (tree: Tree): boolean => {
  switch (tree.kind) {
    case 'call':
      return true;
    case 'operation':
      return hasCall(tree.left) || hasCall(tree.right);
    case 'minus':
      return hasCall(tree.of);
    default:
      return false;
  }
};

/** As people read it; what is too small for ten decimals as computers write it. */
const shown = (value: number): string => (value !== 0 && Math.abs(value) < 1e-6 ? String(value) : printComputed(value));
