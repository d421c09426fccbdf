import { systemColumn } from '../columns/column';
import { number, text } from '../columns/scalar-columns';
import { outputTab, wide } from './tab';

/** One page for leadership. */
export const summaryTab = outputTab(
  'Summary',
  'One page about a plan: the ask, what is funded and why, and what it costs.',
  {
    section: systemColumn(text, 'What the line is about.', { width: 180 }),
    item: systemColumn(text, 'Of what.', { width: wide }),
    value: systemColumn(number(), 'The number.'),
    of: systemColumn(number(), 'Out of how much, or the target.'),
    detail: systemColumn(text, 'In words.', { width: wide }),
    run_id: systemColumn(text, 'The run the number comes from.', { width: 200 }),
  },
);
