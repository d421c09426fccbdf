import { printCellRef, sentences } from '../kernel/issue';
import { counted } from '../kernel/messages/message';
import { printNumber } from '../kernel/number-text';
import type { Answer } from '../problem/answer';
import type { Problem, Scope } from '../problem/problem';
import { readWorkbookRows } from '../problem/workbook-rows';
import { chooseServerEngine, type ServerEngine } from './choose-engine';
import { choosePlan, type PlanChoice, planTabs, type SelectedRow } from './choose-plan';
import { type FreezeReply, freezeRun } from './freeze-run';
import type { Ports } from './ports';
import { failRun, recordRun } from './record-run';
import { type RunReport, reportInvalid } from './report-run';
import { explainOpenGap } from './run-record';
import type { SolveRunOptions } from './solve-run';

/** What a run started from the menu is given. */
export interface RunHereRequest {
  readonly scope: Scope;
  /** The selected row, when it is on one of `planTabs`. */
  readonly selected: SelectedRow | null;
}

/** The world of a run that is solved where the rows are. */
export interface RunHerePorts extends Ports {
  /** Solves with an engine of this place, whose word is proven as far as time allows. */
  solve(engine: ServerEngine, problem: Problem, options: SolveRunOptions): Answer;
  /** Told once before solving, in words for people. */
  onSolving(message: string): void;
}

export interface RunHereReply {
  /** In a few lines; problems come first. */
  readonly summary: string;
  /** Null when it could not be told what to run. */
  readonly report: RunReport | null;
}

/** Of the 360 seconds an execution may take; reading, the last proofs and writing need the rest. */
const timeLimitS = 180;

/**
 * All three steps of a run in one execution, for menus: chooses the scenario and constraint set by itself, freezes, solves
 * with an engine of this place, and records.
 */
export function runHere({ scope, selected }: RunHereRequest, ports: RunHerePorts): RunHereReply {
  const [latest = null] = ports.store.view(null).history;
  const choice = choosePlan(readWorkbookRows(ports.workbook.read(planTabs)), selected, latest);
  if (typeof choice === 'string') return { summary: `Nothing was run. ${choice}`, report: null };
  const { scenario, constraintSet } = choice;
  const request = { scenario, constraint_set: constraintSet, scope, engine: 'auto', time_limit_s: timeLimitS } as const;
  const frozen = freezeRun(request, ports);
  if (!frozen.ok) {
    const report = reportInvalid(frozen.issues);
    return { summary: `Nothing was run. ${firstProblem(report, 'error')}`, report };
  }
  const report = solveAndRecord(frozen, ports);
  return { summary: `${nameOf(choice)}: ${summarize(report, frozen.problem.candidates.length)}`, report };
}

function solveAndRecord(frozen: Extract<FreezeReply, { ok: true }>, ports: RunHerePorts): RunReport {
  const { problem, options, run_id } = frozen;
  const { engine, time_limit_s: limit, gap, seed } = options;
  let answer: Answer;
  try {
    const name = chooseServerEngine(engine, problem.candidates.length);
    if (name === null) throw new Error(`${engine} works in the sidebar only`);
    ports.onSolving(`${counted(problem.candidates.length, 'candidate')}, at most ${limit / 60} minutes.`);
    answer = ports.solve(name, problem, { timeLimitMs: limit * 1000, gap, seed, now: () => ports.clock.now() });
  } catch (error) {
    return failRun({ run_id, error: error instanceof Error ? error.message : String(error) }, ports);
  }
  return recordRun({ run_id, answer }, ports);
}

const nameOf = ({ scenario, constraintSet, because }: PlanChoice): string =>
  `${scenario}, ${constraintSet ?? 'no constraint set'} (${because})`;

function summarize(report: RunReport, candidates: number): string {
  switch (report.status) {
    case 'success': {
      const { selected, tokens_used: used, capacity_total: capacity, objective } = report;
      const tokens = `${printNumber(used ?? 0)}${capacity === null ? '' : ` of ${printNumber(capacity)}`} tokens`;
      const funded = `funded ${selected?.length ?? 0} of ${counted(candidates, 'candidate')}, ${tokens}, objective ${printNumber(objective ?? 0)}`;
      const sure =
        report.termination === 'optimal' ? 'no better plan exists' : explainOpenGap(report.summary?.proven_gap ?? null);
      return [`${funded}; ${sure}.`, ...warnings(report)].join(' ');
    }
    case 'infeasible':
      return `no plan keeps all rules. ${firstProblem(report, 'conflict')}`.trimEnd();
    case 'invalid':
      return firstProblem(report, 'error');
    case 'failed':
    case 'cancelled':
      return report.termination === 'undecided'
        ? 'no plan was found, and it is not certain that there is none. Run it in the sidebar, which has a stronger solver.'
        : 'the run failed. Runs says why.';
  }
}

function warnings({ issues }: RunReport): readonly string[] {
  const count = issues.filter(({ severity }) => severity === 'warning').length;
  return count === 0 ? [] : [`Check inputs shows ${counted(count, 'warning')}.`];
}

/** The first issue of that severity in full, and how many more there are; empty when there is none. */
function firstProblem({ issues }: RunReport, severity: 'error' | 'conflict'): string {
  const found = issues.filter((other) => other.severity === severity);
  const [first] = found;
  if (first === undefined) return '';
  const more = found.length > 1 ? ` ${counted(found.length - 1, 'more problem')}: choose Check inputs.` : '';
  return `${printCellRef(first)}: ${sentences(first.message, first.fix)}${more}`;
}
