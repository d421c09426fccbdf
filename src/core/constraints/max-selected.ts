import { counted } from '../kernel/messages/message';
import { sliceBound } from './slice-bound';

/** Number of the selected in the slice <= max_count. */
export const maxSelected = sliceBound({
  kind: 'max_selected',
  label: 'At most so many initiatives',
  help: 'At most max_count initiatives of the slice are selected.',
  quantity: 'count',
  bound: 'cap',
  column: 'max_count',
  examples: [{ dimension: 'category', key: 'Monetization', max_count: 2 }],
  says: (limit) => `has at most ${counted(limit, 'funded initiative')}`,
});
