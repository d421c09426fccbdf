import type { Candidate, Range } from '../domain/candidate';
import { signOf } from '../domain/kpi';
import { type Issue, issue } from '../kernel/issue';
import type { InitiativeKey, KpiKey } from '../kernel/keys';
import { missingValues } from '../tabs/missing-values';
import type { Initiatives } from './initiatives';
import type { Registry } from './registry';
import type { WorkbookRows } from './workbook-rows';

/** Gives candidates the ranges that KPI_Ranges and the token columns of Candidates say; mistakes are collected. */
export function readRanges(
  workbook: Pick<WorkbookRows, 'ranges'>,
  candidates: readonly Candidate[],
  registry: Registry,
  initiatives: Initiatives,
  issues: Issue[],
): readonly Candidate[] {
  const found = new Map<InitiativeKey, Map<KpiKey, Range>>();
  const byKey = new Map(candidates.map((candidate) => [candidate.key, candidate]));
  const tab = workbook.ranges;
  if (tab !== null) issues.push(...tab.headerIssues);
  for (const row of tab?.rows ?? []) {
    const { initiative_key: initiative, kpi_key: kpi, low, high } = row.values;
    const key = initiative === null ? null : initiatives.find(initiative);
    const candidate = key === null ? undefined : byKey.get(key);
    if (key !== null && candidate === undefined) continue;
    issues.push(...(tab?.rowIssues.get(row.row) ?? []));
    if (tab !== null) issues.push(...missingValues(tab, row, ['initiative_key', 'kpi_key']));
    if (initiative !== null && key === null) {
      const near = initiatives.nearest(initiative);
      issues.push(issue('unknown-initiative', row.at('initiative_key'), { key: initiative, near }));
    }
    const known = kpi === null ? null : registry.find(kpi);
    if (kpi !== null && known === null) {
      issues.push(issue('unknown-kpi', row.at('kpi_key'), { key: kpi, near: registry.nearest(kpi) }));
    }
    if (known === null || candidate === undefined) continue;
    const sign = signOf(known.kpi);
    const expected = candidate.contributions[known.kpi.key] ?? 0;
    const ends = [sign * (low ?? sign * expected), sign * (high ?? sign * expected)];
    if (low !== null && high !== null && low > high) {
      issues.push(issue('low-above-high', row.at('low'), { low, high }));
      continue;
    }
    const range = { low: Math.min(...ends), high: Math.max(...ends) };
    if (expected < range.low || expected > range.high) {
      const facts = { key: candidate.key, low: low ?? 0, high: high ?? 0, value: sign * expected };
      issues.push(issue('value-outside-range', row.at(low === null ? 'high' : 'low'), facts));
    }
    found.set(candidate.key, (found.get(candidate.key) ?? new Map<KpiKey, Range>()).set(known.kpi.key, range));
  }
  return candidates.map((candidate) => {
    const kpis = found.get(candidate.key);
    const tokens = tokenRange(candidate, initiatives, issues);
    if (kpis === undefined && tokens === null) return candidate;
    return { ...candidate, ranges: { tokens, kpis: Object.fromEntries(kpis ?? []) } };
  });
}

function tokenRange({ key, tokens }: Candidate, initiatives: Initiatives, issues: Issue[]): Range | null {
  const row = initiatives.rows.get(key);
  const { tokens_low: low = null, tokens_high: high = null } = row?.values ?? {};
  if (row === undefined || (low === null && high === null)) return null;
  const range = { low: low ?? Math.min(tokens, high ?? tokens), high: high ?? Math.max(tokens, low ?? tokens) };
  // That the low end is above the high end is said where the row is read.
  if (range.low > range.high) return null;
  if (tokens < range.low || tokens > range.high) {
    const at = row.at(low === null ? 'tokens_high' : 'tokens_low');
    issues.push(issue('value-outside-range', at, { key, ...range, value: tokens }));
  }
  return range;
}
