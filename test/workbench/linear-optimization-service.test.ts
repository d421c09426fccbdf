import { loadHighs } from '../../src/engines/highs';
import { type LinearSolver, solverOf } from '../../src/workbench/apps-script/linear-optimization-service/linear-solver';
import { refusal, run } from './script-host';

let linearSolver: LinearSolver;
beforeAll(async () => {
  linearSolver = solverOf(await loadHighs());
});

const start = 'const L = LinearOptimizationService; const e = L.createEngine();';
const result = 'return [String(s.getStatus()), s.isValid(), s.getObjectiveValue(), s.getVariableValue("x")];';
const noMatch = (args: string, method: string): string =>
  `Exception: The parameters (${args}) don't match the method signature for LinearOptimizationService.LinearOptimizationEngine.${method}.`;

test("Google's own example has its documented answer", () => {
  const answer = run(
    `${start} e.addVariable('x', 0, 10); e.addVariable('y', 0, 5);
     let c = e.addConstraint(0, 10); c.setCoefficient('x', 2); c.setCoefficient('y', 5);
     c = e.addConstraint(0, 20); c.setCoefficient('x', 10).setCoefficient('y', 3);
     e.setObjectiveCoefficient('x', 1).setObjectiveCoefficient('y', 1).setMaximization();
     const s = e.solve(); return [s.isValid(), s.getStatus() === L.Status.OPTIMAL, s.getVariableValue('x'), s.getVariableValue('y')];`,
    { linearSolver },
  );
  expect(answer).toEqual([true, true, expect.closeTo(35 / 22, 9), expect.closeTo(15 / 11, 9)]);
});

test('batches do the same as single calls; infinite bounds pass; whole numbers come out only nearly whole', () => {
  const answer = run(
    `${start} const { INTEGER, CONTINUOUS } = L.VariableType;
     e.addVariables(['x', 'y'], [0, 0], [1, Infinity], [INTEGER, CONTINUOUS], [3, -1])
      .addConstraints([-Infinity, 0.5], [1.5, Infinity], [['x', 'y'], ['y']], [[1, 1], [1]]).setMaximization();
     const s = e.solve(300); ${result}`,
    { linearSolver },
  );
  expect(answer).toEqual(['OPTIMAL', true, expect.closeTo(2.5, 9), 1 - 1e-9]);
});

test('it minimises unless told otherwise, and the last direction counts', () => {
  const body = (direction: string): string => `${start} e.addVariable('x', 2, 7, L.VariableType.CONTINUOUS, 1);
    ${direction} const s = e.solve(); return s.getObjectiveValue();`;
  const objectives = ['', 'e.setMaximization();', 'e.setMaximization(); e.setMinimization();'].map((direction) =>
    run(body(direction), { linearSolver }),
  );
  expect(objectives).toEqual([2, 7, 2]);
});

test.each([
  ['INFEASIBLE', "e.addVariable('x', 0, 1); e.addConstraint(2, 3).setCoefficient('x', 1);"],
  ['UNBOUNDED', "e.addVariable('x', 0, Infinity, L.VariableType.CONTINUOUS, 1); e.setMaximization();"],
  ['MODEL_INVALID', "e.addVariable('x', 1, 0);"],
  ['MODEL_INVALID', "e.addVariable('x', 0, 1); e.addConstraint(0, 1).setCoefficient('x', NaN);"],
])('without an answer the status is %s and there is nothing to read', (status, body) => {
  expect(
    run(
      `${start} ${body} const s = e.solve(5); try { s.getVariableValue('x'); } catch (error) { return [String(s.getStatus()), s.isValid(), error.message]; }`,
      { linearSolver },
    ),
  ).toEqual([status, false, `There is no solution: ${status}.`]);
});

test('a limit that runs out without an answer leaves NOT_SOLVED; one with an answer FEASIBLE; a breakdown is ABNORMAL', () => {
  const statusWith = (solve: LinearSolver['solve']): unknown =>
    run(`${start} e.addVariable('x', 0, 1); return String(e.solve(1).getStatus());`, { linearSolver: { solve } });
  expect(statusWith(() => ({ status: 'undecided', bound: null }))).toBe('NOT_SOLVED');
  expect(statusWith(() => ({ status: 'feasible', values: [1], objective: 1, bound: null }))).toBe('FEASIBLE');
  expect(
    statusWith(() => {
      throw new Error('out of memory');
    }),
  ).toBe('ABNORMAL');
});

test('the limit is 30 seconds unless told, 300 at most, and can be scaled', () => {
  const limits: number[] = [];
  const solver: LinearSolver = {
    msPerSecond: 10,
    solve: (_, timeLimitMs) => {
      limits.push(timeLimitMs);
      return { status: 'undecided', bound: null };
    },
  };
  run(`${start} e.solve(); e.solve(300); e.solve(0.5);`, { linearSolver: solver });
  expect(limits).toEqual([300, 3000, 5]);
  for (const seconds of ['0', '301', '-1']) {
    expect(refusal(`${start} e.solve(${seconds})`, { linearSolver })).toBe('Exception: Invalid argument: seconds');
  }
});

test.each([
  ['e.addVariable("x", 0)', noMatch('String,number', 'addVariable')],
  ['e.addVariable("x", 0, 1, "INTEGER")', noMatch('String,number,number,String', 'addVariable')],
  ['e.addVariable("x", 0, 1, L.VariableType.BINARY)', noMatch('String,number,number,null', 'addVariable')],
  [
    'e.addVariables(["x"], [0], [1], [L.VariableType.INTEGER])',
    noMatch('String[],number[],number[],LinearOptimizationService.VariableType[]', 'addVariables'),
  ],
  [
    'e.addVariables(["x", "y"], [0], [1], [L.VariableType.INTEGER], [1])',
    'Exception: The arrays must have the same length: 2, 1, 1, 1, 1.',
  ],
  ['e.addConstraint("0", 1)', noMatch('String,number', 'addConstraint')],
  ['e.addConstraints([0], [1], [["x"]], [[1]])', 'Exception: Variable x does not exist.'],
  [
    'e.addVariable("x", 0, 1).addConstraints([0], [1], [["x"]], [[1, 2]])',
    'Exception: The arrays must have the same length: 1, 2.',
  ],
  ['e.addConstraint(0, 1).setCoefficient("x", 1)', 'Exception: Variable x does not exist.'],
  ['e.setObjectiveCoefficient("x", 1)', 'Exception: Variable x does not exist.'],
  ['e.addVariable("x", 0, 1).addVariable("x", 0, 1)', 'Exception: Variable x already exists.'],
  ['e.setMaximize()', 'Exception: LinearOptimizationService.LinearOptimizationEngine.setMaximize is not emulated'],
  ['e.addVariable("x", 0, 1); e.solve().getVariableValue("y")', 'Exception: Variable y does not exist.'],
  [
    'e.addVariable("x", 0, 1); e.solve().getGap()',
    'Exception: LinearOptimizationService.LinearOptimizationSolution.getGap is not emulated',
  ],
])('%s is refused', (body, message) => {
  expect(refusal(`${start} ${body}`, { linearSolver })).toBe(message);
});

test('without a solver lent to it the service says so instead of guessing', () => {
  expect(refusal(`${start} e.addVariable('x', 0, 1); e.solve()`)).toContain('is not emulated');
});
