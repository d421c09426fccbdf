import { outputTabs, resultsTab } from '../tabs/index';
import { readNotes } from './output-notes';
import type { Ports } from './ports';
import type { Note, RunView } from './store';
import { unsavedNotes } from './unsaved-notes';

/** Keeps what people wrote on Runs, Results and Gaps; says how many cells were not kept yet. */
export function saveNotes({ workbook, store, lock }: Pick<Ports, 'workbook' | 'store' | 'lock'>): {
  readonly saved: number;
} {
  return lock.hold(() => {
    const notes = readNotes(workbook.read(outputTabs));
    const view = store.view(shownRun(notes));
    store.saveNotes(notes);
    return { saved: countUnsaved(notes, view) };
  });
}

/** The run that Results shows, as far as its notes say; null when it shows none. */
export function shownRun(notes: readonly Note[]): string | null {
  return notes.find(({ tab }) => tab === resultsTab.name)?.runId ?? null;
}

/** How many of the notes are not kept yet. `view`: of the run that Results shows. */
export function countUnsaved(notes: readonly Note[], view: RunView): number {
  const known = new Set(view.history.map((run) => run.run_id));
  return unsavedNotes(notes, view.notes).filter(({ runId }) => known.has(runId)).length;
}
