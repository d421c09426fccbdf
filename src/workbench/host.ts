import { randomUUID } from 'node:crypto';
import type { Execution, HostState } from './apps-script/host-state';
import { releaseLocksOf } from './apps-script/lock';
import { AUTH_MODE } from './apps-script/script-app';
import { servicesOf } from './apps-script/script-globals';
import { PlainRecord } from './apps-script/service-value';
import { userObject } from './apps-script/spreadsheet/protection';
import { rangeFromText } from './apps-script/spreadsheet/range-handle';
import { bookOf } from './apps-script/spreadsheet/spreadsheet-app';
import { newUiState } from './apps-script/ui-state';
import { jsonArguments } from './json-arguments';
import { compileProgram, type RealmOutcome, runInFreshRealm } from './realm';
import { createSeam } from './seam';
import { type BeforeCall, createCallCounter, type ServiceCalls } from './service-calls';
import { sheetNamed, type WorkbookState } from './workbook/workbook-state';

/** What a host is made of; only the program and the workbook are needed. */
export interface HostOptions {
  /** Text of the built server program. */
  readonly code: string;
  readonly workbook: WorkbookState;
  /** HTML files of the project by name without `.html`. */
  readonly htmlFiles?: Readonly<Record<string, string>>;
  readonly userEmail?: string;
  readonly userLocale?: string;
  readonly scriptTimeZone?: string;
  /** False for a script that runs without a document. */
  readonly inDocument?: boolean;
  readonly now?: () => number;
  readonly newUuid?: () => string;
  /** What waiting does; by default nothing waits. */
  readonly sleep?: (ms: number) => void;
  readonly beforeCall?: BeforeCall;
  /** More globals, or other ones in place of those emulated here. */
  readonly extraServices?: (execution: Execution) => Readonly<Record<string, unknown>>;
}

/** A finished call. */
export interface CallResult {
  /** What the function returned, after its way through JSON. */
  readonly value: unknown;
  readonly serviceCalls: ServiceCalls;
  readonly ms: number;
}

/** What a simple trigger is told. `sheet` and `a1` say where; without them there is no range. */
export interface TriggerEvent {
  readonly sheet?: string;
  readonly a1?: string;
  readonly value?: string;
  readonly oldValue?: string;
}

/** Settings of one execution. */
export interface CallOptions {
  readonly authMode?: Execution['authMode'];
  /** Runs before every service call of this execution, after the host's own hook. */
  readonly beforeCall?: BeforeCall;
}

/** A Google server for one document and one project: state that stays, executions that come and go. */
export interface Host {
  /** Runs a function as google.script.run does. Throws ScriptFailure when it throws. */
  readonly call: (functionName: string, args?: readonly unknown[], options?: CallOptions) => CallResult;
  /** Runs onOpen, onEdit or onInstall if the program has it. */
  readonly trigger: (
    name: 'onOpen' | 'onEdit' | 'onInstall',
    event?: TriggerEvent,
    options?: CallOptions,
  ) => CallResult;
  readonly state: HostState;
}

/** A function of the script threw. The message is what a page's failure handler gets. */
export class ScriptFailure extends Error {
  override readonly name: string = 'ScriptFailure';
  /** Name of the error inside the script, `Exception` for a service's. */
  readonly errorName: string;
  readonly scriptStack: string;
  readonly serviceCalls: ServiceCalls;
  readonly ms: number;
  constructor(message: string, errorName: string, scriptStack: string, serviceCalls: ServiceCalls, ms: number) {
    super(message);
    this.errorName = errorName;
    this.scriptStack = scriptStack;
    this.serviceCalls = serviceCalls;
    this.ms = ms;
  }
}

