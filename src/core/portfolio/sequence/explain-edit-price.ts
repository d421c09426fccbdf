import { counted } from '../../kernel/messages/message';
import { printNumber } from '../../kernel/number-text';
import type { SequenceValues } from './check-sequence';

/**
 * What a quarter that people chose costs, or what keeping to the rules instead would, in words without a full stop. Says
 * what weighs most.
 */
export function explainEditPrice({ tokens_unplaced, deadlines_missed, value_delay }: SequenceValues): string {
  const said = (amount: number, what: string): string =>
    amount > 0 ? `costs ${what}` : `moving it would cost ${what}`;
  if (tokens_unplaced !== 0) {
    return said(tokens_unplaced, `${printNumber(Math.abs(tokens_unplaced), 2)} tokens without a quarter`);
  }
  if (deadlines_missed !== 0) return said(deadlines_missed, counted(Math.abs(deadlines_missed), 'missed deadline'));
  if (Math.abs(value_delay) < 1e-9) return 'costs nothing';
  return said(value_delay, `${printNumber(Math.abs(value_delay), 2)} in delayed value (value times quarters)`);
}
