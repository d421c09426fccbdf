import { GoogleError } from '../google-error';
import type { Execution } from '../host-state';
import { Later } from '../later';
import { anyOf, ITSELF, methodsOn } from '../service-object';
import { EnumObject, ServiceObject, serviceKind } from '../service-value';
import {
  addConstraint,
  addVariable,
  type LinearConstraint,
  type LinearProgram,
  newLinearProgram,
  placeOf,
  requireEqualLengths,
} from './linear-program';
import { type LinearOutcome, linearStatuses, solveLinearProgram } from './solve-linear-program';

const STATUS = new EnumObject('LinearOptimizationService.Status', linearStatuses);
const VARIABLE_TYPE = new EnumObject('LinearOptimizationService.VariableType', ['INTEGER', 'CONTINUOUS']);

/** What solve takes when it is not told. */
const defaultSeconds = 30;

interface EngineHandle {
  readonly execution: Execution;
  readonly program: LinearProgram;
}

interface ConstraintHandle {
  readonly program: LinearProgram;
  readonly constraint: LinearConstraint;
}

interface SolutionHandle {
  readonly outcome: LinearOutcome;
  readonly places: ReadonlyMap<string, number>;
}

const constraintCall = methodsOn<ConstraintHandle>('optimization');
const constraintKind = serviceKind<ConstraintHandle>('LinearOptimizationService.LinearOptimizationConstraint', {
  setCoefficient: constraintCall(['String', 'Double'], ({ program, constraint }, name, coefficient) => {
    constraint.coefficients.set(placeOf(program, name), coefficient);
    return ITSELF;
  }),
});

const solutionCall = methodsOn<SolutionHandle>('optimization');
const solutionKind = serviceKind<SolutionHandle>('LinearOptimizationService.LinearOptimizationSolution', {
  getStatus: solutionCall([], ({ outcome }) => STATUS.values[outcome.status]),
  isValid: solutionCall([], ({ outcome }) => outcome.values !== null),
  getObjectiveValue: solutionCall([], ({ outcome }) => {
    requireValues(outcome);
    return outcome.objective;
  }),
  getVariableValue: solutionCall(['String'], ({ outcome, places }, name) => {
    const place = places.get(name);
    if (place === undefined) throw new GoogleError(`Variable ${name} does not exist.`);
    return requireValues(outcome)[place] ?? 0;
  }),
});

const call = methodsOn<EngineHandle>('optimization');
const engineKind = serviceKind<EngineHandle>('LinearOptimizationService.LinearOptimizationEngine', {
  addVariable: anyOf<EngineHandle>(
    call(['String', 'Double', 'Double'], ({ program }, name, lower, upper) => {
      addVariable(program, name, lower, upper, null, 0);
      return ITSELF;
    }),
    call(['String', 'Double', 'Double', 'VariableType'], ({ program }, name, lower, upper, type) => {
      addVariable(program, name, lower, upper, type, 0);
      return ITSELF;
    }),
    call(
      ['String', 'Double', 'Double', 'VariableType', 'Double'],
      ({ program }, name, lower, upper, type, coefficient) => {
        addVariable(program, name, lower, upper, type, coefficient);
        return ITSELF;
      },
    ),
  ),
  addVariables: call(
    ['String[]', 'Double[]', 'Double[]', 'VariableType[]', 'Double[]'],
    ({ program }, names, lowers, uppers, types, coefficients) => {
      requireEqualLengths(names, lowers, uppers, types, coefficients);
      for (const [at, name] of names.entries()) {
        addVariable(program, name, lowers[at] ?? 0, uppers[at] ?? 0, types[at] ?? null, coefficients[at] ?? 0);
      }
      return ITSELF;
    },
  ),
  addConstraint: call(['Double', 'Double'], ({ program }, lower, upper) => {
    return new ServiceObject(constraintKind, { program, constraint: addConstraint(program, lower, upper) });
  }),
  addConstraints: call(
    ['Double[]', 'Double[]', 'String[][]', 'Double[][]'],
    ({ program }, lowers, uppers, names, coefficients) => {
      requireEqualLengths(lowers, uppers, names, coefficients);
      for (const [at, lower] of lowers.entries()) {
        addConstraint(program, lower, uppers[at] ?? 0, names[at], coefficients[at]);
      }
      return ITSELF;
    },
  ),
  setObjectiveCoefficient: call(['String', 'Double'], ({ program }, name, coefficient) => {
    program.objective[placeOf(program, name)] = coefficient;
    return ITSELF;
  }),
  setMaximization: call([], ({ program }) => {
    program.sense = 'maximize';
    return ITSELF;
  }),
  setMinimization: call([], ({ program }) => {
    program.sense = 'minimize';
    return ITSELF;
  }),
  solve: anyOf<EngineHandle>(
    call([], (engine) => solve(engine, defaultSeconds)),
    call(['Number'], solve),
  ),
});

const serviceKindOf = serviceKind<Execution>(
  'LinearOptimizationService',
  {
    createEngine: methodsOn<Execution>('optimization')(
      [],
      (execution) => new ServiceObject(engineKind, { execution, program: newLinearProgram() }),
    ),
  },
  { Status: STATUS, VariableType: VARIABLE_TYPE },
);

/** LinearOptimizationService as one execution sees it. */
export function linearOptimizationService(execution: Execution): ServiceObject<Execution> {
  return new ServiceObject(serviceKindOf, execution);
}

function solve({ execution, program }: EngineHandle, seconds: number): unknown {
  const places = new Map(program.places);
  const solutionOf = (outcome: LinearOutcome) => new ServiceObject(solutionKind, { outcome, places });
  const outcome = solveLinearProgram(program, execution.state.linearSolver, seconds);
  return outcome instanceof Promise ? new Later(outcome.then(solutionOf)) : solutionOf(outcome);
}

/** The values of a solution that has some. */
function requireValues(outcome: LinearOutcome): readonly number[] {
  if (outcome.values === null) throw new GoogleError(`There is no solution: ${outcome.status}.`);
  return outcome.values;
}
