import type { Engine, EngineName } from '../../core/model/engine';
import { verified } from '../../core/model/verified';
import { loadHighs } from '../../engines/highs';
import { javascriptLpSolver } from '../../engines/javascript-lp-solver';

/** How far the words of an engine that is not trusted are examined: a few seconds at most. */
const proofNodes = 200_000;

/** Loads an engine for node. Throws when it cannot be loaded here. */
export async function loadEngine(name: EngineName): Promise<Engine> {
  switch (name) {
    case 'highs':
      return loadHighs();
    case 'javascript-lp-solver':
      return verified(javascriptLpSolver, proofNodes);
    case 'linear-optimization-service':
      throw new Error('linear-optimization-service is there inside Apps Script only.');
  }
}
