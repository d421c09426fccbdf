import { chooseEngine } from '../../core/app/choose-engine';
import { type ExplainProgress, type ExplainRequest, type Explanation, unexplained } from '../../core/app/explain-run';
import type { FreezeReply, FreezeRequest } from '../../core/app/freeze-run';
import { type RunReport, reportInvalid } from '../../core/app/report-run';
import type { RunProgress } from '../../core/app/solve-run';
import type { Answer } from '../../core/problem/answer';
import type { Problem } from '../../core/problem/problem';
import type { CallResult, Host } from '../host';
import { CALL_GROUPS, type ServiceCalls } from '../service-calls';
import { findExplained } from './find-explained';
import { EngineUnloadable, type RunningSolve, solveInWorker } from './solve-in-worker';

/** A finished run with what it cost. */
export interface WorkbookRun {
  readonly report: RunReport;
  readonly explanation: Explanation;
  /** What was solved, and the answer; null when rows had errors. */
  readonly solved: { readonly problem: Problem; readonly answer: Answer } | null;
  /** Milliseconds by step. */
  readonly timings: { readonly freeze: number; readonly solve: number; readonly record: number };
  /** Service calls of both server steps together. */
  readonly serviceCalls: ServiceCalls;
}

/** What a caller can watch and steer. */
export interface RunHooks {
  onProgress?(progress: RunProgress): void;
  onExplaining?(found: ExplainProgress): void;
  /** Called when solving starts. */
  onSolving?(solve: RunningSolve): void;
}

/**
 * Runs a workbook through the built add-on: freeze-run on the host, solving on a thread, record-run on the host. Sentences
 * about choices are kept with the run. A message: what is to be explained is not in the run, and nothing was solved.
 */
export async function runWorkbook(
  host: Host,
  request: FreezeRequest,
  asked: ExplainRequest,
  hooks: RunHooks = {},
): Promise<WorkbookRun | { readonly message: string }> {
  const frozen = host.call('freezeRun', [JSON.stringify(request)]);
  const reply = parse<FreezeReply>(frozen);
  if (!reply.ok) {
    const timings = { freeze: frozen.ms, solve: 0, record: 0 };
    return {
      report: reportInvalid(reply.issues),
      explanation: unexplained,
      solved: null,
      timings,
      serviceCalls: frozen.serviceCalls,
    };
  }
  const { problem, run_id } = reply;
  const { why } = asked;
  const named = why?.of === 'one' ? findExplained(why.key, problem) : null;
  if (named !== null && 'message' in named) return named;
  const explain = named === null ? asked : { ...asked, why: { of: 'one' as const, key: named.key } };
  const startedAt = performance.now();
  let recorded: CallResult;
  let solved: WorkbookRun['solved'] = null;
  let solve = 0;
  let explanation = unexplained;
  try {
    const running = await solveWithChoice(reply, request, explain, hooks);
    const { answer } = running;
    solve = performance.now() - startedAt;
    solved = { problem, answer };
    recorded = host.call('recordRun', [JSON.stringify({ run_id, answer })]);
    explanation = await running.explanation;
    const said = Object.entries(explanation.why ?? {}).map(([key, { sentence }]) => [key, sentence]);
    if (said.length > 0) host.call('saveWhy', [JSON.stringify({ run_id, sentences: Object.fromEntries(said) })]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    recorded = host.call('failRun', [JSON.stringify({ run_id, error: message })]);
  }
  return {
    report: parse<RunReport>(recorded),
    explanation,
    solved,
    timings: { freeze: frozen.ms, solve, record: recorded.ms },
    serviceCalls: addCalls(frozen.serviceCalls, recorded.serviceCalls),
  };
}

/** An answer, and what is still being found out about it. */
interface Solved {
  readonly answer: Answer;
  readonly explanation: Promise<Explanation>;
}

/** Solves with the engine of the request; by itself with javascript-lp-solver where HiGHS cannot be loaded. */
async function solveWithChoice(
  { problem, options }: Extract<FreezeReply, { ok: true }>,
  request: FreezeRequest,
  explain: ExplainRequest,
  hooks: RunHooks,
): Promise<Solved> {
  const solveWith = async (highsLoads: boolean): Promise<Solved> => {
    const engine = chooseEngine(request.engine, problem.candidates.length, highsLoads);
    if (engine === null) throw new Error('no engine can solve a run of this size here');
    const timeLimitMs = options.time_limit_s * 1000;
    const task = { problem, engine, timeLimitMs, gap: options.gap, seed: options.seed, explain };
    const running = solveInWorker(
      task,
      (progress) => hooks.onProgress?.(progress),
      (found) => hooks.onExplaining?.(found),
    );
    hooks.onSolving?.(running);
    return { answer: await running.answer, explanation: running.explanation };
  };
  try {
    return await solveWith(true);
  } catch (error) {
    if (error instanceof EngineUnloadable && request.engine === 'auto') return solveWith(false);
    throw error;
  }
}

/** The entry points give JSON text of these types. */
function parse<T>(result: CallResult): T {
  return JSON.parse(String(result.value)) as T;
}

function addCalls(first: ServiceCalls, second: ServiceCalls): ServiceCalls {
  const pairs = CALL_GROUPS.map((group) => [group, first[group] + second[group]] as const);
  // Object.fromEntries forgets the key type; every group is in it.
  return Object.fromEntries(pairs) as ServiceCalls;
}
