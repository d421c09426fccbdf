import * as z from 'zod/mini';
import type { Ports } from './ports';
import type { PortfolioHead } from './roadmap-store';

export const baselineRequestSchema = z.strictObject({ run_id: z.string(), is_baseline: z.boolean() });

/** Marks the portfolio of a run as the one to compare with, or takes the mark away. Gives all portfolios. */
export function chooseBaseline(
  { run_id, is_baseline }: z.infer<typeof baselineRequestSchema>,
  { lock, store }: Pick<Ports, 'lock' | 'store'>,
): readonly PortfolioHead[] {
  return lock.hold(() => {
    store.roadmaps.setBaseline(run_id, is_baseline);
    return store.roadmaps.portfolios();
  });
}
