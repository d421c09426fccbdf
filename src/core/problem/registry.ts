import type { Kpi } from '../domain/kpi';
import { fold } from '../kernel/fold';
import { type Issue, isError, issue } from '../kernel/issue';
import { kpiKey } from '../kernel/keys';
import { nearest } from '../kernel/nearest';
import { metricsConfig } from '../tabs/index';
import { missingValues } from '../tabs/missing-values';
import { repeatedKeys } from '../tabs/repeated-keys';
import type { WorkbookRows } from './workbook-rows';

/** A KPI and whether objectives, targets and contributions may use it. */
export interface RegistryEntry {
  readonly kpi: Kpi;
  readonly unusable: 'inactive' | 'immediate' | null;
}

/** The KPI registry of a workbook. */
export interface Registry {
  /** The KPI of that key, folded; null when there is none. */
  find(key: string): RegistryEntry | null;
  nearest(key: string): string | null;
  /** KPIs that may be used, in the order of the tab. */
  readonly usable: readonly Kpi[];
  /** The one active north star; null when there is none or more than one. */
  readonly northStar: Kpi | null;
  readonly issues: readonly Issue[];
}

/** Builds the registry from the rows of Metrics_Config; an absent tab is an empty registry. */
export function readRegistry(metrics: WorkbookRows['metrics']): Registry {
  const rows = metrics?.rows ?? [];
  const entries = new Map<string, RegistryEntry>();
  const issues: Issue[] = [...(metrics?.headerIssues ?? []), ...[...(metrics?.rowIssues.values() ?? [])].flat()];
  for (const row of rows) {
    const { kpi_key: key, kpi_level: level, kpi_name: name, unit, direction, is_active: isActive } = row.values;
    if (metrics !== null) issues.push(...missingValues(metrics, row, ['kpi_key', 'kpi_level']));
    if (key === null || level === null || entries.has(fold(key))) continue;
    entries.set(fold(key), {
      kpi: { key: kpiKey(key), name: name ?? key, level, direction: direction ?? 'higher_is_better', unit: unit ?? '' },
      unusable: isActive === false ? 'inactive' : level === 'immediate' ? 'immediate' : null,
    });
  }
  issues.push(...repeatedKeys(rows, 'kpi_key'));
  const usable = [...entries.values()].filter((entry) => entry.unusable === null).map((entry) => entry.kpi);
  const stars = usable.filter((kpi) => kpi.level === 'north_star');
  const at = { tab: metricsConfig.name, row: null, column: 'kpi_level' };
  if (stars.length > 1)
    issues.push(issue('two-north-stars', starPlace(rows, stars) ?? at, { keys: stars.map((kpi) => kpi.key) }));
  if (stars.length === 0 && metrics !== null && !metrics.headerIssues.some(isError))
    issues.push(issue('no-north-star', at, {}));
  return {
    find: (key) => entries.get(fold(key)) ?? null,
    nearest: (key) =>
      nearest(
        key,
        usable.map((kpi) => kpi.key),
      ),
    usable,
    northStar: stars.length === 1 ? (stars[0] ?? null) : null,
    issues,
  };
}

/** The row of the second north star, where the mistake most likely is. */
function starPlace(rows: NonNullable<WorkbookRows['metrics']>['rows'], stars: readonly Kpi[]) {
  const second = stars[1]?.key ?? '';
  return rows.find((row) => fold(row.values.kpi_key ?? '') === fold(second))?.at('kpi_level') ?? null;
}
