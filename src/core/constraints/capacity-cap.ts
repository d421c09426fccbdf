import { printNumber } from '../kernel/number-text';
import { sliceBound } from './slice-bound';

/** Tokens of the selected in the slice <= max_tokens. */
export const capacityCap = sliceBound({
  kind: 'capacity_cap',
  label: 'At most so many tokens',
  help: 'The selected initiatives of the slice take at most max_tokens (a number, or a percentage of capacity).',
  quantity: 'tokens',
  bound: 'cap',
  column: 'max_tokens',
  examples: [
    { dimension: 'country', key: 'DE', max_tokens: 180 },
    { dimension: 'country+department', key: 'UK+Growth', max_tokens: '15%' },
  ],
  says: (limit) => `gets at most ${printNumber(limit)} tokens`,
});
