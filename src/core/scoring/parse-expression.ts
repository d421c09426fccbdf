import jsep from 'jsep';
import { type CellRef, type Issue, issue } from '../kernel/issue';
import type { DecimalMark } from '../kernel/number-text';
import { choices, operators, type Position, type Tree } from './formula-tree';

/** The parser's nodes, with where each begins in the text. */
type Node = jsep.Expression & { readonly start?: number };

const groupedNumber = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?/y;
const plainNumber = /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy;
const word = /[\p{L}_][\p{L}\p{N}_]*/uy;
const percentSign = /\s*%/y;
const closingBracket = ')'.charCodeAt(0);

/** Something that has no meaning in a formula, and where it begins. The parser throws too, so this travels the same way. */
class Refusal extends Error {
  readonly code: 'formula-unreadable' | 'formula-unknown-function' | 'formula-number-ambiguous';
  readonly start: number;
  /** A comma in it may separate arguments. */
  readonly isArgument: boolean;
  constructor(code: Refusal['code'], start: number, isArgument = false) {
    super(code);
    this.code = code;
    this.start = start;
    this.isArgument = isArgument;
  }
}

/** How many calls are open where the parser stands: inside one a comma separates arguments. */
let openCalls = 0;
/** Whether the workbook writes a comma before decimals: then 1.000 and 1,000 are a thousand to some and one to others. */
let isCommaWorkbook = false;
configure();

/** A number with one mark before three digits. */
const twofoldNumber = /^[1-9]\d{0,2}[.,]\d{3}$/u;

/**
 * Reads one expression: numbers (`72,179,100`, `12%`, `1.5e3`), names, + - * / ( ), min and max. Nothing is evaluated,
 * and nothing else has a meaning. `from`: where the text begins, for messages. The caller bounds length and depth.
 */
export function parseExpression(
  text: string,
  from: Position,
  at: CellRef,
  decimalMark: DecimalMark,
): { readonly tree: Tree } | { readonly issue: Issue } {
  // Signs that people copy from elsewhere; each is one character, so positions stay.
  const plain = text.replace(/[×·]/gu, '*').replace(/÷/gu, '/').replace(/[−–]/gu, '-');
  const positionAt = (index: number): Position => ({ line: from.line, character: from.character + index });
  openCalls = 0;
  isCommaWorkbook = decimalMark === ',';
  try {
    return { tree: treeOf(jsep(plain), positionAt) };
  } catch (error) {
    const { code, start, isArgument } = error instanceof Refusal ? error : refusalOf(error);
    const facts = positionAt(Math.min(start, text.length));
    const rest = text.slice(start).trim();
    if (code === 'formula-unreadable') return { issue: issue(code, at, { ...facts, found: firstPart(rest) }) };
    if (code === 'formula-unknown-function')
      return { issue: issue(code, at, { ...facts, name: firstPart(rest) ?? '' }) };
    return { issue: issue(code, at, { ...facts, text: /^\d[\d,.]*\d/u.exec(rest)?.[0] ?? rest, isArgument }) };
  }
}

/** The parser says where it stopped on every error it throws; anything else is a bug. */
function refusalOf(error: unknown): Refusal {
  const index = error instanceof Error && 'index' in error ? error.index : null;
  if (typeof index !== 'number') throw error;
  return new Refusal('formula-unreadable', index);
}

/** The first word or sign of a text, for a message; null when nothing is left. */
const firstPart = (text: string): string | null => /^[\p{L}\p{N}_]{1,30}|^./su.exec(text)?.[0] ?? null;

/** The tree of what was parsed; throws a Refusal for what the parser knows and formulas do not have. */
function treeOf(node: Node, positionAt: (index: number) => Position): Tree {
  const start = node.start ?? 0;
  const at = positionAt(start);
  // The parser's node type is open; its documentation names the parts of each kind of node.
  const part = (name: string): Tree => treeOf(node[name] as Node, positionAt);
  const parts = (name: string): readonly Node[] => node[name] as readonly Node[];
  switch (node.type) {
    case 'Literal':
      return { kind: 'number', at, value: Number(node.value) };
    case 'Identifier':
      return { kind: 'name', at, name: String(node.name) };
    case 'UnaryExpression': {
      const of = part('argument');
      return node.operator === '-' ? { kind: 'minus', at: of.at, of } : of;
    }
    case 'BinaryExpression': {
      const operator = operators.find((known) => known === node.operator);
      if (operator === undefined) throw new Refusal('formula-unreadable', start);
      const [left, right] = [part('left'), part('right')];
      return { kind: 'operation', at: left.at, operator, left, right };
    }
    case 'CallExpression': {
      const choose = choices.find((known) => known === node.name);
      if (choose === undefined || parts('arguments').length === 0) throw new Refusal('formula-unreadable', start);
      return { kind: 'call', at, choose, of: parts('arguments').map((argument) => treeOf(argument, positionAt)) };
    }
    case 'Compound':
      throw new Refusal('formula-unreadable', parts('body')[1]?.start ?? 0);
    default:
      throw new Refusal('formula-unreadable', start);
  }
}

/** Makes the parser read this language and nothing else. */
function configure(): void {
  jsep.removeAllUnaryOps();
  jsep.removeAllBinaryOps();
  jsep.removeAllLiterals();
  for (const sign of ['+', '-']) jsep.addUnaryOp(sign);
  for (const sign of ['+', '-']) jsep.addBinaryOp(sign, 1);
  for (const sign of ['*', '/']) jsep.addBinaryOp(sign, 2);
  jsep.hooks.add('gobble-token', readToken);
}

/** Reads a number, a name or a call, and remembers where it began, which the parser does not. */
function readToken(this: jsep.HookScope, env: { node?: jsep.Expression }): void {
  const start = this.index;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = this.index;
    const found = pattern.exec(this.expr)?.[0] ?? null;
    this.index += found?.length ?? 0;
    return found;
  };
  const number = take(groupedNumber) ?? take(plainNumber);
  if (number !== null) {
    if (openCalls > 0 && number.includes(',')) throw new Refusal('formula-number-ambiguous', start, true);
    if (isCommaWorkbook && twofoldNumber.test(number)) throw new Refusal('formula-number-ambiguous', start);
    const value = Number(number.replace(/[,\s]/gu, ''));
    env.node = { type: 'Literal', value: take(percentSign) === null ? value : value / 100, start };
    return;
  }
  const name = take(word);
  // The parser may read signs and brackets by itself, and see that a formula ends too early; nothing else.
  if (name === null && !['(', ')', '+', '-', ''].includes(this.char)) throw new Refusal('formula-unreadable', start);
  if (name === null) return;
  this.gobbleSpaces();
  if (this.char !== '(') {
    env.node = { type: 'Identifier', name, start };
    return;
  }
  const called = name.toLowerCase();
  if (!choices.some((known) => known === called)) throw new Refusal('formula-unknown-function', start);
  this.index += 1;
  openCalls += 1;
  // Declared as one node; it is a list of them.
  const list = this.gobbleArguments(closingBracket) as unknown as jsep.Expression[];
  openCalls -= 1;
  env.node = { type: 'CallExpression', name: called, arguments: list, start };
}
