import { readAsset } from '../read-asset';
import type { solveHere } from './solve-here';

/**
 * Loads the solver when a run needs it. It is a text of the project, evaluated like the code of a template: parsed with
 * Code.js, it would slow down every edit and every click.
 */
export function loadSolver(): typeof solveHere {
  const load = new Function(`${readAsset('server-solver')}\nreturn part.solveHere;`);
  // The build gives the file this one export.
  return load() as typeof solveHere;
}
