import { authoriser } from '../apps-script/authorisation';
import type { Execution, HostState, Waits } from '../apps-script/host-state';
import { releaseLocksOf } from '../apps-script/lock';
import { servicesOf } from '../apps-script/script-globals';
import type { Answer, Question } from '../apps-script/ui-state';
import type { CallResult } from '../host';
import { jsonArguments } from '../json-arguments';
import { compileProgram } from '../realm';
import { createSeam, type ServiceSeam } from '../seam';
import { createCallCounter } from '../service-calls';
import { createEditQueue } from './edit-queue';
import { addCalls, type ExecutionStatus } from './execution-status';
import type { ThreadOutcome } from './execution-thread';
import { LockQueue } from './lock-queue';
import { type DocumentOptions, newHostState } from './new-host-state';
import type { InThreadOptions } from './open-in-thread';
import { requireCallable, ScriptFailure, valueOf } from './script-failure';
import type { ThreadAnswer, ThreadQuestion } from './thread-messages';
import { openThreadPool } from './thread-pool';
import { startTimeLimit, type TimeLimit } from './time-limit';
import { eventRecord, type TriggerEvent } from './trigger-event';

/** What a host with threads is made of, besides its document. */
export interface ThreadedHostOptions extends Omit<DocumentOptions, 'sleep'> {
  /** The built worker, .build/execution-worker.mjs. */
  readonly workerFile: string | URL;
  /** What the services inside the threads are made from. */
  readonly local?: InThreadOptions;
  /** Milliseconds an execution may take, by default what Google allows: 30 s for simple triggers, else 6 min. */
  readonly timeLimits?: { readonly simpleTriggerMs: number; readonly otherMs: number };
  /** Asks the person at the screen; by default every question is closed. */
  readonly ask?: (question: Question, execution: number) => Promise<Answer>;
  /** Called whenever an execution begins, goes on after a service call, or ends. */
  readonly onStatus?: (status: ExecutionStatus) => void;
}

/** A Google server for one document, whose executions run in threads and overlap. */
export interface ThreadedHost {
  /** Runs a function as google.script.run does. Rejects with ScriptFailure when it throws or is cut off. */
  readonly call: (functionName: string, args?: readonly unknown[]) => Promise<CallResult>;
  /** Runs onOpen, onEdit or onInstall if the program has it. */
  readonly trigger: (name: 'onOpen' | 'onEdit' | 'onInstall', event?: TriggerEvent) => Promise<CallResult>;
  /** Says that a person has edited: onEdit runs after those before it. False when too many are waiting already. */
  readonly edited: (event: TriggerEvent) => boolean;
  /** Settles when every edit has been told. */
  readonly editsTold: () => Promise<void>;
  /** Ends an execution as a time limit does. */
  readonly end: (execution: number, message: string) => Promise<void>;
  /** How long each call of a service takes at least from now on, in milliseconds. Handles cost nothing. */
  readonly setCallDelay: (ms: number) => void;
  readonly state: HostState;
  /** Ends everything that runs. */
  readonly close: () => Promise<void>;
}

/** How many executions Google runs for one person at a time. */
const mostExecutions = 30;
const googleLimits = { simpleTriggerMs: 30_000, otherMs: 360_000 };

interface Running {
  readonly limit: TimeLimit;
  readonly end: (message: string) => Promise<void>;
}

