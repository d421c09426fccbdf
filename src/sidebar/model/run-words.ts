import type { RunReport } from '../../core/app/report-run';
import { explainOpenGap, type RunSummary } from '../../core/app/run-record';
import { printNumber } from '../../core/kernel/number-text';
import { explainStanding } from '../../core/portfolio/plan-standing';
import { explainConflicts } from './conflict-words';
import { explainRoomLeft } from './room-left';

/** How a run ended, for the head of its card: words and how good that is. */
export interface Outcome {
  readonly title: string;
  readonly detail: string;
  readonly tone: 'good' | 'close' | 'bad';
}

type Ended = Pick<
  RunSummary,
  'status' | 'termination' | 'proven_gap' | 'outcome' | 'objective' | 'decisions' | 'instead_of'
>;

/** `breaches`: the soft rules that its plan breaks, as far as they are known. */
export function describeOutcome(ended: Ended, breaches: RunReport['breaches'] = []): Outcome {
  const { status, termination, outcome } = ended;
  switch (status) {
    case 'success':
      return describePlan(ended, breaches);
    case 'infeasible':
      return {
        title: 'No plan keeps all rules',
        detail: 'Loosen or remove some of the rules, then run again.',
        tone: 'bad',
      };
    case 'cancelled':
      return { title: 'Cancelled', detail: 'No plan was kept.', tone: 'close' };
    case 'running':
      return { title: 'Not finished', detail: 'Started, with no result so far.', tone: 'close' };
    case 'failed':
      return {
        title: termination === 'undecided' ? 'No plan found in time' : 'The run failed',
        detail:
          termination === 'undecided'
            ? 'Allow more time, or run fewer candidates.'
            : sentence(outcome.replace(/^ERROR: /u, '')),
        tone: 'bad',
      };
  }
}

function describePlan(ended: Ended, breaches: RunReport['breaches']): Outcome {
  const { termination, proven_gap, objective, decisions, instead_of } = ended;
  const insteadOf = instead_of ?? null;
  const isProven = termination === 'optimal';
  const standing = explainStanding({ objective, isProven, decisions, breaches, insteadOf });
  const detail = sentence(standing ?? explainOpenGap(proven_gap));
  if (insteadOf !== null) return { title: 'Chosen plan', detail, tone: 'close' };
  return isProven
    ? { title: 'Best plan found', detail, tone: 'good' }
    : { title: 'Good plan found', detail, tone: 'close' };
}

/** The same of a report. */
export function describeReport(report: RunReport): Outcome {
  const { summary, status, termination, issues } = report;
  const conflicts = issues.filter(({ severity }) => severity === 'conflict');
  if (summary !== null && status === 'infeasible' && conflicts.length > 0)
    return { ...describeOutcome(summary), detail: explainConflicts(conflicts) };
  if (summary !== null) {
    const outcome = describeOutcome(summary, report.breaches);
    const room = explainRoomLeft(report);
    return room === null ? outcome : { ...outcome, detail: `${outcome.detail} ${room}` };
  }
  return describeOutcome({
    status: status === 'invalid' ? 'failed' : status,
    termination,
    proven_gap: null,
    objective: null,
    outcome: '',
  });
}

/** "Q1 growth · Baseline v2". */
export function printRunName(
  run: Pick<RunSummary, 'scenario_name' | 'constraint_set_name' | 'constraint_set_version'>,
): string {
  const { scenario_name, constraint_set_name, constraint_set_version } = run;
  return constraint_set_name === '(none)' || constraint_set_name === ''
    ? `${scenario_name} · no rules`
    : `${scenario_name} · ${constraint_set_name} v${constraint_set_version}`;
}

/** What a plan came to, in one line: "11 of 16 funded · 1,520 tokens". */
export function printPlanFacts({
  selected_count,
  candidate_count,
  tokens_used,
}: Pick<RunSummary, 'selected_count' | 'candidate_count' | 'tokens_used'>): string {
  if (selected_count === null) return `${printNumber(candidate_count)} candidates`;
  const tokens = tokens_used === null ? '' : ` · ${printNumber(tokens_used, 2)} tokens`;
  return `${printNumber(selected_count)} of ${printNumber(candidate_count)} funded${tokens}`;
}

/** A UTC timestamp in the person's own time and language: "22 Nov, 10:14". */
export function printMoment(timestamp: string): string {
  const moment = new Date(timestamp);
  if (Number.isNaN(moment.getTime())) return timestamp;
  return new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(moment);
}

/** The same without the day: "10:14". */
export function printTime(timestamp: string): string {
  const moment = new Date(timestamp);
  if (Number.isNaN(moment.getTime())) return timestamp;
  return new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(moment);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/u.test(text) ? '' : '.'}`;
}
