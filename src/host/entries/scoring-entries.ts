import * as z from 'zod/mini';
import { insertModelSchema } from '../../core/app/insert-model';
import type { FillColumn } from '../../core/app/score-initiatives';
import type { AppendRows } from '../../core/app/seed-parameters';
import { traceRequestSchema } from '../../core/app/trace-contribution';
import { mathModelsTab } from '../../core/tabs/index';
import { loadPart } from '../parts/load-part';
import { entry } from './entry';

const append: AppendRows = (tab, rows) =>
  loadPart('initiatives').appendRows(SpreadsheetApp.getActiveSpreadsheet(), tab, rows);

const fillComputed: FillColumn = (header, table, values) =>
  loadPart('initiatives').fillColumn(SpreadsheetApp.getActiveSpreadsheet(), mathModelsTab, header, table, values);

/** The calls about scores, models and contributions. */
export const scoringEntries = {
  scoreInitiatives: entry('scoreInitiatives', {
    request: z.null(),
    action: (_, ports) => loadPart('initiatives').scoreInitiatives(ports, fillComputed),
  }),
  seedParameters: entry('seedParameters', {
    request: z.null(),
    action: (_, ports) => loadPart('initiatives').seedParameters(ports, append),
  }),
  readTemplates: entry('readTemplates', {
    request: z.null(),
    action: () => {
      const { modelTemplates } = loadPart('initiatives');
      return { templates: modelTemplates.map(({ id, label, help, formula }) => ({ id, label, help, formula })) };
    },
  }),
  insertModel: entry('insertModel', {
    request: insertModelSchema,
    action: (request, ports) => loadPart('initiatives').insertModel(request, ports, append),
  }),
  traceContribution: entry('traceContribution', {
    request: traceRequestSchema,
    action: (request, ports) => loadPart('initiatives').traceContribution(request, ports),
  }),
} as const;
