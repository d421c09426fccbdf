import type { Engine, EngineName } from '../../core/model/engine';
import { loadHighs } from '../../engines/highs';
import { loadJavascriptLpSolver } from '../../engines/javascript-lp-solver';

/** Loads an engine for node. Throws when it cannot be loaded here. */
export async function loadEngine(name: EngineName): Promise<Engine> {
  switch (name) {
    case 'highs':
      return loadHighs();
    case 'javascript-lp-solver':
      return loadJavascriptLpSolver();
    case 'linear-optimization-service':
      throw new Error('linear-optimization-service is there inside Apps Script only.');
  }
}
