import type { Note } from './store';

/** Those of the notes that would change what is kept. */
export function unsavedNotes(notes: readonly Note[], kept: readonly Note[]): readonly Note[] {
  const values = new Map(kept.map((note) => [noteId(note), note.value]));
  return notes.filter((note) => (values.get(noteId(note)) ?? '') !== note.value);
}

/** Equal for two notes of the same cell. */
export const noteId = ({ runId, tab, row, column }: Note): string => JSON.stringify([runId, tab, row, column]);
