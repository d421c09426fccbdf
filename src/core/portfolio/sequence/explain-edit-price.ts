import { counted } from '../../kernel/messages/message';
import { printNumber } from '../../kernel/number-text';
import type { SequenceValues } from './check-sequence';

/** What a quarter that people chose costs against the best one, in words without a full stop: what weighs most. */
export function explainEditPrice({ tokens_unplaced, deadlines_missed, value_delay }: SequenceValues): string {
  if (tokens_unplaced > 0) return `costs ${printNumber(tokens_unplaced)} tokens without a quarter`;
  if (deadlines_missed > 0) return `costs ${counted(deadlines_missed, 'missed deadline')}`;
  if (tokens_unplaced === 0 && deadlines_missed === 0 && value_delay > 0)
    return `costs ${printNumber(value_delay, 2)} in value that comes later (value times quarters)`;
  return 'costs nothing: no other quarter would be better';
}
