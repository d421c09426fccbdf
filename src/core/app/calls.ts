import type { DescribedIssue } from '../kernel/issue';
import type { Answer } from '../problem/answer';
import type { CheckReply } from './check-inputs';
import type { FreezeReply, FreezeRequest } from './freeze-run';
import type { RunReport } from './report-run';
import type { RunSummary } from './run-record';

/**
 * Everything a page may ask the server for: one request and one reply each, both plain JSON. The server has a global
 * function of each name that takes and gives JSON text; a failed call carries one sentence for people.
 */
export interface Calls {
  /** What the sidebar shows when it opens. */
  readonly readSidebar: Call<null, SidebarState>;
  readonly checkInputs: Call<null, CheckReply>;
  readonly freezeRun: Call<FreezeRequest, FreezeReply>;
  /** Freezes a run of the same frozen problem and options as an earlier one. */
  readonly repeatRun: Call<{ readonly run_id: string }, FreezeReply>;
  /** Says that a running run is still being solved. */
  readonly renewRun: Call<{ readonly run_id: string }, null>;
  readonly recordRun: Call<{ readonly run_id: string; readonly answer: Answer }, RunReport>;
  /** Keeps a run as failed; `error` is for people. */
  readonly failRun: Call<{ readonly run_id: string; readonly error: string }, RunReport>;
  /** Ends a running run that nobody solves any more. */
  readonly cancelRun: Call<{ readonly run_id: string }, RunReport>;
  /** Shows an earlier run on Results and Gaps. */
  readonly loadRun: Call<{ readonly run_id: string }, RunReport>;
  /** Keeps what people wrote on Runs, Results and Gaps. */
  readonly saveNotes: Call<null, { readonly saved: number }>;
  /** Brings a cell to the front; `row` null: the tab, `column` null: the row. */
  readonly selectCell: Call<CellPlace, null>;
  /** Brings the row of an initiative on Candidates to the front, wherever it stands by now; nothing when it is gone. */
  readonly selectInitiative: Call<{ readonly initiative_key: string }, null>;
  readonly setUpTabs: Call<null, { readonly message: string }>;
  readonly addSampleData: Call<null, { readonly message: string }>;
  /** Removes what addSampleData has added; runs stay. The caller has asked the person. */
  readonly clearSample: Call<null, { readonly message: string }>;
  readonly readSettings: Call<null, Settings>;
  readonly testConnection: Call<DatabaseLogin, ConnectionReport>;
  /** Keeps runs in this place from now on; brings the tables of a database about. */
  readonly saveSettings: Call<StoreChoice, ConnectionReport>;
  /** Copies some runs of the former places to the present one; call again until none remain. */
  readonly copyHistory: Call<null, CopyProgress>;
  /** One part of the solver that pages run, as text. */
  readonly readSolver: Call<{ readonly part: number }, { readonly text: string }>;
}

export interface Call<Request, Reply> {
  readonly request: Request;
  readonly reply: Reply;
}

export interface CellPlace {
  readonly tab: string;
  readonly row: number | null;
  /** Header text. */
  readonly column: string | null;
}

/** What the sidebar offers and shows before anything was asked. */
export interface SidebarState {
  /** False in a workbook that was never set up. */
  readonly isSetUp: boolean;
  readonly scenarios: readonly ScenarioChoice[];
  /** Readable rows of Candidates, and how many of them are ticked. */
  readonly candidates: { readonly all: number; readonly ticked: number };
  /** What checkInputs would find; nothing is written. */
  readonly problems: readonly DescribedIssue[];
  /** Newest first; of each whether its inputs have changed since, null when that cannot be told. */
  readonly history: readonly HistoryLine[];
  /** The run that Results shows; null when it shows none. */
  readonly shownRun: string | null;
  /** Notes on the output tabs that are not kept yet. */
  readonly unsavedNotes: number;
  /** Where runs are kept, in words. */
  readonly place: string;
}

export interface ScenarioChoice {
  readonly name: string;
  /** Constraint sets of the scenario in the order of the tabs. */
  readonly sets: readonly string[];
}

export interface HistoryLine extends RunSummary {
  readonly stale: boolean | null;
  /** What people wrote beside it on Runs, kept or not yet; blank: nothing. */
  readonly note: string;
}

/** Where runs can be kept. */
export type StoreChoice = { readonly kind: 'workbook' } | ({ readonly kind: 'database' } & DatabaseLogin);

/** How to reach a database. The password is kept for this person only and never comes back. */
export interface DatabaseLogin {
  /** A Jdbc URL without parameters. */
  readonly url: string;
  readonly user: string;
  /** Null: the one kept before. */
  readonly password: string | null;
}

export interface Settings {
  readonly kind: StoreChoice['kind'];
  readonly url: string;
  readonly user: string;
  readonly hasPassword: boolean;
  /** Runs in former places that are not in the present one; 0 when there is nothing to copy. */
  readonly uncopied: number;
}

/** What came of connecting. */
export interface ConnectionReport {
  readonly ok: boolean;
  readonly code: ConnectionOutcome;
  /** What is the matter and what to do, or that all is well. */
  readonly message: string;
  /** Runs in former places that could be copied. */
  readonly uncopied: number;
}

export const connectionOutcomes = [
  'connected',
  'not-a-jdbc-url',
  'not-reachable',
  'refused',
  'wrong-password',
  'no-such-database',
  'no-rights',
  'auth-plugin',
  'not-allowed',
  'other',
] as const;
export type ConnectionOutcome = (typeof connectionOutcomes)[number];

export interface CopyProgress {
  readonly copied: number;
  /** Runs that nobody tried to copy yet. */
  readonly remaining: number;
  /** What could not be copied and why, one sentence each. */
  readonly skipped: readonly string[];
}
