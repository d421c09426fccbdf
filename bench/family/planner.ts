import type { Tables } from '../../src/core/problem/workbook-rows';
import { drawBounds } from './bounds';
import { drawInitiatives } from './initiatives';
import { drawLogic } from './logic';
import { randomFrom } from './random';
import { drawReference } from './reference';
import { constraintSetName, printTables, scenarioNames } from './tables';
import { temperOf } from './temper';

/**
 * The family "planner": made-up workbooks that look like the quarterly plan of a company in 6 countries and 6 departments.
 * Odd seeds are plans with room, even seeds tight ones (temper.ts).
 * A member is named by its number of candidates and its seed; the same name gives the same cells everywhere.
 * What a name gives never changes: figures kept in bench/results rely on it (test/bench/family.test.ts holds it).
 */
export const familyName = 'planner';

/** The seeds that measurements use. */
export const familySeeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

export { constraintSetName, scenarioNames };

/** A member of the family. */
export interface PlannerWorkbook {
  readonly tables: Tables;
  /** Keys of a plan that keeps every rule of every scenario, so that there always is one. */
  readonly reference: readonly string[];
}

/**
 * Makes the workbook of n candidates (20 or more): every rule type and objective mode, rules drawn around a hidden plan.
 * Scope `all`, the scenarios of {@link scenarioNames}, the constraint set {@link constraintSetName}.
 */
export function makePlannerWorkbook(n: number, seed: number): PlannerWorkbook {
  const random = randomFrom(seed * 1_000_003 + n);
  const temper = temperOf(seed);
  const initiatives = drawInitiatives(n, temper, random);
  const reference = drawReference(initiatives, random);
  const ground = { initiatives, reference, random };
  const logic = drawLogic(ground);
  const bounds = drawBounds(ground, logic.synergies, temper);
  return {
    tables: printTables(initiatives, logic, bounds, random),
    reference: initiatives.flatMap(({ key }, index) => (reference.has(index) ? [key] : [])),
  };
}
