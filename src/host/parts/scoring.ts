/*
 * The part that computes scores and formulas, for workbooks that have some: dist/scoring.html.
 */

export { scoreWorkbook } from '../../core/scoring/score-workbook';
