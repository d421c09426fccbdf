import { column, systemColumn } from '../columns/column';
import { number, text } from '../columns/scalar-columns';
import { outputTab, runIdWidth, wide } from './tab';

/** What one run decided for every candidate. */
export const resultsTab = outputTab('Results', 'The plan of one run: every candidate, funded ones first.', {
  run_id: systemColumn(text, 'The run shown.', { width: runIdWidth }),
  rank: systemColumn(number(), 'Place among the funded: mandatory first, then contribution per token.'),
  initiative_key: systemColumn(text, 'The initiative.'),
  title: systemColumn(text, 'What it is called.', { width: wide }),
  selected: systemColumn(text, 'TRUE: funded. FALSE: not now.'),
  allocated_tokens: systemColumn(number(), 'Tokens it gets.'),
  country: systemColumn(text, 'The country it is for.'),
  department: systemColumn(text, 'The department that does it.'),
  category: systemColumn(text, 'The kind of work.'),
  program: systemColumn(text, 'The program it is part of.'),
  objective_contribution: systemColumn(number(), 'What it adds to the objective, with its share of earned synergies.'),
  reason: systemColumn(text, 'Why it is funded, or why not now.', { width: wide }),
  why: systemColumn(text, 'What the other decision would cost. Explain all in the sidebar fills it.', { width: wide }),
  dependency_status: systemColumn(text, 'Whether what it needs is funded too.', { width: wide }),
  notes: column(text, 'Yours: kept with the run and initiative.', { width: wide }),
});
