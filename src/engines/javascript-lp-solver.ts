import type { Engine } from '../core/model/engine';
export function loadJavascriptLpSolver(): Engine { throw new Error('not loaded'); }
