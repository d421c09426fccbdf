import { priceBetween } from '../portfolio/price';
import { type SummaryLine, summarizePlan } from '../portfolio/summary';
import { summaryTab } from '../tabs/index';
import { baseRun } from './decide-run';
import type { Ports } from './ports';
import { findPortfolio } from './roadmap-desk';
import type { RunRequest } from './run-request';

/** Writes the page for leadership about a run on the Summary tab. */
export function summarizeRun({ run_id }: RunRequest, ports: Ports): { readonly lines: readonly SummaryLine[] } {
  return ports.lock.hold(() => {
    const { record } = findPortfolio(run_id, ports);
    const lines = summarizePlan(record, decisionPrice(record, ports));
    ports.workbook.show(
      summaryTab,
      lines.map((line) => ({ ...line })),
    );
    return { lines };
  });
}

/** What everything that people decided costs against the run without it; null when nothing was decided. */
export function decisionPrice(record: ReturnType<typeof findPortfolio>['record'], ports: Pick<Ports, 'store'>) {
  const { decisions } = record.problem;
  const base = baseRun(record, ports);
  const before = base.result?.selected ?? null;
  if (decisions === undefined || before === null) return null;
  return { base_run_id: base.run_id, ...priceBetween(base.problem, before, record.result.selected ?? []) };
}
