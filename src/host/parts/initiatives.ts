/*
 * The part behind the menu's and the pages' actions on rows of initiatives: populating Candidates, scores, parameters and
 * models. dist/initiatives.html.
 */
import * as z from 'zod/mini';
import { insertModel, insertModelSchema } from '../../core/app/insert-model';
import { readTemplates } from '../../core/app/read-templates';
import { type FillColumn, scoreInitiatives } from '../../core/app/score-initiatives';
import { type AppendRows, seedParameters } from '../../core/app/seed-parameters';
import { mathModelsTab } from '../../core/tabs/index';
import type { Answers } from '../entries/part-entries';
import { appendRows } from '../sheets/append-rows';
import { fillColumn } from '../sheets/fill-column';

const append: AppendRows = (tab, rows) => appendRows(SpreadsheetApp.getActiveSpreadsheet(), tab, rows);

const fillComputed: FillColumn = (header, table, values) =>
  fillColumn(SpreadsheetApp.getActiveSpreadsheet(), mathModelsTab, header, table, values);

export const calls: Answers<'scoreInitiatives' | 'seedParameters' | 'readTemplates' | 'insertModel'> = {
  scoreInitiatives: { request: z.null(), action: (_, ports) => scoreInitiatives(ports, fillComputed) },
  seedParameters: { request: z.null(), action: (_, ports) => seedParameters(ports, append) },
  readTemplates: { request: z.null(), action: (_, ports) => readTemplates(ports) },
  insertModel: { request: insertModelSchema, action: (request, ports) => insertModel(request, ports, append) },
};

export { populateCandidates, scenarioAt } from '../../core/app/populate-candidates';
export { appendCandidates } from '../sheets/append-candidates';
