import type { EngineName } from '../model/engine';

/** What a run may ask for. */
export const engineChoices = ['auto', 'highs', 'javascript-lp-solver', 'linear-optimization-service'] as const;
export type EngineChoice = (typeof engineChoices)[number];

/** The most candidates javascript-lp-solver is chosen for by itself; beyond, it is not dependable. */
export const smallPool = 20;

/**
 * The engine of a run in a page or on a desk: the one asked for; by itself HiGHS wherever it loads, else
 * javascript-lp-solver for small pools. Null when nothing that can be used is there.
 */
export function chooseEngine(choice: EngineChoice, candidates: number, highsLoads: boolean): EngineName | null {
  if (choice === 'linear-optimization-service') return null;
  if (choice === 'javascript-lp-solver') return choice;
  if (highsLoads) return 'highs';
  return choice === 'auto' && candidates <= smallPool ? 'javascript-lp-solver' : null;
}

/** The engines that work inside Apps Script. */
export type ServerEngine = Exclude<EngineName, 'highs'>;

/** The engine of a run inside Apps Script, where HiGHS is not: the one asked for, by itself what suits the size. */
export function chooseServerEngine(choice: EngineChoice, candidates: number): ServerEngine | null {
  switch (choice) {
    case 'auto':
      return candidates <= smallPool ? 'javascript-lp-solver' : 'linear-optimization-service';
    case 'highs':
      return null;
    default:
      return choice;
  }
}
