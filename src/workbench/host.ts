import { authoriser } from './apps-script/authorisation';
import type { Execution, HostState } from './apps-script/host-state';
import type { JdbcOptions } from './apps-script/jdbc/jdbc-options';
import { openJdbc } from './apps-script/jdbc/open-jdbc';
import { releaseLocksOf } from './apps-script/lock';
import { servicesOf } from './apps-script/script-globals';
import { type DocumentOptions, newHostState } from './executions/new-host-state';
import { requireCallable, valueOf } from './executions/script-failure';
import { eventRecord, type TriggerEvent } from './executions/trigger-event';
import { jsonArguments } from './json-arguments';
import { compileProgram, type RealmOutcome, runInFreshRealm } from './realm';
import { createSeam } from './seam';
import { type BeforeCall, createCallCounter, type ServiceCalls } from './service-calls';

export { ScriptFailure } from './executions/script-failure';
export type { TriggerEvent } from './executions/trigger-event';

/** What a host is made of; only the program and the workbook are needed. */
export interface HostOptions extends DocumentOptions {
  /** What Jdbc is made of; by default it knows no Cloud SQL instance. */
  readonly jdbc?: JdbcOptions;
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

/**
 * Starts a host that runs one execution at a time in this thread. Its program is compiled once; every call runs it in a
 * realm of its own. For executions that overlap see createThreadedHost.
 */
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
    const { service, breakConnections } = openJdbc(options.jdbc);
    const authMode = callOptions.authMode ?? 'FULL';
    const execution: Execution = { id: executions, authMode, state, suspend: breakConnections };
    const counter = createCallCounter();
    const beforeCall: BeforeCall = (service, method, group) => {
      options.beforeCall?.(service, method, group);
      callOptions.beforeCall?.(service, method, group);
    };
    const seam = createSeam({
      globals: { ...servicesOf(execution), Jdbc: service, ...options.extraServices?.(execution) },
      counter,
      beforeCall,
      breakConnections,
      authorise: authoriser({ authMode: execution.authMode, grantedScopes: state.grantedScopes }),
      log: (level, text) => state.log.push({ level: level as HostState['log'][number]['level'], text }),
    });
    try {
      const outcome = runInFreshRealm(program, seam, name, argumentOf(execution, seam.encode), asJson);
      return { outcome, serviceCalls: counter.read(), ms: performance.now() - startedAt };
    } finally {
      breakConnections();
      releaseLocksOf(execution);
    }
  };

  return {
    state,
    call: (name, args = [], callOptions = {}) => {
      requireCallable(name);
      const json = jsonArguments(args);
      const { outcome, ...cost } = run(name, () => json, true, callOptions);
      return { value: valueOf(outcome, name, cost), ...cost };
    },
    trigger: (name, event = {}, callOptions = {}) => {
      const { outcome, ...cost } = run(name, (execution, encode) => encode(eventRecord(execution, event)), false, {
        authMode: name === 'onInstall' ? 'FULL' : 'LIMITED',
        ...callOptions,
      });
      if (outcome.state !== 'missing') valueOf(outcome, name, cost);
      return { value: null, ...cost };
    },
  };
}
