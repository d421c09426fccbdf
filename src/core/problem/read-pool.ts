import type { Candidate } from '../domain/candidate';
import type { Sources } from '../domain/contribution-source';
import { sliceDimensions } from '../domain/slice';
import { compareKeys, fold } from '../kernel/fold';
import { type Issue, isError, issue } from '../kernel/issue';
import { type InitiativeKey, initiativeKey } from '../kernel/keys';
import type { Period } from '../kernel/period';
import { candidatesTab } from '../tabs/index';
import { missingValues } from '../tabs/missing-values';
import { type Computed, computeNumbers, type ScoringUse } from './compute-numbers';
import type { CandidateRow, Initiatives } from './initiatives';
import type { Scope } from './problem';
import { readContributions } from './read-contributions';
import type { Registry } from './registry';
import type { WorkbookRows } from './workbook-rows';

/** The candidates of a run in canonical order, and what is wrong with their rows. */
export interface PoolReading {
  readonly candidates: readonly Candidate[];
  /** Initiatives that were offered but whose rows have mistakes. */
  readonly unreadable: ReadonlySet<InitiativeKey>;
  /** Where computed numbers of the candidates came from. */
  readonly sources: Sources;
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
  scoring: ScoringUse,
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
  const typed = readContributions(workbook.contributions, registry, initiatives, offered, issues);
  const computed = computeNumbers(offered, typed, registry, initiatives, scoring);
  issues.push(...computed.issues);
  const candidates = new Map<InitiativeKey, Candidate>();
  for (const row of offered) {
    if (workbook.candidates !== null) {
      issues.push(...missingValues(workbook.candidates, row, ['initiative_key', 'engineering_tokens']));
    }
    const candidate = readCandidate(row, period, initiatives, computed, issues);
    if (candidate !== null && !candidates.has(candidate.key)) candidates.set(candidate.key, candidate);
  }
  const keys = offered.map((row) => initiatives.find(row.values.initiative_key ?? '')).filter((key) => key !== null);
  const unreadable = new Set(keys.filter((key) => !candidates.has(key)));
  return {
    candidates: [...candidates.values()].sort((left, right) => compareKeys(left.key, right.key)),
    unreadable,
    sources: computed.sources,
    issues,
  };
}

const isTicked = (row: CandidateRow): boolean => row.values.is_selected_for_run === true;

function readCandidate(
  row: CandidateRow,
  period: Period | null,
  initiatives: Initiatives,
  computed: Computed,
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
    valueScore: valueScore ?? computed.scores.get(key) ?? null,
    deadline: deadline_date,
    contributions: computed.contributions.get(key) ?? {},
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
