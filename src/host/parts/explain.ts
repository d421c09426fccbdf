/*
 * The part that answers what pages ask about why a plan is as it is: dist/explain.html.
 */
import { readRun } from '../../core/app/read-run';
import { runRequestSchema } from '../../core/app/run-request';
import { saveWhy, saveWhySchema } from '../../core/app/save-why';
import { takePlan, takePlanSchema } from '../../core/app/take-plan';
import { tryRun, trySchema } from '../../core/app/try-run';
import type { Answers } from '../entries/part-entries';

export const calls: Answers<'readRun' | 'saveWhy' | 'tryRun' | 'takePlan'> = {
  readRun: { request: runRequestSchema, action: readRun },
  saveWhy: { request: saveWhySchema, action: saveWhy },
  tryRun: { request: trySchema, action: tryRun },
  takePlan: { request: takePlanSchema, action: takePlan },
};
