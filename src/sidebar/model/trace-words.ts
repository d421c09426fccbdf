import type { Selection } from '../../core/app/calls';
import type { TraceRequest } from '../../core/app/trace-contribution';
import type { CountedTrace, GapLine, GapTrace } from '../../core/explain/trace-plan';
import { printNumber } from '../../core/kernel/number-text';

/** What to ask for the selected row; null: it is no row of an initiative or of Gaps. `shownRun`: where no run is named. */
export function requestFor(selection: Selection, shownRun: string): TraceRequest | null {
  const { initiative_key, kpi_key, dimension, key } = selection;
  const run_id = selection.run_id ?? shownRun;
  if (initiative_key !== null) return { of: 'initiative', run_id, initiative_key, kpi_key };
  const kind = gapKinds.find((known) => known === selection.kind);
  if (kind === undefined || dimension === null || key === null) return null;
  return { of: 'gap', run_id, kind, dimension, key, kpi_key };
}

const gapKinds = ['kpi', 'capacity', 'rule'] as const;

/** How a number came about and what it does in the plan: "computed · adds 0.0123 to the weighted KPI score". */
export function describeNumber({ from, computed, adds }: Pick<CountedTrace, 'from' | 'computed' | 'adds'>): string {
  const origin =
    from === 'typed' && computed !== null ? `typed, in place of the computed ${printNumber(computed)}` : from;
  const words = from === 'unknown' ? 'the run counted nothing for it' : origin;
  return adds === null ? words : `${words} · adds ${printNumber(adds)} to the weighted KPI score`;
}

/** What a line of Gaps adds up, in one sentence. */
export function describeGap(trace: GapTrace): string {
  const { kind, dimension, key, kpi_key, achieved, target, baseline, lines } = trace;
  const where = dimension === 'all' ? '' : ` in ${key}`;
  if (achieved === null)
    return `The run has no plan, so nothing adds up to the ${printNumber(target)} asked for${where}.`;
  const what = kind === 'kpi' ? (kpi_key ?? '') : kind === 'capacity' ? 'tokens' : 'initiatives';
  const from = baseline === null ? '' : `, counted from ${printNumber(baseline)}`;
  const funded = lines.length === 1 ? '1 funded initiative' : `${lines.length} funded initiatives`;
  return `${printNumber(achieved)} ${what}${where} against ${printNumber(target)}${from}, by ${funded}.`;
}

/** The figure of one initiative on a line of Gaps. */
export const printLine = ({ value }: GapLine): string => (value === null ? 'not known' : printNumber(value));
