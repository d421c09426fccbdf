import { HostError } from '../../core/app/host-error';
import type { Note, Store } from '../../core/app/ports';
import { type RunRecord, type RunSummary, summarize } from '../../core/app/run-record';
import { storeIndexTab } from '../../core/app/store-tabs';
import { fold } from '../../core/kernel/fold';
import { endOfPiece, type PayloadPlace, PayloadTab } from './payload';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The hidden tabs of the store. */
export const storeTabs = { index: storeIndexTab, data: '_oc_data', notes: '_oc_notes' } as const;

/** One row of the index: the commit of one write. */
interface IndexRow {
  readonly kind: 'start' | 'finish';
  readonly runId: string;
  readonly place: PayloadPlace;
  readonly summary: RunSummary;
}

/** The part of a record that finishing adds. */
type Outcome = Pick<RunRecord, 'status' | 'issues' | 'finished_at' | 'result'>;

/**
 * The port Store on hidden tabs of the same workbook. A write puts its payload on the data tab, flushes, and then adds
 * one row to the index in one call: that row is the commit, and payload that no index row names does not exist.
 * Text never starts a cell as it is (see PayloadTab).
 */
export class WorkbookStore implements Store {
  readonly #spreadsheet: Spreadsheet;
  #rows: IndexRow[] | null = null;

  constructor(spreadsheet: Spreadsheet) {
    this.#spreadsheet = spreadsheet;
  }

  start(record: RunRecord): void {
    this.#commit('start', record, JSON.stringify(record));
  }

  finish(record: RunRecord): void {
    const isFinished = this.#index().some((row) => row.runId === record.run_id && row.kind === 'finish');
    if (isFinished) return;
    const { status, issues, finished_at, result } = record;
    this.#commit('finish', record, JSON.stringify({ status, issues, finished_at, result } satisfies Outcome));
  }

  find(runId: string): RunRecord | null {
    const rows = this.#index().filter((row) => row.runId === runId);
    const started = rows.find((row) => row.kind === 'start');
    if (started === undefined) return null;
    // The store reads back what it wrote itself.
    const record = JSON.parse(this.#payload(started)) as RunRecord;
    const finished = rows.find((row) => row.kind === 'finish');
    return finished === undefined ? record : { ...record, ...(JSON.parse(this.#payload(finished)) as Outcome) };
  }

  history(): readonly RunSummary[] {
    const latest = new Map<string, RunSummary>();
    for (const row of this.#index()) latest.set(row.runId, row.summary);
    return [...latest.values()].reverse();
  }

  versionOf(scenario: string, set: string, contentHash: string): number {
    const versions = this.history().filter(
      (run) => fold(run.scenario_name) === fold(scenario) && fold(run.constraint_set_name) === fold(set),
    );
    const same = versions.find((run) => run.content_hash === contentHash);
    return same?.constraint_set_version ?? Math.max(0, ...versions.map((run) => run.constraint_set_version)) + 1;
  }

  saveNotes(notes: readonly Note[]): void {
    const kept = new Map(this.#notes().map((note) => [cellOf(note), note]));
    let isChanged = false;
    for (const note of notes) {
      const known = kept.get(cellOf(note));
      if (known?.value === note.value || (known === undefined && note.value === '')) continue;
      kept.set(cellOf(note), note);
      isChanged = true;
    }
    if (!isChanged) return;
    const sheet = this.#sheet(storeTabs.notes);
    const missing = kept.size - sheet.getMaxRows();
    if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
    const rows = [...kept.values()].map((note) => {
      const end = endOfPiece(note.value, 0, halfCell);
      return [cellOf(note), note.value.slice(0, end), note.value.slice(end)].map((text) => `|${text}`);
    });
    sheet.getRange(1, 1, rows.length, 3).setValues(rows);
  }

  notes(runIds: readonly string[]): readonly Note[] {
    const wanted = new Set(runIds);
    return this.#notes().filter((note) => wanted.has(note.runId));
  }

  #notes(): readonly Note[] {
    return this.#texts(storeTabs.notes, 3).map(([cell = '', first = '', rest = '']) => {
      // The store reads back what `cellOf` wrote.
      const [runId, tab, row, column] = JSON.parse(cell) as [string, string, string, string];
      return { runId, tab, row, column, value: first + rest };
    });
  }

  #commit(kind: IndexRow['kind'], record: RunRecord, text: string): void {
    const index = this.#index();
    const place = new PayloadTab(this.#sheet(storeTabs.data)).add(`${record.run_id}/${kind}`, text);
    SpreadsheetApp.flush();
    const row: IndexRow = { kind, runId: record.run_id, place, summary: summarize(record) };
    const sheet = this.#sheet(storeTabs.index);
    const next = sheet.getLastRow() + 1;
    if (next > sheet.getMaxRows()) sheet.insertRowsAfter(sheet.getMaxRows(), 1);
    sheet.getRange(next, 1, 1, 1).setValues([[`|${JSON.stringify(row)}`]]);
    SpreadsheetApp.flush();
    index.push(row);
  }

  #index(): IndexRow[] {
    this.#rows ??= this.#texts(storeTabs.index, 1).map(([text = '']) => JSON.parse(text) as IndexRow);
    return this.#rows;
  }

  #payload(row: IndexRow): string {
    const text = new PayloadTab(this.#sheet(storeTabs.data)).read(row.place);
    if (text !== null) return text;
    throw new HostError(
      `The record of ${row.runId} is damaged: its rows on the hidden tab ${storeTabs.data} are missing.`,
    );
  }

  /** All rows of a store tab, without the leading bar. */
  #texts(name: string, width: number): readonly (readonly string[])[] {
    const sheet = this.#spreadsheet.getSheetByName(name);
    if (sheet === null || sheet.getLastRow() === 0) return [];
    const values = sheet.getRange(1, 1, sheet.getLastRow(), width).getValues();
    return values.filter((row) => row[0] !== '').map((row) => row.map((text) => String(text).slice(1)));
  }

  #sheet(name: string): Sheet {
    const known = this.#spreadsheet.getSheetByName(name);
    if (known !== null) {
      // An execution that was ended right after it had made the tab could not hide it.
      if (!known.isSheetHidden()) known.hideSheet();
      return known;
    }
    const active = this.#spreadsheet.getActiveSheet();
    const sheet = this.#spreadsheet.insertSheet(name, this.#spreadsheet.getSheets().length);
    sheet.hideSheet();
    this.#spreadsheet.setActiveSheet(active);
    return sheet;
  }
}

/** A note may fill a whole cell (50,000 characters); with its bar it needs two. */
const halfCell = 40_000;

/** The identity of a note's cell as text. */
const cellOf = ({ runId, tab, row, column }: Note): string => JSON.stringify([runId, tab, row, column]);
