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
import { type Doubt, doubtOf } from './doubts';
import type { CandidateRow, Initiatives } from './initiatives';
import type { Scope } from './problem';
import { readContributions } from './read-contributions';
import type { Registry } from './registry';
import type { WorkbookRows } from './workbook-rows';

/** The candidates of a run in canonical order, and what is wrong with their rows. */
export interface PoolReading {
  /**
   * Those with mistakes among them, if they have a key: without tokens when these could not be read, and in no slice when
   * it is not sure that the row is theirs or that they are offered.
   */
  readonly candidates: readonly Candidate[];
  /** What is not known of rows with mistakes. */
  readonly doubts: readonly Doubt[];
  /** Where computed numbers came from. */
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
  const offeredKeys = new Set(offered.map((row) => initiatives.find(row.values.initiative_key ?? '')));
  const typed = readContributions(workbook.contributions, registry, initiatives, (key) => offeredKeys.has(key), issues);
  const computed = computeNumbers(offered, typed, registry, initiatives, scoring);
  issues.push(...computed.issues);
  const candidates = new Map<InitiativeKey, Candidate>();
  const doubts: Doubt[] = [];
  for (const row of all) {
    const isSure = offeredRows.has(row);
    if (!isSure && !row.broken.has('is_selected_for_run')) continue;
    if (isSure && workbook.candidates !== null) {
      issues.push(...missingValues(workbook.candidates, row, ['initiative_key', 'engineering_tokens']));
    }
    const isRepeated = (initiatives.issues.get(row.row) ?? []).some(({ code }) => code === 'duplicate-key');
    const key = row.values.initiative_key === null ? null : initiatives.find(row.values.initiative_key);
    const doubt = doubtOf(row, key, key === null || !isSure ? 'all' : computed.unread(key), isRepeated);
    if (doubt !== null) doubts.push(doubt);
    const candidate = readCandidate(row, period, initiatives, computed, isSure ? issues : []);
    if (candidate === null || candidates.has(candidate.key)) continue;
    const tokens = isRepeated ? 0 : candidate.tokens;
    candidates.set(candidate.key, isSure && !isRepeated ? candidate : { ...candidate, ...nothingSure, tokens });
  }
  return {
    candidates: [...candidates.values()].sort((left, right) => compareKeys(left.key, right.key)),
    doubts,
    sources: computed.sources,
    issues,
  };
}

/** In no slice, and nothing keeps it from being funded. */
const nothingSure: Pick<Candidate, 'slices' | 'ineligible'> = {
  slices: { country: '', department: '', category: '', program: '', product: '', segment: '' },
  ineligible: null,
};

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
  if (text === null) return null;
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
    tokens: tokens ?? 0,
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
