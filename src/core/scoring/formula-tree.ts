/** Where something begins in a formula: line and character count from 1. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** What a formula may be made of. */
export type Tree =
  | { readonly kind: 'number'; readonly at: Position; readonly value: number }
  | { readonly kind: 'name'; readonly at: Position; readonly name: string }
  | { readonly kind: 'minus'; readonly at: Position; readonly of: Tree }
  | {
      readonly kind: 'operation';
      readonly at: Position;
      readonly operator: Operator;
      readonly left: Tree;
      readonly right: Tree;
    }
  | { readonly kind: 'call'; readonly at: Position; readonly choose: Choice; readonly of: readonly Tree[] };

export const operators = ['+', '-', '*', '/'] as const;
export type Operator = (typeof operators)[number];

/** The functions there are: the least and the greatest of their arguments. */
export const choices = ['min', 'max'] as const;
export type Choice = (typeof choices)[number];

/** One line `name = expression`. */
export interface FormulaLine {
  /** As written; names compare folded. */
  readonly name: string;
  readonly at: Position;
  readonly tree: Tree;
}

/** The names a tree uses, as written, each place of each. */
export function namesIn(tree: Tree): readonly Extract<Tree, { kind: 'name' }>[] {
  switch (tree.kind) {
    case 'number':
      return [];
    case 'name':
      return [tree];
    case 'minus':
      return namesIn(tree.of);
    case 'operation':
      return [...namesIn(tree.left), ...namesIn(tree.right)];
    case 'call':
      return tree.of.flatMap(namesIn);
  }
}
