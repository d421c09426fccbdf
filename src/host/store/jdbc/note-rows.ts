import type { Note } from '../../../core/app/store';
import { resultsTab } from '../../../core/tabs/results';
import { runsTab } from '../../../core/tabs/runs';
import { foldedKey } from './folded-key';
import { readStorableJson, storableJson } from './storable-json';

/** The column of Results whose notes stand beside the items of a plan as well. */
export const noteColumn = 'notes';

/** The name under which a document of notes holds a cell. */
export const cellOf = ({ tab, row, column }: Pick<Note, 'tab' | 'row' | 'column'>): string =>
  JSON.stringify([tab, row, column]);

/** Texts by cell. */
type Cells = Record<string, string>;

/** The cells of one document: those with a note, and the blank ones. */
interface Written {
  readonly noted: Cells;
  readonly blank: Cells;
}

/**
 * What saving notes writes: the notes of each run, and those of the rows of its plan once more beside the items. A blank
 * cell is kept as one only where there was a note: it says that the note was taken away.
 */
export function noteRows(workbook_id: string, notes: readonly Note[]) {
  const runs = new Map<string, { readonly lines: Written; readonly rows: Written }>();
  for (const note of notes) {
    const { runId, tab, value } = note;
    const run = runs.get(runId) ?? { lines: { noted: {}, blank: {} }, rows: { noted: {}, blank: {} } };
    runs.set(runId, run);
    const { noted, blank } = tab === runsTab.name ? run.lines : run.rows;
    const cell = cellOf(note);
    delete noted[cell];
    delete blank[cell];
    (value === '' ? blank : noted)[cell] = value;
  }
  const isOfPlan = ({ tab, column }: Note): boolean => tab === resultsTab.name && column === noteColumn;
  return {
    runs: [...runs].map(([run_id, { lines, rows }]) => ({
      workbook_id,
      run_id,
      notes_json: storableJson(lines.noted),
      blank_json: storableJson(lines.blank),
      row_notes_json: storableJson(rows.noted),
      row_blank_json: storableJson(rows.blank),
    })),
    items: notes.filter(isOfPlan).map(({ runId, row, value }) => ({
      workbook_id,
      run_id: runId,
      initiative_key_folded: foldedKey(row),
      notes: value === '' ? undefined : value,
    })),
  };
}

/** The notes of a run from one of its documents; one that was taken away is blank. */
export function readNotes(runId: string, text: string): readonly Note[] {
  return Object.entries(readStorableJson<Readonly<Record<string, string>>>(text)).map(([cell, value]) => {
    // The store reads back what it wrote itself.
    const [tab, row, column] = JSON.parse(cell) as [string, string, string];
    return { runId, tab, row, column, value };
  });
}
