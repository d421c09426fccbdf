import type { ServerEngine } from '../../core/app/choose-engine';
import { type SolveRunOptions, solveRun } from '../../core/app/solve-run';
import type { Engine } from '../../core/model/engine';
import { verified } from '../../core/model/verified';
import type { Answer } from '../../core/problem/answer';
import type { Problem } from '../../core/problem/problem';
import { javascriptLpSolver } from '../../engines/javascript-lp-solver';
import { linearOptimizationService } from '../../engines/linear-optimization-service';

/** How far the answers of engines are examined that are not trusted: a few seconds at most. */
const proofNodes = 50_000;

/** Solves a frozen problem on the server. The build makes a part of this; see load-part. */
export function solveHere(name: ServerEngine, problem: Problem, options: SolveRunOptions): Answer {
  return solveRun(problem, verified(logged(engineNamed(name)), proofNodes), options);
}

function engineNamed(name: ServerEngine): Engine {
  switch (name) {
    case 'javascript-lp-solver':
      return javascriptLpSolver;
    case 'linear-optimization-service':
      return linearOptimizationService(LinearOptimizationService);
  }
}

/** Why a solve broke off is logged: what examines the answers goes on without it. */
function logged(engine: Engine): Engine {
  return {
    ...engine,
    solve: (model, options) => {
      try {
        return engine.solve(model, options);
      } catch (error) {
        console.error(engine.name, error);
        throw error;
      }
    },
  };
}
