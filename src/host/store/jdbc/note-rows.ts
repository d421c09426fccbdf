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

/** Notes of one run by cell; an emptied one is null, which takes away what was kept. */
type Cells = Record<string, string | null>;

/** What saving notes writes: the notes of each run, and those of the rows of its plan once more beside the items. */
export function noteRows(workbook_id: string, notes: readonly Note[]) {
  const runs = new Map<string, { readonly lines: Cells; readonly rows: Cells }>();
  for (const note of notes) {
    const { runId, tab, value } = note;
    const cells = runs.get(runId) ?? { lines: {}, rows: {} };
    runs.set(runId, cells);
    const kept = tab === runsTab.name ? cells.lines : cells.rows;
    kept[cellOf(note)] = value === '' ? null : value;
  }
  const isOfPlan = ({ tab, column }: Note): boolean => tab === resultsTab.name && column === noteColumn;
  return {
    runs: [...runs].map(([run_id, { lines, rows }]) => ({
      workbook_id,
      run_id,
      notes_json: storableJson(lines),
      row_notes_json: storableJson(rows),
    })),
    items: notes.filter(isOfPlan).map(({ runId, row, value }) => ({
      workbook_id,
      run_id: runId,
      initiative_key_folded: foldedKey(row),
      notes: value === '' ? undefined : value,
    })),
  };
}

/** The notes of a run from one of its documents. */
export function readNotes(runId: string, text: string): readonly Note[] {
  return Object.entries(readStorableJson<Readonly<Record<string, string>>>(text)).map(([cell, value]) => {
    // The store reads back what it wrote itself.
    const [tab, row, column] = JSON.parse(cell) as [string, string, string];
    return { runId, tab, row, column, value };
  });
}
