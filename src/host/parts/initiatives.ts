/*
 * The part behind the menu's and the pages' actions on rows of initiatives: populating Candidates, scores, parameters,
 * models, and where a number came from. dist/initiatives.html.
 */

export { insertModel } from '../../core/app/insert-model';
export { populateCandidates, scenarioAt } from '../../core/app/populate-candidates';
export { scoreInitiatives } from '../../core/app/score-initiatives';
export { seedParameters } from '../../core/app/seed-parameters';
export { traceContribution } from '../../core/app/trace-contribution';
export { modelTemplates } from '../../core/scoring/templates';
export { appendCandidates } from '../sheets/append-candidates';
export { appendRows } from '../sheets/append-rows';
export { fillColumn } from '../sheets/fill-column';
