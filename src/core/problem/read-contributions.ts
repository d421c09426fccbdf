import type { Kpi } from '../domain/kpi';
import { fold, foldHeader } from '../kernel/fold';
import { type Issue, issue } from '../kernel/issue';
import type { InitiativeKey, KpiKey } from '../kernel/keys';
import { nearest } from '../kernel/nearest';
import { kpiContributionsTab } from '../tabs/index';
import { repeatedKeys } from '../tabs/repeated-keys';
import type { CandidateRow, Initiatives } from './initiatives';
import type { Registry } from './registry';
import type { WorkbookRows } from './workbook-rows';

/** Contributions as typed, by initiative and KPI: in the KPI's own unit, not signed. */
export type TypedContributions = ReadonlyMap<InitiativeKey, Readonly<Record<KpiKey, number>>>;

/** Reads what is typed on KPI_Contributions for the offered candidates; `issues` gets what is wrong with it. */
export function readContributions(
  tab: WorkbookRows['contributions'],
  registry: Registry,
  initiatives: Initiatives,
  offered: readonly CandidateRow[],
  issues: Issue[],
): TypedContributions {
  const found = new Map<InitiativeKey, Readonly<Record<KpiKey, number>>>();
  if (tab === null) return found;
  const kpiOf = matchKpiColumns(tab.openHeaders, registry, issues);
  for (const header of kpiOf.keys()) {
    const shown = tab.repeatedOpen.get(header);
    const at = { tab: kpiContributionsTab.name, row: 1, column: header };
    if (shown !== undefined) issues.push(issue('duplicate-header', at, { header, shown }));
  }
  const offeredKeys = new Set(offered.map((row) => initiatives.find(row.values.initiative_key ?? '')));
  const repeated = repeatedKeys(tab.rows, 'initiative_key');
  for (const row of tab.rows) {
    const { initiative_key: text } = row.values;
    const key = text === null ? null : initiatives.find(text);
    const rowIssues = tab.rowIssues.get(row.row) ?? [];
    if (key === null) {
      if (text !== null)
        issues.push(
          issue('unknown-initiative', row.at('initiative_key'), { key: text, near: initiatives.nearest(text) }),
        );
      else if (row.filled.has('initiative_key')) issues.push(...rowIssues);
      else issues.push(issue('missing-value', row.at('initiative_key'), { why: null }));
      continue;
    }
    if (!offeredKeys.has(key)) continue;
    issues.push(...rowIssues.filter(({ at }) => kpiOf.has(at.column ?? '')));
    issues.push(...repeated.filter(({ at }) => at.row === row.row));
    if (found.has(key)) continue;
    const pairs = [...kpiOf].flatMap(([header, kpi]) => {
      const value = row.open.get(header);
      return typeof value === 'number' ? [[kpi.key, value] as const] : [];
    });
    found.set(key, Object.fromEntries(pairs));
  }
  return found;
}

/** The usable KPI of each column headed by one; a header that is nearly a KPI without a column is said. */
function matchKpiColumns(headers: readonly string[], registry: Registry, issues: Issue[]) {
  const columns = new Map<string, Kpi>();
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
