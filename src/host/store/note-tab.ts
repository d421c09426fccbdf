import { noteId } from '../../core/app/output-notes';
import type { Note } from '../../core/app/store';
import { HiddenTab } from './hidden-tab';
import { splitText } from './payload';
import { readStored } from './read-stored';

/** Below the 50,000 characters a cell may hold. */
const pieceLength = 45_000;

/**
 * Notes on a hidden tab, one a row: [cell it is kept for, value]. Both are JSON text, so that no line end or control
 * character is lost, and a long value goes on in the columns to the right.
 */
export class NoteTab {
  readonly #tab: HiddenTab;
  #notes: ReadonlyMap<string, Note> | null = null;

  constructor(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, name: string) {
    this.#tab = new HiddenTab(spreadsheet, name, 2);
  }

  /** Makes the tab when it is not there. */
  prepare(): void {
    this.#tab.prepare();
  }

  all(): readonly Note[] {
    return [...this.#read().values()];
  }

  /** Keeps notes, each in place of the one of its cell; an empty one only where there was one. One call, if any. */
  save(notes: readonly Note[]): void {
    const kept = new Map(this.#read());
    const changed = notes.filter((note) => (kept.get(noteId(note))?.value ?? '') !== note.value);
    if (changed.length === 0) return;
    for (const note of changed) kept.set(noteId(note), note);
    const rows = [...kept].map(([id, { value }]) => [id, ...splitText(JSON.stringify(value), pieceLength)]);
    const width = Math.max(...rows.map((row) => row.length));
    this.#tab.write(
      1,
      rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? '')),
    );
    this.#notes = kept;
  }

  #read(): ReadonlyMap<string, Note> {
    this.#notes ??= new Map(
      this.#tab
        .read()
        .filter(([id]) => id !== '')
        .map(([id = '', ...pieces]) => {
          const [runId, tab, row, column] = readStored<[string, string, string, string]>(id, this.#tab.name);
          const note = { runId, tab, row, column, value: readStored<string>(pieces.join(''), this.#tab.name) };
          return [noteId(note), note];
        }),
    );
    return this.#notes;
  }
}