/** Starts a host. Its program is compiled once; every call runs it in a realm of its own. */
export function createHost(options: HostOptions): Host {
  const program = compileProgram(options.code);
  const state = newHostState(options);
  let executions = 0;

  const run = (
    name: string,
    argumentOf: (execution: Execution, encode: (value: unknown) => unknown) => unknown,
    asJson: boolean,
    callOptions: CallOptions,
  ): { readonly outcome: RealmOutcome; readonly serviceCalls: ServiceCalls; readonly ms: number } => {
    const startedAt = performance.now();
    executions += 1;
    const execution: Execution = { id: executions, authMode: callOptions.authMode ?? 'FULL', state };
    const counter = createCallCounter();
    const beforeCall: BeforeCall = (service, method, group) => {
      options.beforeCall?.(service, method, group);
      callOptions.beforeCall?.(service, method, group);
    };
    const seam = createSeam({
      globals: { ...servicesOf(execution), ...options.extraServices?.(execution) },
      counter,
      beforeCall,
      log: (level, text) => state.log.push({ level: level as HostState['log'][number]['level'], text }),
    });
    try {
      const outcome = runInFreshRealm(program, seam, name, argumentOf(execution, seam.encode), asJson);
      return { outcome, serviceCalls: counter.read(), ms: performance.now() - startedAt };
    } finally {
      releaseLocksOf(execution);
    }
  };

  return {
    state,
    call: (name, args = [], callOptions = {}) => {
      if (!/^[A-Za-z$_][\w$]*$/.test(name) || name.endsWith('_')) throw new Error(`Script function not found: ${name}`);
      const json = jsonArguments(args);
      const { outcome, serviceCalls, ms } = run(name, () => json, true, callOptions);
      return { value: valueOf(outcome, name, serviceCalls, ms), serviceCalls, ms };
    },
    trigger: (name, event = {}, callOptions = {}) => {
      const { outcome, serviceCalls, ms } = run(
        name,
        (execution, encode) => encode(eventRecord(execution, event)),
        false,
        { authMode: 'LIMITED', ...callOptions },
      );
      if (outcome.state !== 'missing') valueOf(outcome, name, serviceCalls, ms);
      return { value: null, serviceCalls, ms };
    },
  };
}

function valueOf(outcome: RealmOutcome, name: string, calls: ServiceCalls, ms: number): unknown {
  switch (outcome.state) {
    case 'done':
      return JSON.parse(outcome.json) as unknown;
    case 'missing':
      throw new Error(`Script function not found: ${name}`);
    case 'pending':
      throw new ScriptFailure(`${name} returned a promise that never settles.`, 'Error', '', calls, ms);
    case 'failed':
      throw new ScriptFailure(outcome.message, outcome.name, outcome.stack, calls, ms);
  }
}

function eventRecord(execution: Execution, event: TriggerEvent): PlainRecord {
  const book = bookOf(execution);
  const sheet = event.sheet === undefined ? undefined : sheetNamed(book.workbook, event.sheet);
  const range =
    sheet === undefined || event.a1 === undefined
      ? {}
      : { range: book.wrap.range(rangeFromText(book, sheet, event.a1)) };
  return new PlainRecord({
    authMode: AUTH_MODE.values[execution.authMode],
    source: book.wrap.spreadsheet(book),
    user: userObject(execution.state.userEmail),
    ...range,
    ...(event.value === undefined ? {} : { value: event.value }),
    ...(event.oldValue === undefined ? {} : { oldValue: event.oldValue }),
  });
}

function newHostState(options: HostOptions): HostState {
  const htmlFiles = options.htmlFiles ?? {};
  return {
    workbook: options.workbook,
    properties: { script: new Map(), user: new Map(), document: new Map() },
    caches: { script: new Map(), user: new Map(), document: new Map() },
    locks: new Map(),
    ui: newUiState(),
    log: [],
    readHtml: (name) => (Object.hasOwn(htmlFiles, name) ? htmlFiles[name] : undefined),
    userEmail: options.userEmail ?? '',
    userLocale: options.userLocale ?? 'en',
    scriptTimeZone: options.scriptTimeZone ?? 'Etc/UTC',
    inDocument: options.inDocument ?? true,
    now: options.now ?? Date.now,
    newUuid: options.newUuid ?? randomUUID,
    sleep: options.sleep ?? (() => undefined),
  };
}
