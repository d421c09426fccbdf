import type { Candidate } from '../domain/candidate';
import { signOf } from '../domain/kpi';
import { sliceDimensions } from '../domain/slice';
import { compareKeys, fold, foldHeader } from '../kernel/fold';
import { type Issue, isError, issue } from '../kernel/issue';
import { type InitiativeKey, initiativeKey, type KpiKey } from '../kernel/keys';
import { nearest } from '../kernel/nearest';
import type { Period } from '../kernel/period';
import { candidatesTab, kpiContributionsTab } from '../tabs/index';
import type { CandidateRow, Initiatives } from './initiatives';
import { missingValues } from './missing-values';
import type { Scope } from './problem';
import type { Registry } from './registry';
import { repeatedKeys } from './repeated-keys';
import type { WorkbookRows } from './workbook-rows';

/** The candidates of a run in canonical order, and what is wrong with their rows. */
export interface PoolReading {
  readonly candidates: readonly Candidate[];
  /** Initiatives that were offered but whose rows have mistakes. */
  readonly unreadable: ReadonlySet<InitiativeKey>;
  readonly issues: readonly Issue[];
}

/** Words in lifecycle_status, folded, under which an initiative cannot be funded any more. */
export const closedStatuses: ReadonlySet<string> = new Set(['archived', 'withdrawn', 'cancelled', 'rejected', 'done']);

/** Reads the candidates a scope offers, with their contributions. Without a period no deadline is too early. */
export function readPool(
  workbook: WorkbookRows,
  scope: Scope,
  period: Period | null,
  registry: Registry,
  initiatives: Initiatives,
): PoolReading {
  const issues: Issue[] = [...(workbook.candidates?.headerIssues ?? [])];
  const all = workbook.candidates?.rows ?? [];
  const offered = all.filter((row) => scope === 'all' || isTicked(row));
  const offeredRows = new Set(offered);
  for (const row of all) {
    const isOffered = offeredRows.has(row);
    const found = [...(workbook.candidates?.rowIssues.get(row.row) ?? []), ...(initiatives.issues.get(row.row) ?? [])];
    issues.push(...found.filter(({ at }) => isOffered || at.column === 'is_selected_for_run'));
  }
  const tab = candidatesTab.name;
  if (workbook.candidates !== null && !issues.some(isError) && all.length === 0) {
    issues.push(issue('empty-tab', { tab, row: null, column: null }, { tab }));
  } else if (offered.length === 0 && all.length > 0) {
    issues.push(issue('no-candidate-ticked', { tab, row: null, column: 'is_selected_for_run' }, { rows: all.length }));
  }
  issues.push(...backlogIssues(workbook.backlog, offered, initiatives));
  const contributions = readContributions(workbook.contributions, registry, initiatives, offered, issues);
  const candidates = new Map<InitiativeKey, Candidate>();
  for (const row of offered) {
    if (workbook.candidates !== null) {
      issues.push(...missingValues(workbook.candidates, row, ['initiative_key', 'engineering_tokens']));
    }
    const candidate = readCandidate(row, period, initiatives, contributions, issues);
    if (candidate !== null && !candidates.has(candidate.key)) candidates.set(candidate.key, candidate);
  }
  const keys = offered.map((row) => initiatives.find(row.values.initiative_key ?? '')).filter((key) => key !== null);
  const unreadable = new Set(keys.filter((key) => !candidates.has(key)));
  return {
    candidates: [...candidates.values()].sort((left, right) => compareKeys(left.key, right.key)),
    unreadable,
    issues,
  };
}

const isTicked = (row: CandidateRow): boolean => row.values.is_selected_for_run === true;

function readCandidate(
  row: CandidateRow,
  period: Period | null,
  initiatives: Initiatives,
  contributions: Contributions,
  issues: Issue[],
): Candidate | null {
  const {
    initiative_key: text,
    engineering_tokens: tokens,
    title,
    value_score: valueScore,
    deadline_date,
  } = row.values;
  if (text === null || tokens === null) return null;
  const key = initiatives.find(text) ?? initiativeKey(text);
  const firstDay = period?.firstDay ?? null;
  if (deadline_date !== null && firstDay !== null && deadline_date < firstDay) {
    const facts = { key, deadline: deadline_date, firstDay };
    issues.push(issue('deadline-before-period', row.at('deadline_date'), facts));
  }
  if (row.values.mandate_reason !== null && row.values.is_mandatory !== true && !row.broken.has('is_mandatory')) {
    issues.push(issue('reason-without-mandate', row.at('mandate_reason'), { key }));
  }
  const slices = Object.fromEntries(sliceDimensions.map((dimension) => [dimension, row.values[dimension] ?? '']));
  return {
    key,
    row: row.row,
    title: title ?? '',
    // Object.fromEntries forgets the key type; every dimension is in it.
    slices: slices as Candidate['slices'],
    tokens,
    valueScore,
    deadline: deadline_date,
    contributions: contributions.get(key) ?? {},
    ineligible: ineligibility(row, key, firstDay, initiatives),
  };
}

/** Why a candidate cannot be selected in this period; null when it can. */
function ineligibility(
  row: CandidateRow,
  key: InitiativeKey,
  firstDay: string | null,
  initiatives: Initiatives,
): string | null {
  const { deadline_date: deadline, lifecycle_status: status } = row.values;
  if (status !== null && closedStatuses.has(fold(status))) return `lifecycle_status is ${status}`;
  if (initiatives.isArchived(key)) return 'archived on Backlog';
  if (deadline !== null && firstDay !== null && deadline < firstDay)
    return `its deadline ${deadline} is before the period starts on ${firstDay}`;
  return null;
}

/** Cells of Backlog that decide whether an offered initiative is archived. */
function backlogIssues(
  tab: WorkbookRows['backlog'],
  offered: readonly CandidateRow[],
  initiatives: Initiatives,
): readonly Issue[] {
  const keys = new Set(offered.map((row) => initiatives.find(row.values.initiative_key ?? '')));
  return (tab?.rows ?? []).flatMap((row) => {
    const key = initiatives.find(row.values.initiative_key ?? '');
    const concerns = (column: string | null): boolean =>
      column === 'initiative_key' || (column === 'is_archived' && key !== null && keys.has(key));
    return (tab?.rowIssues.get(row.row) ?? []).filter(({ at }) => concerns(at.column));
  });
}

/** Signed contributions by initiative and KPI. */
type Contributions = ReadonlyMap<InitiativeKey, Readonly<Record<KpiKey, number>>>;

function readContributions(
  tab: WorkbookRows['contributions'],
  registry: Registry,
  initiatives: Initiatives,
  offered: readonly CandidateRow[],
  issues: Issue[],
): Contributions {
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
      return typeof value === 'number' ? [[kpi.key, value === 0 ? 0 : signOf(kpi) * value]] : [];
    });
    found.set(key, Object.fromEntries(pairs));
  }
  return found;
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
