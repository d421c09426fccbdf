import type { Column, Model, Row } from '../../../core/model/model';
import { GoogleError } from '../google-error';
import type { EnumValue } from '../service-value';

/** A model as a script builds it up. */
export interface LinearProgram {
  /** Places of variables by name, in the order they were added. */
  readonly places: Map<string, number>;
  readonly columns: Column[];
  /** Objective coefficients by place. */
  readonly objective: number[];
  readonly constraints: LinearConstraint[];
  sense: Model['objective']['sense'];
}

/** Bounds of a sum, and its coefficients by place of the variable. */
export interface LinearConstraint {
  readonly lower: number;
  readonly upper: number;
  readonly coefficients: Map<number, number>;
}

/** A program without variables; the service minimises unless told otherwise. */
export function newLinearProgram(): LinearProgram {
  return { places: new Map(), columns: [], objective: [], constraints: [], sense: 'minimize' };
}

/** Adds a variable. Throws when there is one of that name. */
export function addVariable(
  program: LinearProgram,
  name: string,
  lower: number,
  upper: number,
  type: EnumValue | null,
  coefficient: number,
): void {
  if (program.places.has(name)) throw new GoogleError(`Variable ${name} already exists.`);
  program.places.set(name, program.columns.length);
  program.columns.push({ name, lower, upper, integer: type?.value === 'INTEGER' });
  program.objective.push(coefficient);
}

/** Adds a constraint over variables named so far. */
export function addConstraint(
  program: LinearProgram,
  lower: number,
  upper: number,
  names: readonly string[] = [],
  coefficients: readonly number[] = [],
): LinearConstraint {
  requireEqualLengths(names, coefficients);
  const pairs = names.map((name, at) => [placeOf(program, name), coefficients[at] ?? 0] as const);
  const constraint: LinearConstraint = { lower, upper, coefficients: new Map(pairs) };
  program.constraints.push(constraint);
  return constraint;
}

/** Where a variable stands. Throws when there is none of that name. */
export function placeOf(program: LinearProgram, name: string): number {
  const place = program.places.get(name);
  if (place === undefined) throw new GoogleError(`Variable ${name} does not exist.`);
  return place;
}

/** Throws when lists that belong together differ in length. */
export function requireEqualLengths(...lists: readonly (readonly unknown[])[]): void {
  if (lists.some((list) => list.length !== lists[0]?.length)) {
    throw new GoogleError(`The arrays must have the same length: ${lists.map((list) => list.length).join(', ')}.`);
  }
}

/** The program as an engine reads it; null when it is none that can be solved. */
export function modelOf(program: LinearProgram): Model | null {
  const rows = program.constraints.map(({ lower, upper, coefficients }, index): Row => {
    const terms = { columns: [...coefficients.keys()], coefficients: [...coefficients.values()] };
    return { name: `constraint ${index}`, lower, upper, terms };
  });
  const columns = program.columns.map((_, place) => place);
  const terms = { columns, coefficients: program.objective };
  const bounds = [...program.columns, ...rows];
  const factors = [...program.objective, ...rows.flatMap((row) => row.terms.coefficients)];
  // Written so that NaN is refused too.
  const isValid = bounds.every(({ lower, upper }) => lower <= upper) && factors.every(Number.isFinite);
  return isValid ? { columns: program.columns, rows, objective: { sense: program.sense, terms, constant: 0 } } : null;
}
