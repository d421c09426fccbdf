import { chooseEngine, chooseServerEngine } from '../../../src/core/app/choose-engine';

test.each([
  ['auto', 20, 'javascript-lp-solver'],
  ['auto', 21, 'linear-optimization-service'],
  ['javascript-lp-solver', 500, 'javascript-lp-solver'],
  ['linear-optimization-service', 5, 'linear-optimization-service'],
  ['highs', 5, null],
] as const)('on the server %s with %d candidates is %s', (choice, candidates, engine) => {
  expect(chooseServerEngine(choice, candidates)).toBe(engine);
});

test.each([
  ['auto', 500, true, 'highs'],
  ['auto', 20, false, 'javascript-lp-solver'],
  ['auto', 21, false, null],
  ['highs', 5, false, null],
  ['javascript-lp-solver', 500, true, 'javascript-lp-solver'],
  ['linear-optimization-service', 5, true, null],
] as const)('elsewhere %s with %d candidates, HiGHS there: %s, is %s', (choice, candidates, highsLoads, engine) => {
  expect(chooseEngine(choice, candidates, highsLoads)).toBe(engine);
});
