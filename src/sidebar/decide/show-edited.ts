import type { RoadmapReport } from '../../core/app/show-roadmap';
import type { PricedEdit } from '../../core/portfolio/sequence/solve-sequence';
import type { CallServer } from '../host/call';
import { editPrices } from '../model/quarter-plan';
import { type AskTools, sequenceInSolver } from './ask-solver';

/** A roadmap as people edited it. */
export interface ShownEdits {
  readonly report: RoadmapReport;
  /** Rows and cells that could not be kept, in words. */
  readonly problems: readonly string[];
  /** Quarters of people's own that break something; null: it could not be found out here. */
  readonly quarters: readonly PricedEdit[] | null;
}

/**
 * Keeps what people edited on the Roadmap tab, and shows the roadmap there with what does not fit and what it costs. Three
 * calls at most, however long the roadmap is.
 */
export async function showEdited(name: string, call: CallServer, tools: AskTools): Promise<ShownEdits> {
  const { problems } = await call('saveRoadmapEdits', null);
  const report = await call('showRoadmap', { name });
  if (report.task === null) return { report, problems, quarters: null };
  // Without a solver the tab still says what does not fit.
  const sequence = await sequenceInSolver(report.task, tools).reply.catch(() => null);
  const prices = editPrices(sequence?.edits ?? []);
  if (prices.length > 0) await call('showRoadmap', { name, prices });
  return { report, problems, quarters: sequence?.edits ?? null };
}
