import { priceBetween, type WorthPlan } from '../portfolio/price';
import { type SummaryLine, summarizePlan } from '../portfolio/summary';
import { summaryTab } from '../tabs/index';
import { baseRun } from './decide-run';
import type { Ports } from './ports';
import { findPortfolio } from './roadmap-desk';
import type { KeptResult } from './run-record';
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
  if (decisions === undefined || base.result === null || base.result.selected === null) return null;
  const price = priceBetween(base.problem, worthPlan(base.result), worthPlan(record.result));
  return { base_run_id: base.run_id, ...price };
}

/** The plan of a run as its price is told. */
export function worthPlan({ selected, objective }: Pick<KeptResult, 'selected' | 'objective'>): WorthPlan {
  return { selected: selected ?? [], objective: objective ?? 0 };
}
