import { cellMessages } from './cell-messages';
import { conflictMessages } from './conflict-messages';
import { formulaMessages } from './formula-messages';
import { keyMessages } from './key-messages';
import { planMessages } from './plan-messages';
import { ruleMessages } from './rule-messages';
import { scoringMessages } from './scoring-messages';
import { tableMessages } from './table-messages';

export type { Message, Severity } from './message';

/** Every problem the product can name, by its code. */
export const catalogue = {
  ...tableMessages,
  ...cellMessages,
  ...keyMessages,
  ...ruleMessages,
  ...planMessages,
  ...conflictMessages,
  ...formulaMessages,
  ...scoringMessages,
} as const;

export type IssueCode = keyof typeof catalogue;
