import { randomUUID } from 'node:crypto';
import { grantedScopes, knownScopes } from '../apps-script/authorisation';
import type { HostState, Waits } from '../apps-script/host-state';
import type { LinearSolver } from '../apps-script/linear-optimization-service/linear-solver';
import { newUiState } from '../apps-script/ui-state';
import type { WorkbookState } from '../workbook/workbook-state';

/** What a document and its project start from; only the program and the workbook are needed. */
export interface DocumentOptions {
  /** Text of the built server program. */
  readonly code: string;
  readonly workbook: WorkbookState;
  /** HTML files of the project by name without `.html`. */
  readonly htmlFiles?: Readonly<Record<string, string>>;
  readonly userEmail?: string;
  readonly userLocale?: string;
  /** The scopes of the manifest; every scope that is emulated unless told otherwise. */
  readonly oauthScopes?: readonly string[];
  /** Scopes that the person refused, in full or without what they all begin with: `userinfo.email`. */
  readonly refusedScopes?: readonly string[];
  /** What stands behind LinearOptimizationService; without it the service exists and cannot solve. */
  readonly linearSolver?: LinearSolver;
  readonly scriptTimeZone?: string;
  /** False for a script that runs without a document. */
  readonly inDocument?: boolean;
  readonly now?: () => number;
  readonly newUuid?: () => string;
  /** What waiting does where one execution runs at a time; by default nothing waits. */
  readonly sleep?: (ms: number) => void;
}

/** The state of a document nobody has used yet. */
export function newHostState(
  options: DocumentOptions,
  locks: HostState['locks'] = new Map(),
  waits: Waits | undefined = undefined,
): HostState {
  const htmlFiles = options.htmlFiles ?? {};
  return {
    workbook: options.workbook,
    properties: { script: new Map(), user: new Map(), document: new Map() },
    caches: { script: new Map(), user: new Map(), document: new Map() },
    locks,
    ui: newUiState(),
    log: [],
    readHtml: (name) => (Object.hasOwn(htmlFiles, name) ? htmlFiles[name] : undefined),
    userEmail: options.userEmail ?? '',
    userLocale: options.userLocale ?? 'en',
    declaredScopes: options.oauthScopes ?? knownScopes,
    grantedScopes: grantedScopes(options.oauthScopes, options.refusedScopes),
    scriptTimeZone: options.scriptTimeZone ?? 'Etc/UTC',
    inDocument: options.inDocument ?? true,
    now: options.now ?? Date.now,
    newUuid: options.newUuid ?? randomUUID,
    sleep: options.sleep ?? (() => undefined),
    linearSolver: options.linearSolver,
    waits,
  };
}
