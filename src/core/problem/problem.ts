import type { Rule } from '../constraints/index';
import { kindOf } from '../constraints/index';
import type { Candidate } from '../domain/candidate';
import type { Sources } from '../domain/contribution-source';
import { Pool } from '../domain/pool';
import type { Scenario } from '../domain/scenario';
import type { KpiTarget } from '../domain/target';
import type { Objective } from '../objectives/level';
import type { Decisions } from './decisions';
import type { TypedRow } from './typed-rows';
import type { WhatIf } from './what-if';

export const scopes = ['selected', 'all'] as const;
/** Which candidates a run may choose from: the ticked ones, or all. */
export type Scope = (typeof scopes)[number];

/**
 * One optimisation, frozen: plain data with everything the answer depends on, and the rows it came from.
 * Candidates, rules and goals are in canonical order, so that equal inputs give equal problems.
 */
export interface Problem {
  readonly scenario: Scenario;
  readonly constraintSet: string;
  readonly scope: Scope;
  /** The pool, ineligible candidates among them. */
  readonly candidates: readonly Candidate[];
  /** The scenario's capacities, and the rules of the constraint set. */
  readonly rules: readonly Rule[];
  readonly goals: readonly KpiTarget[];
  readonly objective: Objective;
  /** What was typed in the cells that say the rules; no part of what the answer depends on. */
  readonly typed: readonly TypedRow[];
  /** What people decided against the optimiser; missing when nothing. The rules say it already. */
  readonly decisions?: Decisions;
  /** What it assumes beyond the rows; not there in an ordinary run. The rest of the problem says it already. */
  readonly whatIf?: WhatIf;
  /** Where computed numbers came from, for tracing; answers do not depend on it. Missing in runs that knew no models. */
  readonly sources?: Sources;
}

/** The candidates of a problem with the bonuses its rules grant. */
export function poolOf(problem: Pick<Problem, 'candidates' | 'rules'>): Pool {
  const bonuses = problem.rules.map((rule) => kindOf(rule).bonus(rule)).filter((bonus) => bonus !== null);
  return new Pool(problem.candidates, bonuses);
}
