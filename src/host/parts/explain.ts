/*
 * The part that answers what pages ask about why a plan is as it is, and where its numbers came from: dist/explain.html.
 */
import * as z from 'zod/mini';
import { acceptOverlap, acceptOverlapSchema, type WriteCell } from '../../core/app/accept-overlap';
import { readRun } from '../../core/app/read-run';
import { runRequestSchema } from '../../core/app/run-request';
import { saveWhy, saveWhySchema } from '../../core/app/save-why';
import { takePlan, takePlanSchema } from '../../core/app/take-plan';
import { traceContribution, traceRequestSchema } from '../../core/app/trace-contribution';
import { tryRun, trySchema } from '../../core/app/try-run';
import type { Answers } from '../entries/part-entries';
import { readSelection } from '../sheets/read-selection';
import { writeCell } from '../sheets/write-cell';

const write: WriteCell = (tab, row, header, text) =>
  writeCell(SpreadsheetApp.getActiveSpreadsheet(), tab, row, header, text);

export const calls: Answers<
  'readRun' | 'saveWhy' | 'tryRun' | 'takePlan' | 'traceContribution' | 'readSelection' | 'acceptOverlap'
> = {
  readRun: { request: runRequestSchema, action: readRun },
  saveWhy: { request: saveWhySchema, action: saveWhy },
  tryRun: { request: trySchema, action: tryRun },
  takePlan: { request: takePlanSchema, action: takePlan },
  traceContribution: { request: traceRequestSchema, action: traceContribution },
  readSelection: { request: z.null(), action: () => readSelection(SpreadsheetApp.getActiveSpreadsheet()) },
  acceptOverlap: { request: acceptOverlapSchema, action: (request, ports) => acceptOverlap(request, ports, write) },
};
