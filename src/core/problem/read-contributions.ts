import { fold, foldHeader } from '../kernel/fold';
import { type Issue, issue } from '../kernel/issue';
import type { InitiativeKey, KpiKey } from '../kernel/keys';
import { nearest } from '../kernel/nearest';
import { kpiContributionsTab } from '../tabs/index';
import { repeatedKeys } from '../tabs/repeated-keys';
import type { KpiDoubts } from './doubts';
import type { Initiatives } from './initiatives';
import type { Registry } from './registry';
import type { WorkbookRows } from './workbook-rows';

/** What is typed of what initiatives bring to KPIs, as far as it could be read. */
export interface Contributions {
  /** Contributions as typed by KPI, not signed; empty when the initiative has no row. */
  of(key: InitiativeKey): Readonly<Record<KpiKey, number>>;
  /** The KPIs to which it may bring something that could not be read. */
  unread(key: InitiativeKey): KpiDoubts;
}

/** Reads KPI_Contributions for the initiatives that `isOffered`; issues of their rows are collected. */
export function readContributions(
  tab: WorkbookRows['contributions'],
  registry: Registry,
  initiatives: Initiatives,
  isOffered: (key: InitiativeKey) => boolean,
  issues: Issue[],
): Contributions {
  const found = new Map<InitiativeKey, Readonly<Record<KpiKey, number>>>();
  const unread = new Map<InitiativeKey, KpiDoubts>();
  if (tab === null) return { of: () => ({}), unread: () => new Set() };
  const kpiOf = matchKpiColumns(tab.openHeaders, registry, issues);
  for (const header of kpiOf.keys()) {
    const shown = tab.repeatedOpen.get(header);
    const at = { tab: kpiContributionsTab.name, row: 1, column: header };
    if (shown !== undefined) issues.push(issue('duplicate-header', at, { header, shown }));
  }
  const twofold = [...kpiOf].flatMap(([header, kpi]) => (tab.repeatedOpen.has(header) ? [kpi.key] : []));
  // A row whose key is wrong may be the row of any initiative that seems to have none.
  let isRowLost = tab.headerIssues.length > 0;
  const repeated = repeatedKeys(tab.rows, 'initiative_key');
  const repeatedRows = new Set(repeated.map(({ at }) => at.row));
  for (const row of tab.rows) {
    const { initiative_key: text } = row.values;
    const key = text === null ? null : initiatives.find(text);
    const rowIssues = tab.rowIssues.get(row.row) ?? [];
    if (key === null) {
      isRowLost = true;
      if (text !== null)
        issues.push(
          issue('unknown-initiative', row.at('initiative_key'), { key: text, near: initiatives.nearest(text) }),
        );
      else if (row.filled.has('initiative_key')) issues.push(...rowIssues);
      else if (tab.shownHeaders.has('initiative_key'))
        issues.push(issue('missing-value', row.at('initiative_key'), { why: null }));
      continue;
    }
    if (!isOffered(key)) continue;
    issues.push(...rowIssues.filter(({ at }) => kpiOf.has(at.column ?? '')));
    issues.push(...repeated.filter(({ at }) => at.row === row.row));
    if (found.has(key)) continue;
    const pairs = [...kpiOf].flatMap(([header, kpi]) => {
      const value = row.open.get(header);
      return typeof value === 'number' ? [[kpi.key, value] as const] : [];
    });
    found.set(key, Object.fromEntries(pairs));
    const broken = [...kpiOf].flatMap(([header, kpi]) => (row.broken.has(header) ? [kpi.key] : []));
    unread.set(key, repeatedRows.has(row.row) ? 'all' : new Set([...broken, ...twofold]));
  }
  return {
    of: (key) => found.get(key) ?? {},
    unread: (key) => unread.get(key) ?? (isRowLost ? 'all' : new Set(twofold)),
  };
}

/** The usable KPI of each column headed by one; a header that is nearly a KPI without a column is said. */
function matchKpiColumns(headers: readonly string[], registry: Registry, issues: Issue[]) {
  const columns = new Map<string, Registry['usable'][number]>();
  for (const header of headers) {
    const exact = registry.usable.find((kpi) => fold(kpi.key) === fold(header));
    const kpi = exact ?? registry.usable.find((other) => foldHeader(other.key) === foldHeader(header));
    if (kpi !== undefined) columns.set(header, kpi);
  }
  const missing = registry.usable.filter((kpi) => ![...columns.values()].includes(kpi)).map((kpi) => kpi.key);
  for (const header of headers) {
    if (columns.has(header) || registry.find(header) !== null) continue;
    const near = nearest(header, missing);
    const at = { tab: kpiContributionsTab.name, row: 1, column: header };
    if (near !== null) issues.push(issue('unknown-kpi-column', at, { header, near }));
  }
  return columns;
}
