import { resultsTab } from '../tabs/index';
import type { Note } from './store';

/** The column of Results that shows them. */
const column = 'why';

/**
 * The sentences about the choices of a run are kept beside its rows, as one note of the run: no row of Results is named
 * by an empty key.
 */
export function whyNote(runId: string, sentences: ReadonlyMap<string, string>): Note {
  return { runId, tab: resultsTab.name, row: '', column, value: JSON.stringify(Object.fromEntries(sentences)) };
}

/** The sentences that are kept of a run, by initiative key; none where somebody damaged them. */
export function keptWhy(runId: string, notes: readonly Note[]): ReadonlyMap<string, string> {
  const note = notes.find((one) => one.runId === runId && one.tab === resultsTab.name && one.column === column);
  try {
    // Written by whyNote; somebody may have changed it on the hidden tab.
    const kept = JSON.parse(note?.value ?? '{}') as Readonly<Record<string, unknown>>;
    return new Map(Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return new Map();
  }
}
