import type { ScoreWorkbook } from '../core/scoring/score-workbook';
import { loadPart } from './parts/load-part';

/** Reads formulas and computes scores with the part that knows how; see load-part. */
export const score: ScoreWorkbook = (...rows) => loadPart('scoring').scoreWorkbook(...rows);
