import { chooseEngine, type EngineChoice } from '../../core/app/choose-engine';
import type { SolverTask } from './solver-messages';

/** An engine, and whether the page itself has to run it. */
export interface EngineAttempt {
  readonly engine: SolverTask['engine'];
  readonly isInPage: boolean;
}

/**
 * The engines to be tried one after the other for something of this size (candidates): HiGHS in a worker, else
 * javascript-lp-solver where it is small, at worst in the page.
 */
export function engineAttempts(asked: EngineChoice, size: number): readonly EngineAttempt[] {
  // A run that only the menu could solve is looked into with what is here.
  const choice = asked === 'linear-optimization-service' ? 'auto' : asked;
  const isSmall = chooseEngine(choice, size, false) === 'javascript-lp-solver';
  return [
    ...(chooseEngine(choice, size, true) === 'highs' ? [{ engine: 'highs', isInPage: false } as const] : []),
    ...(isSmall ? [false, true].map((isInPage) => ({ engine: 'javascript-lp-solver', isInPage }) as const) : []),
  ];
}
