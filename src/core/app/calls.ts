import type { DescribedIssue } from '../kernel/issue';
import type { Comparison } from '../portfolio/compare';
import type { SummaryLine } from '../portfolio/summary';
import type { Answer } from '../problem/answer';
import type { ModelTemplate } from '../scoring/templates';
import type { AcceptOverlapRequest } from './accept-overlap';
import type { CheckReply } from './check-inputs';
import type { CompareRequest } from './compare-plans';
import type { DecideRequest } from './decide-run';
import type { FreezeReply, FreezeRequest } from './freeze-run';
import type { InsertModelReply, InsertModelRequest } from './insert-model';
import type { PublishWords, RoadmapPreview } from './preview-roadmap';
import type { PublishReply, PublishRequest } from './publish-roadmap';
import type { DecisionsState } from './read-decisions';
import type { RoadmapsState } from './read-roadmaps';
import type { RunToExplain } from './read-run';
import type { RunReport } from './report-run';
import type { PortfolioHead } from './roadmap-store';
import type { RunSummary } from './run-record';
import type { RunRequest } from './run-request';
import type { SavedEdits } from './save-roadmap-edits';
import type { SaveWhyRequest } from './save-why';
import type { ScoreReply } from './score-initiatives';
import type { SeedReply } from './seed-parameters';
import type { RoadmapReport, RoadmapRequest } from './show-roadmap';
import type { TakePlanRequest } from './take-plan';
import type { TraceReply, TraceRequest } from './trace-contribution';
import type { TryRequest } from './try-run';
import type { UnpublishReply } from './unpublish-roadmap';

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
  /** A finished run as it was frozen and answered, for explaining it in the page. */
  readonly readRun: Call<RunRequest, RunToExplain>;
  /** Keeps sentences about the choices of a run and shows them on Results while it shows the run. */
  readonly saveWhy: Call<SaveWhyRequest, { readonly kept: number; readonly isShown: boolean }>;
  /** What the selected row is about, on whatever tab. */
  readonly readSelection: Call<null, Selection>;
  /** Freezes a run as an earlier one would be with some cells changed, or another capacity; no cell is. */
  readonly tryRun: Call<TryRequest, FreezeReply>;
  /** Keeps another plan for the problem of an earlier run as a run of its own. */
  readonly takePlan: Call<TakePlanRequest, RunReport>;
  /** Keeps what people wrote on Runs, Results and Gaps. */
  readonly saveNotes: Call<null, { readonly saved: number }>;
  /** Brings a cell to the front; `row` null: the tab, `column` null: the row. */
  readonly selectCell: Call<CellPlace, null>;
  /** Brings the row of an initiative on Candidates to the front, wherever it stands by now; nothing when it is gone. */
  readonly selectInitiative: Call<{ readonly initiative_key: string }, null>;
  /** Computes scores and contributions, keeps them, and shows them on Scores and Math_Models. */
  readonly scoreInitiatives: Call<null, ScoreReply>;
  /** Adds the names that formulas lack to Params. */
  readonly seedParameters: Call<null, SeedReply>;
  /** The common models that insertModel knows, and the KPIs that a model can add to. */
  readonly readTemplates: Call<null, TemplatesState>;
  /** Adds a common model to Math_Models and its numbers to Params. */
  readonly insertModel: Call<InsertModelRequest, InsertModelReply>;
  /** Where the numbers of a run came from that it counted for an initiative, or adds up on a line of Gaps. */
  readonly traceContribution: Call<TraceRequest, TraceReply>;
  /** Ends the warning that two KPIs count one effect twice, by entering the pair on Scenario_Config. */
  readonly acceptOverlap: Call<AcceptOverlapRequest, { readonly message: string }>;
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
  /** A run as people decide about it: for trying decisions with an engine of the page. */
  readonly readDecisions: Call<RunRequest, DecisionsState>;
  /** Freezes a new run of an earlier one as people decide it; it is solved and recorded like any other. */
  readonly decideRun: Call<DecideRequest, FreezeReply>;
  /** What can be published and what is. */
  readonly readRoadmaps: Call<null, RoadmapsState>;
  /** What publishing would change, and the quarters that are to be planned for it; writes nothing. */
  readonly previewRoadmap: Call<PublishWords, RoadmapPreview>;
  readonly publishRoadmap: Call<PublishRequest, PublishReply>;
  /** Takes the live version back; the former one is live again. */
  readonly unpublishRoadmap: Call<{ readonly name: string; readonly version: number }, UnpublishReply>;
  /** Keeps what people edited on the Roadmap tab. */
  readonly saveRoadmapEdits: Call<null, SavedEdits>;
  /** Shows the live version of a roadmap on its tab. */
  readonly showRoadmap: Call<RoadmapRequest, RoadmapReport>;
  /** Writes the page for leadership about a run. */
  readonly summarizeRun: Call<RunRequest, { readonly lines: readonly SummaryLine[] }>;
  readonly comparePlans: Call<CompareRequest, Comparison>;
  /** Marks the portfolio to compare with. */
  readonly chooseBaseline: Call<{ readonly run_id: string; readonly is_baseline: boolean }, readonly PortfolioHead[]>;
  /** One part of the solver that pages run, as text. */
  readonly readSolver: Call<{ readonly part: number }, { readonly text: string }>;
}

export interface Call<Request, Reply> {
  readonly request: Request;
  readonly reply: Reply;
}

/** The texts of the selected row under headers of these names; null: it has none, or the cell is blank. */
export interface Selection {
  readonly initiative_key: string | null;
  readonly run_id: string | null;
  readonly kind: string | null;
  readonly dimension: string | null;
  readonly key: string | null;
  readonly kpi_key: string | null;
  /** The header above the selected cell. */
  readonly column: string | null;
}

export interface TemplatesState {
  readonly templates: readonly TemplateChoice[];
  readonly kpis: readonly { readonly key: string; readonly name: string }[];
}

export type TemplateChoice = Pick<ModelTemplate, 'id' | 'label' | 'help' | 'formula' | 'params'>;

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
  /** Runs, roadmaps and scorings in former places that are not in the present one; 0: there is nothing to copy. */
  readonly uncopied: number;
}

/** What came of connecting. */
export interface ConnectionReport {
  readonly ok: boolean;
  readonly code: ConnectionOutcome;
  /** What is the matter and what to do, or that all is well. */
  readonly message: string;
  /** The same as in Settings. */
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
