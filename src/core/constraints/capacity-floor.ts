import { printNumber } from '../kernel/number-text';
import { sliceBound } from './slice-bound';

/** Tokens of the selected in the slice >= min_tokens. */
export const capacityFloor = sliceBound({
  kind: 'capacity_floor',
  label: 'At least so many tokens',
  help: 'The selected initiatives of the slice take at least min_tokens (a number, or a percentage of capacity).',
  quantity: 'tokens',
  bound: 'floor',
  column: 'min_tokens',
  examples: [
    { dimension: 'country', key: 'UK', min_tokens: 250 },
    { dimension: 'department', key: 'Tech', min_tokens: '20%' },
  ],
  says: (limit) => `gets at least ${printNumber(limit)} tokens`,
});
