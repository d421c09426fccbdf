import { HostError } from '../../core/app/host-error';
import { abandon, type RunSummary } from '../../core/app/run-record';
import { HiddenTab } from './hidden-tab';
import type { PayloadPlace } from './payload';
import { readStored } from './read-stored';

/** One row of the index: the commit of one write. */
export type IndexRow =
  | {
      readonly kind: 'start';
      readonly runId: string;
      readonly place: PayloadPlace;
      readonly summary: RunSummary;
      /** Where all that is known of metrics and initiatives lies, when this run changed it. */
      readonly anchors: PayloadPlace | null;
    }
  | { readonly kind: 'finish'; readonly runId: string; readonly place: PayloadPlace; readonly summary: RunSummary }
  | { readonly kind: 'renew'; readonly runId: string; readonly expiresAt: string }
  | { readonly kind: 'expire'; readonly runId: string }
  | {
      readonly kind: 'score';
      /** A scoring is known by its time. */
      readonly scoredAt: string;
      readonly place: PayloadPlace;
      /** As for a start. */
      readonly anchors: PayloadPlace | null;
    };

/** A run as the rows of the index leave it. */
export interface IndexedRun {
  readonly started: PayloadPlace;
  readonly finished: PayloadPlace | null;
  readonly summary: RunSummary;
}

/** The rows of the index and what they come to, in whatever order somebody sorted them. Read once, whatever the runs. */
export class RunIndex {
  readonly #tab: HiddenTab;
  #rows: IndexRow[] | null = null;

  constructor(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, name: string) {
    this.#tab = new HiddenTab(spreadsheet, name, 1);
  }

  /** Every run by its id, oldest first. */
  runs(): ReadonlyMap<string, IndexedRun> {
    const runs = new Map<string, IndexedRun>();
    for (const kind of inOrder) {
      for (const row of this.#read()) {
        if (row.kind !== kind) continue;
        const known = runs.get(row.runId);
        const next = known === undefined ? startedBy(row) : changedBy(known, row);
        if (next !== null) runs.set(row.runId, next);
      }
    }
    return runs;
  }

  /** Where the records of metrics and initiatives lie as each run or scoring left them, newest first. */
  anchors(): readonly PayloadPlace[] {
    const places = this.#read().flatMap((row) => ('anchors' in row ? (row.anchors ?? []) : []));
    // Payloads are only ever added at the end.
    return places.sort((left, right) => right.firstRow - left.firstRow);
  }

  /** Where each scoring lies, by its time. */
  scorings(): ReadonlyMap<string, PayloadPlace> {
    return new Map(this.#read().flatMap((row) => (row.kind === 'score' ? [[row.scoredAt, row.place] as const] : [])));
  }

  /** Throws a HostError when these rows cannot be added; nothing was written then. */
  reserve(rows: readonly IndexRow[]): void {
    if (rows.some((row) => textOf(row).length > longestRow)) {
      throw new HostError(
        'The names of this run are too long to be kept. Nothing was changed. Shorten scenario_name and constraint_set_name.',
      );
    }
    this.#tab.reserve(this.#tab.height + rows.length);
  }

  /** Adds rows in one call: it is the commit. */
  add(rows: readonly IndexRow[]): void {
    if (rows.length === 0) return;
    const known = this.#read();
    this.#tab.write(
      this.#tab.height + 1,
      rows.map((row) => [textOf(row)]),
    );
    known.push(...rows);
  }

  #read(): IndexRow[] {
    this.#rows ??= this.#tab
      .read()
      .filter(([text]) => text !== '')
      .map(([text = '']) => readStored<IndexRow>(text, this.#tab.name));
    return this.#rows;
  }
}

/** Below the 50,000 characters a cell may hold, since the place of a payload is not known yet when room is asked for. */
const longestRow = 49_000;

/** A run is renewed while it runs, only then abandoned, and may be finished after all. */
const inOrder = ['start', 'renew', 'expire', 'finish'] as const satisfies readonly IndexRow['kind'][];

const textOf = (row: IndexRow): string => JSON.stringify(row);

type RunRow = Exclude<IndexRow, { readonly kind: 'score' }>;

const startedBy = (row: RunRow): IndexedRun | null =>
  row.kind === 'start' ? { started: row.place, finished: null, summary: row.summary } : null;

function changedBy(run: IndexedRun, row: RunRow): IndexedRun {
  const { summary } = run;
  switch (row.kind) {
    case 'start':
      return run;
    case 'finish':
      return run.finished === null ? { ...run, finished: row.place, summary: row.summary } : run;
    case 'renew':
      return summary.status === 'running' && summary.expires_at < row.expiresAt
        ? { ...run, summary: { ...summary, expires_at: row.expiresAt } }
        : run;
    case 'expire':
      return summary.status === 'running' ? { ...run, summary: abandon(summary) } : run;
  }
}
