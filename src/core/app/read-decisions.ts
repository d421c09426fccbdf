import { kindOf } from '../constraints/index';
import type { Price, WorthPlan } from '../portfolio/price';
import type { Decisions } from '../problem/decisions';
import { ruleId } from '../problem/decisions';
import type { Problem } from '../problem/problem';
import { baseRun } from './decide-run';
import type { Ports } from './ports';
import { findPortfolio } from './roadmap-desk';
import type { RunOptions } from './run-record';
import type { RunRequest } from './run-request';
import { decisionPrice, worthPlan } from './summarize-run';

/** Everything that trying a decision needs: the run without any, and what was decided about it so far. */
export interface DecisionsState {
  readonly base: WorthPlan & { readonly run_id: string; readonly problem: Problem };
  /** The plan of the run asked for. */
  readonly shown: WorthPlan;
  readonly options: RunOptions;
  /** Null: nothing was decided. */
  readonly decisions: Decisions | null;
  /** Of all decisions so far against the run without any; null: nothing was decided. */
  readonly cumulative: Price | null;
  /** The rules of the run, by which exceptions name them. */
  readonly rules: readonly { readonly rule: string; readonly sentence: string }[];
}

/** Reads a run for people to decide about it. */
export function readDecisions({ run_id }: RunRequest, ports: Pick<Ports, 'store'>): DecisionsState {
  const { record } = findPortfolio(run_id, ports);
  const base = findPortfolio(baseRun(record, ports).run_id, ports).record;
  return {
    base: { run_id: base.run_id, problem: base.problem, ...worthPlan(base.result) },
    shown: worthPlan(record.result),
    options: record.options,
    decisions: record.problem.decisions ?? null,
    cumulative: decisionPrice(record, ports),
    rules: base.problem.rules.map((rule) => ({ rule: ruleId(rule), sentence: kindOf(rule).sentence(rule) })),
  };
}
