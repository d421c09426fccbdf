import { counted } from '../kernel/messages/message';
import { sliceBound } from './slice-bound';

/** Number of the selected in the slice >= min_count. */
export const minSelected = sliceBound({
  kind: 'min_selected',
  label: 'At least so many initiatives',
  help: 'At least min_count initiatives of the slice are selected.',
  quantity: 'count',
  bound: 'floor',
  column: 'min_count',
  examples: [{ dimension: 'category', key: 'Retention', min_count: 1 }],
  says: (limit) => `has at least ${counted(limit, 'funded initiative')}`,
});