/** Starts a host whose executions run in threads. */
export function createThreadedHost(options: ThreadedHostOptions): ThreadedHost {
  compileProgram(options.code);
  const pool = openThreadPool(options.workerFile, options.code, options.local ?? {});
  const limits = options.timeLimits ?? googleLimits;
  const locks = new LockQueue();
  const running = new Map<number, Running>();
  let executions = 0;
  let callDelayMs = 0;

  const ask = options.ask ?? (() => Promise.resolve<Answer>({ button: 'CLOSE' }));
  const waits: Waits = {
    lock: (owner, execution, timeoutMs) => locks.wait(owner, execution, timeoutMs),
    sleep,
    answer: async (question, execution) => {
      const limit = running.get(execution)?.limit;
      limit?.pause();
      const answer = await ask(question, execution);
      if (running.has(execution)) limit?.resume();
      return answer;
    },
  };
  const state = newHostState(options, locks, waits);

  const run = async (
    functionName: string,
    argumentOf: (execution: Execution, encode: ServiceSeam['encode']) => unknown,
    isTrigger: boolean,
  ): Promise<ThreadOutcome & { readonly cost: Pick<CallResult, 'serviceCalls' | 'ms'> }> => {
    const startedAt = performance.now();
    const id = ++executions;
    const authMode: Execution['authMode'] = isTrigger && functionName !== 'onInstall' ? 'LIMITED' : 'FULL';
    let wasSuspended = false;
    const suspend = (): void => {
      wasSuspended = true;
    };
    const execution: Execution = { id, authMode, state, suspend };
    const counter = createCallCounter();
    const tell = (now: ExecutionStatus['state'], message: string | null = null, calls = counter.read()): void =>
      options.onStatus?.({
        id,
        functionName,
        state: now,
        ms: performance.now() - startedAt,
        serviceCalls: calls,
        message,
      });
    if (running.size >= mostExecutions) {
      const message = 'There are too many scripts running simultaneously for this Google user account.';
      tell('skipped', message);
      throw new ScriptFailure(message, 'Exception', '', { serviceCalls: counter.read(), ms: 0 });
    }
    const log: ServiceSeam['log'] = (level, text) => {
      state.log.push({ level: level as HostState['log'][number]['level'], text: String(text) });
    };
    const authorise = authoriser({ authMode, grantedScopes: state.grantedScopes });
    const seam = createSeam({ globals: servicesOf(execution), counter, beforeCall: undefined, authorise, log });
    const answer = async (question: ThreadQuestion): Promise<ThreadAnswer> => {
      if (question.kind === 'describe') return { value: seam.describe(question.id), wasSuspended: false };
      const { id: object, method, args } = question;
      if (callDelayMs > 0 && seam.groupOf(object, method) !== 'handles') await sleep(callDelayMs);
      wasSuspended = false;
      const value = await seam.invokeLater(object, method, args);
      tell('running');
      return { value, wasSuspended };
    };
    const thread = pool.take();
    const overtime = isTrigger ? limits.simpleTriggerMs : limits.otherMs;
    const limit = startTimeLimit(overtime, () => void thread.end('Exceeded maximum execution time'));
    running.set(id, { limit, end: thread.end });
    tell('running');
    const argument = argumentOf(execution, seam.encode);
    const { grantedScopes } = state;
    const { globals } = seam;
    const asJson = !isTrigger;
    const task = { functionName, argument, asJson, globals, authMode, grantedScopes, callDelayMs };
    const outcome = await thread.run(task, { answer, log });
    limit.cancel();
    running.delete(id);
    locks.forget(id);
    releaseLocksOf(execution);
    if (outcome.state === 'finished') pool.giveBack(thread);
    const local = outcome.state === 'finished' ? outcome.localCalls : createCallCounter().read();
    const cost = { serviceCalls: addCalls(counter.read(), local), ms: performance.now() - startedAt };
    tell(...ending(outcome, isTrigger), cost.serviceCalls);
    return { ...outcome, cost };
  };

  const resultOf = (name: string, ended: Awaited<ReturnType<typeof run>>): CallResult => {
    if (ended.state === 'ended') throw new ScriptFailure(ended.message, 'Exception', '', ended.cost);
    return { value: valueOf(ended.outcome, name, ended.cost), ...ended.cost };
  };
  const trigger: ThreadedHost['trigger'] = async (name, event = {}) => {
    const ended = await run(name, (execution, encode) => encode(eventRecord(execution, event)), true);
    const isMissing = ended.state === 'finished' && ended.outcome.state === 'missing';
    return isMissing ? { value: null, ...ended.cost } : { ...resultOf(name, ended), value: null };
  };
  const edits = createEditQueue((event: TriggerEvent) => trigger('onEdit', event));

  return {
    state,
    trigger,
    call: async (name, args = []) => {
      requireCallable(name);
      const json = jsonArguments(args);
      return resultOf(name, await run(name, () => json, false));
    },
    edited: (event) => {
      const hasRoom = edits.add(event);
      if (!hasRoom) options.onStatus?.(skippedEdit(++executions));
      return hasRoom;
    },
    editsTold: edits.idle,
    end: async (execution, message) => running.get(execution)?.end(message),
    setCallDelay: (ms) => {
      callDelayMs = ms;
    },
    close: async () => {
      await Promise.all([...running.values()].map(({ end }) => end('The workbench was closed')));
      await pool.close();
    },
  };
}

function ending(outcome: ThreadOutcome, isTrigger: boolean): [ExecutionStatus['state'], string | null] {
  if (outcome.state === 'ended') return ['stopped', outcome.message];
  const { outcome: inner } = outcome;
  if (inner.state === 'done' || (inner.state === 'missing' && isTrigger)) return ['done', null];
  return ['failed', inner.state === 'failed' ? inner.message : inner.state];
}

function skippedEdit(id: number): ExecutionStatus {
  const message = 'Two edits were waiting already, so onEdit was not told of this one.';
  return { id, functionName: 'onEdit', state: 'skipped', ms: 0, serviceCalls: createCallCounter().read(), message };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    // An execution that was cut off meanwhile keeps nobody waiting.
    setTimeout(resolve, ms).unref();
  });
}
