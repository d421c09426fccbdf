import solver from 'javascript-lp-solver';
import type { Engine, SolveOptions } from '../core/model/engine';
import { isFeasible } from '../core/model/feasibility';
import type { Model } from '../core/model/model';
import { valueOf } from '../core/model/model';
import { directionsOf, polish } from '../core/model/polish';
import type { Solution } from '../core/model/solution';

/** No more integer columns than this are handed to the solver: beyond it, it has run past its own time limit. */
export const mostIntegerColumns = 30;
/** The solver looks at its clock between nodes only; at this size a node takes milliseconds, so this is what it can overrun. */
const mostCells = 40_000;
