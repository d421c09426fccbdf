import * as z from 'zod/mini';
import { insertModel, insertModelSchema } from '../../core/app/insert-model';
import { type FillColumn, scoreInitiatives } from '../../core/app/score-initiatives';
import { type AppendRows, seedParameters } from '../../core/app/seed-parameters';
import { traceContribution, traceRequestSchema } from '../../core/app/trace-contribution';
import { modelTemplates } from '../../core/scoring/templates';
import { mathModelsTab } from '../../core/tabs/index';
import { appendRows } from '../sheets/append-rows';
import { fillColumn } from '../sheets/fill-column';
import { showSummary } from '../ui/menu';
import { entry } from './entry';

const append: AppendRows = (tab, rows) => appendRows(SpreadsheetApp.getActiveSpreadsheet(), tab, rows);

const fillComputed: FillColumn = (header, table, values) =>
  fillColumn(SpreadsheetApp.getActiveSpreadsheet(), mathModelsTab, header, table, values);

/** The calls about scores, models and contributions. The first two are menu items as well, and show their summary. */
export const scoringEntries = {
  scoreInitiatives: entry('scoreInitiatives', {
    request: z.null(),
    action: (_, ports) => {
      const reply = scoreInitiatives(ports, fillComputed);
      showSummary('Score initiatives', reply.summary);
      return reply;
    },
  }),
  seedParameters: entry('seedParameters', {
    request: z.null(),
    action: (_, ports) => {
      const reply = seedParameters(ports, append);
      showSummary('Seed parameters', reply.summary);
      return reply;
    },
  }),
  readTemplates: entry('readTemplates', {
    request: z.null(),
    action: () => ({ templates: modelTemplates.map(({ id, label, help, formula }) => ({ id, label, help, formula })) }),
  }),
  insertModel: entry('insertModel', {
    request: insertModelSchema,
    action: (request, ports) => insertModel(request, ports, append),
  }),
  traceContribution: entry('traceContribution', { request: traceRequestSchema, action: traceContribution }),
} as const;
