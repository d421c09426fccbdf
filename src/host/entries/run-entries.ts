import * as z from 'zod/mini';
import { cancelRun } from '../../core/app/cancel-run';
import { freezeRequestSchema, freezeRun } from '../../core/app/freeze-run';
import { loadRun } from '../../core/app/load-run';
import { failRequestSchema, failRun, recordRequestSchema, recordRun } from '../../core/app/record-run';
import { renewRun } from '../../core/app/renew-run';
import { repeatRun } from '../../core/app/repeat-run';
import { runRequestSchema } from '../../core/app/run-request';
import { saveNotes } from '../../core/app/save-notes';
import { entry } from './entry';

/** The calls about runs. */
export const runEntries = {
  freezeRun: entry('freezeRun', { request: freezeRequestSchema, action: freezeRun }),
  repeatRun: entry('repeatRun', { request: runRequestSchema, action: repeatRun }),
  renewRun: entry('renewRun', { request: runRequestSchema, action: renewRun }),
  recordRun: entry('recordRun', { request: recordRequestSchema, action: recordRun }),
  failRun: entry('failRun', { request: failRequestSchema, action: failRun }),
  cancelRun: entry('cancelRun', { request: runRequestSchema, action: cancelRun }),
  loadRun: entry('loadRun', { request: runRequestSchema, action: loadRun }),
  saveNotes: entry('saveNotes', { request: z.null(), action: (_, ports) => saveNotes(ports) }),
} as const;
