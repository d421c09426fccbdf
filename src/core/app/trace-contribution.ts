import * as z from 'zod/mini';
import { type Trace, traceNumber } from '../explain/trace';
import { findRun } from './find-run';
import { HostError } from './host-error';
import type { Ports } from './ports';

/** Which number of which run. */
export const traceRequestSchema = z.strictObject({
  run_id: z.string(),
  initiative_key: z.string(),
  /** Null: the value score. */
  kpi_key: z.nullable(z.string()),
});

export type TraceRequest = z.infer<typeof traceRequestSchema>;

/** Where a number of a run came from, as it was when the run was frozen; today's rows do not matter. */
export function traceContribution(request: TraceRequest, { store }: Pick<Ports, 'store'>): Trace {
  const { run_id: runId, initiative_key: initiative, kpi_key: kpi } = request;
  const trace = traceNumber(findRun(runId, store).problem, initiative, kpi);
  if (trace === null) throw new HostError(`${initiative} was no candidate of ${runId}.`);
  return trace;
}
