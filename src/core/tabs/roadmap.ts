import { column, systemColumn } from '../columns/column';
import { initiativeKeys } from '../columns/offered-values';
import { boolean, choice, key, number, text } from '../columns/scalar-columns';
import { outputTab, wide } from './tab';

/** The published plan: people sequence it, lock it and add to it. */
export const roadmapTab = outputTab(
  'Roadmap',
  'One published roadmap, and below it what is not funded now. Edits are kept by Save and by publishing.',
  {
    roadmap_name: systemColumn(text, 'The roadmap shown. Blank in a row that you add.', { width: 180 }),
    version: systemColumn(number(), 'Its version.'),
    status: systemColumn(text, 'published; blank for what is not funded now.'),
    priority_rank: column(number(), 'Yours: the order of work, 1 first.'),
    initiative_key: column(key, 'The initiative. To add one by hand, type its key into a new row.', {
      choicesFrom: initiativeKeys,
    }),
    title: systemColumn(text, 'What it is called.', { width: wide }),
    allocated_tokens: systemColumn(number(), 'Tokens it gets, or would take.'),
    planned_quarter: column(
      choice(['Q1', 'Q2', 'Q3', 'Q4']),
      'Yours: the quarter it is planned in. Blank: not planned yet.',
    ),
    planned_year: column(number(), 'Yours: the year of that quarter.'),
    is_locked_in: column(boolean, 'Yours: tick to keep it on the roadmap, whatever the next run says.'),
    change: systemColumn(text, 'Against the version before: kept, added, moved or manual; or not now.'),
    notes: column(text, 'Yours: kept with the initiative.', { width: wide }),
    reason: systemColumn(text, 'Why it is funded; or why not now, and what would bring it in.', { width: wide }),
    attention: systemColumn(text, 'What does not fit, and what it costs.', { width: wide }),
    source_run_id: systemColumn(text, 'The run it comes from; blank for a row added by hand.', { width: 200 }),
  },
);
