/*
 * The part that answers what pages ask about why a plan is as it is: dist/explain.html.
 */

import type { Calls } from '../../core/app/calls';
import type { Ports } from '../../core/app/ports';
import { readRun as read } from '../../core/app/read-run';
import { runRequestSchema } from '../../core/app/run-request';
import { saveWhy as save, saveWhySchema } from '../../core/app/save-why';
import { takePlan as take, takePlanSchema } from '../../core/app/take-plan';
import { tryRun as tryIt, trySchema } from '../../core/app/try-run';

/** A call of that name; the request is as it came. */
type Answered<Name extends keyof Calls> = (request: unknown, ports: Ports) => Calls[Name]['reply'];

export const readRun: Answered<'readRun'> = (request, ports) => read(runRequestSchema.parse(request), ports);
export const saveWhy: Answered<'saveWhy'> = (request, ports) => save(saveWhySchema.parse(request), ports);
export const tryRun: Answered<'tryRun'> = (request, ports) => tryIt(trySchema.parse(request), ports);
export const takePlan: Answered<'takePlan'> = (request, ports) => take(takePlanSchema.parse(request), ports);
