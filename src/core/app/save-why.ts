import * as z from 'zod/mini';
import { outputTabs } from '../tabs/index';
import { findRun } from './find-run';
import { readNotes } from './output-notes';
import type { Ports } from './ports';
import { shownRun } from './save-notes';
import { showResults } from './show-run';
import { keptWhy, whyNote } from './why-sentences';

/** Sentences about the candidates of a run, by initiative key. */
export const saveWhySchema = z.strictObject({
  run_id: z.string(),
  sentences: z.record(z.string(), z.string().check(z.maxLength(5_000))),
});

export type SaveWhyRequest = z.infer<typeof saveWhySchema>;

/**
 * Keeps sentences about the choices of a run, each in place of the one of its candidate, and shows them on Results while
 * that shows the run. What people wrote beside it is kept first. Says how many the run has now.
 */
export function saveWhy(
  { run_id, sentences }: SaveWhyRequest,
  { workbook, store, lock }: Pick<Ports, 'workbook' | 'store' | 'lock'>,
): { readonly kept: number; readonly isShown: boolean } {
  return lock.hold(() => {
    const record = findRun(run_id, store);
    const typed = readNotes(workbook.read(outputTabs));
    const { notes } = store.view(run_id);
    const candidates = new Set<string>(record.problem.candidates.map(({ key }) => key));
    const known = [...keptWhy(run_id, notes), ...Object.entries(sentences)];
    const why = new Map(known.filter(([key]) => candidates.has(key)));
    const note = whyNote(run_id, why);
    store.saveNotes([...typed, note]);
    const isShown = shownRun(typed) === run_id;
    // Of two notes of one cell the last counts.
    const others = notes.filter(({ tab, column }) => tab !== note.tab || column !== note.column);
    if (isShown) showResults(record, { notes: [...others, ...typed, note] }, { workbook });
    return { kept: why.size, isShown };
  });
}
