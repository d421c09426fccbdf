import type { Cell } from '../../columns/cell';
import { readNumber } from '../../columns/scalar-columns';
import { kindOf, type Rule } from '../../constraints/index';
import type { Measure } from '../../constraints/verdict';
import { Plan } from '../../domain/plan';
import type { CellRef } from '../../kernel/issue';
import { type Problem, poolOf } from '../../problem/problem';
import { constraintsTab, scenarioConfig } from '../../tabs/index';
import { type NamedRule, namedRules } from '../conflict/named-rules';
import { decimalsOf, isPercentage } from './shown-number';
import { canBeTakenBack } from './take-back';
import { TypedCells } from './typed-cells';

/** How a named rule can be loosened, and what that costs (optimization.md, Infeasible). */
export type Way = NumberWay | WholeWay;

/** Its number moves by whole steps of the precision that its cell shows. */
export interface NumberWay {
  readonly by: 'number';
  readonly named: NamedRule;
  readonly rule: number;
  /** What it measures, on an empty plan. */
  readonly measure: Measure;
  /** One step, in the unit of the measure. */
  readonly step: number;
  /** |to - from| / max(|from|, 1) of one step, once for every cell that says the rule. */
  readonly costOfStep: number;
  /** How many cells say it. */
  readonly places: number;
  /** Said as a number and as a percentage: all its cells move, though with more capacity some alone would do. */
  readonly isSaidBothWays: boolean;
  /** Where the limit follows the total capacity: the share of it that one step is; null elsewhere. */
  readonly shareOfStep: number | null;
  /** It is the total capacity, of which percentages are taken. */
  readonly isCapacity: boolean;
}

/** It is taken back as a whole, at a cost of 1. */
export interface WholeWay {
  readonly by: 'whole';
  readonly named: NamedRule;
}

/** The ways in which the rules of a problem can give; locked rules, and rows that cannot be changed alone, have none. */
export function waysToGive(problem: Problem): readonly Way[] {
  const cells = new TypedCells(problem.typed);
  const nothing = new Plan(poolOf(problem), []);
  return namedRules(problem).flatMap((named): Way[] => {
    const [index] = named.rules;
    const rule = index === undefined ? undefined : problem.rules[index];
    if (named.isLocked || index === undefined || rule === undefined) return [];
    const { gives, check } = kindOf(rule);
    if (gives?.by === 'whole') return canBeTakenBack(problem, named, cells) ? [{ by: 'whole', named }] : [];
    const { measure } = check(rule, nothing);
    if (gives?.by !== 'number' || measure === null) return [];
    const steps = rule.origins.flatMap((at) => {
      const cell = cells.at(at, gives.column);
      // All of the capacity stays all of it.
      if (cell !== undefined && isCapacity(rule) && isPercentage(cell)) return [];
      return cell === undefined ? null : stepOf(cell, rule, gives.typed(rule, measure.limit), problem);
    });
    if (steps.length === 0 || steps.includes(null)) return [];
    const step = Math.max(...steps.map((own) => own ?? 0));
    // A share of no capacity at all is no tokens, whatever the share.
    if (step === 0) return [];
    const places = steps.length;
    const costOfStep = (places * step) / Math.max(Math.abs(measure.limit), 1);
    const follows = !isCapacity(rule) && shareOf(problem, rule, cells) !== null;
    const shareOfStep = follows ? step / (problem.scenario.capacityTotal ?? 1) : null;
    const isTotal = isCapacity(rule);
    const percentages = rule.origins.filter((at) => isShareAt(at, gives.column, cells));
    const isSaidBothWays = percentages.length > 0 && percentages.length < rule.origins.length;
    const own = { step, costOfStep, places, shareOfStep, isSaidBothWays, isCapacity: isTotal };
    return [{ by: 'number', named, rule: index, measure, ...own }];
  });
}

/**
 * The share of the total capacity that a rule's limit is and stays when the capacity moves; null when it is typed as a
 * number. Of a cap that is said both ways the number holds, of a floor the percentage.
 */
export function shareOf({ scenario }: Problem, rule: Rule, cells: TypedCells): number | null {
  const { gives } = kindOf(rule);
  const { capacityTotal } = scenario;
  if (gives?.by !== 'number' || capacityTotal === null) return null;
  if (kindOf(rule).slice(rule) === null || !('limit' in rule)) return null;
  const percentages = rule.origins.filter((at) => isShareAt(at, gives.column, cells));
  const first = percentages[0] && cells.at(percentages[0], gives.column);
  const follows = gives.column === 'min_tokens' ? percentages.length > 0 : percentages.length === rule.origins.length;
  if (!follows || first === undefined) return null;
  if (capacityTotal > 0) return Number((rule.limit / capacityTotal).toPrecision(12));
  const read = readNumber(first, undefined, false);
  return read.kind === 'value' ? read.value.value : null;
}

/** The cell of a rule row is a percentage of the total capacity. */
function isShareAt(at: CellRef, column: string, cells: TypedCells): boolean {
  const cell = at.tab === constraintsTab.name ? cells.at(at, column) : undefined;
  return cell !== undefined && isPercentage(cell);
}

/** The rule is the total capacity of the scenario. */
export const isCapacity = (rule: Rule): boolean =>
  rule.origins.some(({ tab, column }) => tab === scenarioConfig.name && column === 'capacity_total_tokens');

/** One unit of the last digit that the cell shows, in the unit of the rule's measure. */
function stepOf(cell: Cell, rule: Rule, typed: number, { scenario }: Problem): number {
  const isTokenShare = isPercentage(cell) && 'limit' in rule && scenario.capacityTotal !== null;
  if (!isTokenShare) {
    return isPercentage(cell) ? 10 ** -(decimalsOf(100 * typed) + 2) : 10 ** -decimalsOf(typed);
  }
  const capacity = scenario.capacityTotal ?? 0;
  const percent = capacity === 0 ? 0 : Number(((100 * typed) / capacity).toPrecision(12));
  return (10 ** -decimalsOf(percent) / 100) * capacity;
}
