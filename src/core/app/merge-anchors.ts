import { fold } from '../kernel/fold';
import type { Anchors } from './anchors';

/** The known records brought up to date: a given record replaces the known one of its key, others stay. */
export function mergeAnchors(known: Anchors, given: Anchors): Anchors {
  return {
    scenarios: merge(known.scenarios, given.scenarios, ({ name }) => name),
    metrics: merge(known.metrics, given.metrics, ({ kpi_key }) => kpi_key),
    initiatives: merge(known.initiatives, given.initiatives, ({ initiative_key }) => initiative_key),
  };
}

/** Nothing known. */
export const noAnchors: Anchors = { scenarios: [], metrics: [], initiatives: [] };

function merge<R>(known: readonly R[], given: readonly R[], keyOf: (record: R) => string): readonly R[] {
  return [...new Map([...known, ...given].map((record) => [fold(keyOf(record)), record])).values()];
}
