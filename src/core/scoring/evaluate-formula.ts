import { fold } from '../kernel/fold';
import { type CellRef, type Issue, issue } from '../kernel/issue';
import { nearest } from '../kernel/nearest';
import { type FormulaLine, namesIn, type Position, type Tree } from './formula-tree';
import { commonUnit, dividedUnit, multipliedUnit, type Unit } from './unit';

/** A parameter as a formula sees it. */
export interface ParameterValue {
  /** Null: it is known that it has none, and why; nothing can be computed from it. */
  readonly value: number | null;
  /** As typed; '' when there is none. */
  readonly unit: string;
}

/** What a formula comes to: the value of each line by folded name; a line that could not be computed is missing. */
export interface FormulaValues {
  readonly values: ReadonlyMap<string, number>;
  readonly issues: readonly Issue[];
}

/** A number with its unit while it is computed; null once something was wrong. */
type Computed = { readonly value: number; readonly unit: Unit } | null;

/**
 * Computes the lines of a formula in the order they need each other. `parameters` by folded name; a line hides a
 * parameter of its name. Numbers are IEEE doubles and are never rounded.
 */
export function evaluateFormula(
  lines: readonly FormulaLine[],
  parameters: ReadonlyMap<string, ParameterValue>,
  at: CellRef,
): FormulaValues {
  const issues: Issue[] = [];
  const byName = new Map(lines.map((line) => [fold(line.name), line]));
  const done = new Map<string, Computed>();
  const open: string[] = [];

  const lookUp = (name: string, place: Position): Computed => {
    const key = fold(name);
    const line = byName.get(key);
    if (line !== undefined) return compute(key, line, place);
    const parameter = parameters.get(key);
    if (parameter?.value === null) return null;
    if (parameter !== undefined) return { value: parameter.value, unit: parameter.unit.trim() || null };
    const near = nearest(name, [...byName.keys(), ...parameters.keys()]);
    issues.push(issue('formula-unknown-name', at, { ...place, name, near }));
    return null;
  };

  const compute = (key: string, line: FormulaLine, place: Position): Computed => {
    const known = done.get(key);
    if (known !== undefined) return known;
    if (open.includes(key)) {
      const circle = [...open.slice(open.indexOf(key)), key].map((name) => byName.get(name)?.name ?? name);
      issues.push(issue('formula-cycle', at, { ...place, names: circle }));
      return null;
    }
    open.push(key);
    const result = evaluate(line.tree);
    open.pop();
    done.set(key, result);
    return result;
  };

  const evaluate = (tree: Tree): Computed => {
    switch (tree.kind) {
      case 'number':
        return kept(tree.at, tree.value, null);
      case 'name':
        return lookUp(tree.name, tree.at);
      case 'minus': {
        const of = evaluate(tree.of);
        return of === null ? null : { ...of, value: -of.value };
      }
      case 'operation':
        return operate(tree, evaluate(tree.left), evaluate(tree.right));
      case 'call': {
        const all = tree.of.map(evaluate);
        const [first, ...rest] = all.flatMap((one) => one ?? []);
        if (first === undefined || rest.length + 1 < all.length) return null;
        const unit = rest.reduce((unit, one) => together(tree.at, unit, one.unit), first.unit);
        return { value: Math[tree.choose](first.value, ...rest.map((one) => one.value)), unit };
      }
    }
  };

  const operate = (tree: Extract<Tree, { kind: 'operation' }>, left: Computed, right: Computed): Computed => {
    if (left === null || right === null) return null;
    switch (tree.operator) {
      case '+':
        return kept(tree.at, left.value + right.value, together(tree.at, left.unit, right.unit));
      case '-':
        return kept(tree.at, left.value - right.value, together(tree.at, left.unit, right.unit));
      case '*':
        return kept(tree.at, left.value * right.value, multipliedUnit(left.unit, right.unit));
      case '/':
        if (right.value !== 0) return kept(tree.at, left.value / right.value, dividedUnit(left.unit, right.unit));
        issues.push(issue('formula-division-by-zero', at, tree.right.at));
        return null;
    }
  };

  const kept = (place: Position, value: number, unit: Unit): Computed => {
    if (Number.isFinite(value)) return { value, unit };
    issues.push(issue('formula-overflow', at, place));
    return null;
  };

  const together = (place: Position, left: Unit, right: Unit): Unit => {
    const unit = commonUnit(left, right);
    if (unit !== 'differ') return unit;
    issues.push(issue('formula-units-differ', at, { ...place, left: left ?? '', right: right ?? '' }));
    return null;
  };

  for (const line of lines) compute(fold(line.name), line, line.at);
  const values = [...done].flatMap(([name, result]) => (result === null ? [] : [[name, result.value] as const]));
  return { values: new Map(values), issues };
}

/** The names that a formula takes from parameters: those it uses that are no line of its own, as first written. */
export function parameterNames(lines: readonly FormulaLine[]): readonly string[] {
  const own = new Set(lines.map((line) => fold(line.name)));
  const names = new Map<string, string>();
  for (const { name } of lines.flatMap((line) => namesIn(line.tree))) {
    if (!own.has(fold(name)) && !names.has(fold(name))) names.set(fold(name), name);
  }
  return [...names.values()];
}
