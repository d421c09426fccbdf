import type { CellRef } from '../kernel/issue';
import { kindOf, type Rule } from './index';

/**
 * The cell at one of a rule's places that carries what the rule says: its number, or else the key of what it is about.
 * Places that name a cell already stay as they are.
 */
export function numberCell(rule: Rule, at: CellRef): CellRef {
  if (at.column !== null) return at;
  const { dimensions, needs } = kindOf(rule);
  const column = rule.kind === 'target' ? 'target_value' : needs[0];
  return { ...at, column: dimensions === 'slice' && column !== undefined ? column : 'key' };
}
