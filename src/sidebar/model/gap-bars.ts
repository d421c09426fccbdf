import type { Gap } from '../../core/explain/gaps';
import { printBound, printNumber } from '../../core/kernel/number-text';

/** One limit or target as a bar with words that say the same. */
export interface GapBar {
  readonly id: string;
  /** "Everything", "UK", "NSM_ORDERS in UK". */
  readonly name: string;
  /** "1,520 of at most 1,600 tokens". */
  readonly figures: string;
  readonly verdict: string;
  readonly tone: 'good' | 'close' | 'bad';
  /** How far the bar is filled and where its mark stands, 0 to 1. */
  readonly fill: number;
  readonly mark: number;
}

export interface GapBars {
  readonly capacity: readonly GapBar[];
  readonly kpis: readonly GapBar[];
  readonly counts: readonly GapBar[];
  /** "3 of 4 targets met"; null without targets. */
  readonly kpiSummary: string | null;
}

/** Capacities, KPI targets and counts of a finished run with a plan. */
export function gapBars(gaps: readonly Gap[]): GapBars {
  const measured = gaps.filter((gap) => gap.achieved !== null && gap.severity !== null);
  const of = (kind: Gap['kind']): readonly GapBar[] => measured.filter((gap) => gap.kind === kind).map(asBar);
  const kpis = of('kpi');
  const met = kpis.filter(({ tone }) => tone !== 'bad').length;
  const kpiSummary =
    kpis.length === 0 ? null : `${met} of ${kpis.length} ${kpis.length === 1 ? 'target' : 'targets'} met`;
  return { capacity: of('capacity'), kpis, counts: of('rule'), kpiSummary };
}

function asBar(gap: Gap): GapBar {
  const { kind, dimension, key, kpi_key, floor_or_goal, target, achieved, severity } = gap;
  const reached = achieved ?? 0;
  const size = Math.max(Math.abs(target), Math.abs(reached)) || 1;
  const unit = kind === 'capacity' ? ' tokens' : kind === 'rule' ? ' funded' : '';
  const word = { cap: 'at most ', floor: 'at least ', goal: 'a goal of ' }[floor_or_goal];
  return {
    id: JSON.stringify([kind, dimension, key, kpi_key, floor_or_goal, target]),
    name: nameOf(gap),
    figures: `${isFloorMissed(gap) ? printBound(reached, target >= reached ? 'at most' : 'at least') : printNumber(reached, 2)} of ${word}${printNumber(target, 2)}${unit}`,
    verdict: verdictOf(gap),
    tone: severity === 'CRITICAL' ? 'bad' : severity === 'WARN' ? 'close' : 'good',
    fill: reached * target < 0 ? 0 : Math.abs(reached) / size,
    mark: Math.abs(target) / size,
  };
}

function nameOf({ kind, dimension, key, kpi_key }: Gap): string {
  const isWhole = dimension === 'all';
  if (kind === 'kpi') return isWhole ? (kpi_key ?? '') : `${kpi_key ?? ''} in ${key}`;
  if (isWhole) return kind === 'capacity' ? 'Whole capacity' : 'All initiatives';
  return key;
}

function verdictOf({ kind, floor_or_goal, target, achieved, gap, severity }: Gap): string {
  if (severity === 'CRITICAL') {
    const isFloor = isFloorMissed({ kind, floor_or_goal, severity });
    const amount = isFloor ? printBound(Math.abs(gap ?? 0), 'at least') : printNumber(Math.abs(gap ?? 0), 2);
    return floor_or_goal === 'cap' ? `${amount} too many` : `missed by ${amount}`;
  }
  if (floor_or_goal !== 'cap') return severity === 'WARN' ? 'met, only just' : 'met';
  const left = target - (achieved ?? 0);
  if (left <= 0) return 'full';
  const amount = printNumber(left, 2);
  return kind === 'capacity' ? `${amount} ${amount === '1' ? 'token' : 'tokens'} left` : `${amount} left`;
}

/** A KPI floor out of reach is a conflict as well: both say the same figures, rounded so that the advice holds. */
const isFloorMissed = ({ kind, floor_or_goal, severity }: Pick<Gap, 'kind' | 'floor_or_goal' | 'severity'>): boolean =>
  kind === 'kpi' && floor_or_goal === 'floor' && severity === 'CRITICAL';
