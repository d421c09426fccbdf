import { createHash } from 'node:crypto';
import { naturalModel, readTask } from '../../bench/contest/natural-model';
import { familySeeds, makePlannerWorkbook, scenarioNames } from '../../bench/family/planner';
import { kindOf, ruleKinds } from '../../src/core/constraints/index';
import { Plan } from '../../src/core/domain/plan';
import { objectiveModes } from '../../src/core/domain/scenario';
import { initiativeKey } from '../../src/core/kernel/keys';
import { poolOf } from '../../src/core/problem/problem';

const hashOf = (n: number, seed: number): string => {
  const cells = JSON.stringify([...makePlannerWorkbook(n, seed).tables]);
  return createHash('sha256').update(cells).digest('hex');
};

test('a name of the family always gives the same cells', () => {
  expect(hashOf(200, 1)).toBe('e7efb28a6e4b65c28d27eaf41960b8b272a4b6961b0e8b21c393d8e37413b885');
  expect(hashOf(200, 2)).toBe('8e809c7f08d8789c75c2d18bd43fdc079cd2fc3efdf2092a2cb2a55bac8e8d6c');
});

test('another seed or size gives another workbook', () => {
  const names = [hashOf(200, 1), hashOf(200, 3), hashOf(100, 1)];
  expect(new Set(names).size).toBe(names.length);
});

test('the seeds are 1 to 10, and there is a scenario for every objective mode', () => {
  expect(familySeeds).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(Object.keys(scenarioNames).sort()).toEqual([...objectiveModes].sort());
});

describe.each(objectiveModes)('in the mode %s', (mode) => {
  test.each([
    [20, 1],
    [200, 1],
    [200, 2],
  ])('%i candidates with seed %i are read without errors, use every rule type and have a plan', (n, seed) => {
    const { tables, reference } = makePlannerWorkbook(n, seed);
    const problem = readTask(tables, mode);
    expect(problem.candidates).toHaveLength(n);
    expect(problem.goals.length).toBeGreaterThan(0);
    expect(problem.scenario.mode).toBe(mode);
    expect(new Set(problem.rules.map((rule) => rule.kind))).toEqual(new Set(ruleKinds.map(({ kind }) => kind)));

    const plan = new Plan(poolOf(problem), reference.map(initiativeKey));
    expect(problem.rules.filter((rule) => !kindOf(rule).check(rule, plan).holds)).toEqual([]);
    expect(naturalModel(problem).columns.length).toBeGreaterThan(n);
  });
});

test('half of the seeds leave little room', () => {
  const roomOf = (seed: number): number => {
    const { tables, reference } = makePlannerWorkbook(200, seed);
    const problem = readTask(tables, 'weighted_kpis');
    const plan = new Plan(poolOf(problem), reference.map(initiativeKey));
    const caps = problem.rules.flatMap((rule) => kindOf(rule).check(rule, plan).measure ?? []);
    const tokens = caps.filter(({ kind, bound }) => kind === 'capacity' && bound === 'cap');
    return tokens.reduce((sum, { limit, achieved }) => sum + (limit - achieved) / limit, 0) / tokens.length;
  };
  expect(roomOf(2)).toBeLessThan(roomOf(1) / 2);
});
