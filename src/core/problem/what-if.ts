import * as z from 'zod/mini';
import { kindOf, type Rule } from '../constraints/index';
import { plainRule } from '../constraints/plain-rule';
import { Plan } from '../domain/plan';
import { wholePortfolio } from '../domain/slice';
import { printNumber } from '../kernel/number-text';
import type { Problem } from './problem';
import { poolOf } from './problem';
import { isSoft } from './soft-rules';

const cellValue = z.union([z.string().check(z.maxLength(50_000)), z.number(), z.boolean()]);

/** A cell that was read as if it held something else; '' is an empty cell. */
export const changedCellSchema = z.strictObject({
  tab: z.string(),
  row: z.number().check(z.int(), z.positive()),
  column: z.string(),
  from: cellValue,
  to: cellValue,
});

export type ChangedCell = z.infer<typeof changedCellSchema>;

/** What a run assumed that the rows of the workbook do not say. */
export interface WhatIf {
  /** The run that it is compared with. */
  readonly base_run_id: string;
  /** In words without a full stop. */
  readonly says: string;
  /** Empty when no cell was changed. */
  readonly edits: readonly ChangedCell[];
  /** The objective of the plan that a person took this one instead of; not there when the plan is the run's own. */
  readonly instead_of?: number | undefined;
}

/** "Constraints row 12, min_tokens: 640 instead of 700". */
export function sayEdits(edits: readonly ChangedCell[]): string {
  return edits
    .map(({ tab, row, column, from, to }) => `${tab} row ${row}, ${column}: ${say(to)} instead of ${say(from)}`)
    .join('; ');
}

const say = (value: ChangedCell['from']): string => {
  if (typeof value === 'number') return printNumber(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value === '' ? 'empty' : value;
};

/** The problem with another total capacity: every firm limit on the whole portfolio moves; without one there is one now. */
export function withCapacity(problem: Problem, tokens: number): Problem {
  const nothing = new Plan(poolOf(problem), []);
  const limitOf = (rule: Rule): Rule | null => {
    const { gives, check } = kindOf(rule);
    const { measure } = check.call(kindOf(rule), rule, nothing);
    if (measure?.kind !== 'capacity' || measure.bound !== 'cap' || measure.slice.dimensions.length > 0) return null;
    return isSoft(rule) || gives?.by !== 'number' ? null : gives.withLimit(rule, tokens);
  };
  const moved = problem.rules.map(limitOf);
  const rules = problem.rules.map((rule, index) => moved[index] ?? rule);
  const added: Rule = { ...plainRule, kind: 'capacity_cap', slice: wholePortfolio, limit: tokens, origins: [] };
  return {
    ...problem,
    scenario: { ...problem.scenario, capacityTotal: tokens },
    rules: moved.some((rule) => rule !== null) ? rules : [...rules, added],
  };
}
