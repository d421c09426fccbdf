import type { WorkbookState } from '../workbook/workbook-state';
import type { LinearSolver } from './linear-optimization-service/linear-solver';
import type { Answer, Question, UiState } from './ui-state';

/** One cached text and when it is forgotten, in milliseconds since 1970. */
export interface CacheEntry {
  readonly value: string;
  readonly expiresAt: number;
}

/** The three places a store can belong to. */
export const STORE_OWNERS = ['script', 'user', 'document'] as const;
/** Whom a property store, cache or lock belongs to. */
export type StoreOwner = (typeof STORE_OWNERS)[number];

/** One line a script logged. */
export interface LogLine {
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  readonly text: string;
}

/**
 * How services wait where executions overlap: the answer comes later, and meanwhile other executions go on. Each wait
 * ends by itself when its execution is ended.
 */
export interface Waits {
  /** True once the execution holds the lock, false when the time has passed. */
  readonly lock: (owner: StoreOwner, execution: number, timeoutMs: number) => Promise<boolean>;
  readonly sleep: (ms: number) => Promise<void>;
  /** What the person at the screen answers. */
  readonly answer: (question: Question, execution: number) => Promise<Answer>;
}

/** Everything that outlives an execution, and the outside world as the services see it. */
export interface HostState {
  readonly workbook: WorkbookState;
  readonly properties: Readonly<Record<StoreOwner, Map<string, string>>>;
  readonly caches: Readonly<Record<StoreOwner, Map<string, CacheEntry>>>;
  /** The execution that holds each lock. */
  readonly locks: Map<StoreOwner, number>;
  readonly ui: UiState;
  readonly log: LogLine[];
  /** Text of an HTML file of the project by its name without `.html`. */
  readonly readHtml: (name: string) => string | undefined;
  /** Blank when the user did not allow it. */
  readonly userEmail: string;
  readonly userLocale: string;
  /** The scopes of the manifest. */
  readonly declaredScopes: readonly string[];
  /** Those of them that the person did not refuse. */
  readonly grantedScopes: ReadonlySet<string>;
  readonly scriptTimeZone: string;
  /** False when the script runs outside any document. */
  readonly inDocument: boolean;
  readonly now: () => number;
  readonly newUuid: () => string;
  readonly sleep: (ms: number) => void;
  /** Undefined where nothing was lent to stand behind LinearOptimizationService. */
  readonly linearSolver: LinearSolver | undefined;
  /** Undefined where one execution runs at a time: then nothing can change while it waits. */
  readonly waits: Waits | undefined;
}

/** One run of a function: what it sees of the host. */
export interface Execution {
  readonly id: number;
  readonly authMode: 'NONE' | 'LIMITED' | 'FULL' | 'CUSTOM_FUNCTION';
  readonly state: HostState;
  /** Called when a question to the person suspends the script: its database connections do not survive that. */
  readonly suspend?: () => void;
}
