import * as z from 'zod/mini';
import { showCell, type Table } from '../columns/cell';
import { fold } from '../kernel/fold';
import { type DescribedIssue, describeIn, type Issue, isError, issue, printIssueIn } from '../kernel/issue';
import { printList } from '../kernel/list-text';
import { counted } from '../kernel/messages/message';
import { nearest } from '../kernel/nearest';
import type { Period } from '../kernel/period';
import type { Result } from '../kernel/result';
import { type TabNames, withTabNames } from '../kernel/tab-names';
import { closedStatuses } from '../problem/read-pool';
import { findScenario, type ScenarioRow } from '../problem/read-scenario';
import type { Tables } from '../problem/workbook-rows';
import { formulaText } from '../tabs/formula-text';
import { backlogTab, candidatesTab, scenarioConfig } from '../tabs/index';
import { missingValues } from '../tabs/missing-values';
import { readTable, type TabRows } from '../tabs/read-table';
import { repeatedKeys } from '../tabs/repeated-keys';
import type { Tab } from '../tabs/tab';
import { type BacklogRow, readOfferedPeriod } from './check-backlog';
import type { Ports } from './ports';
import { shownNames } from './shown-names';

/** What a caller asks for. */
export const populateRequestSchema = z.strictObject({
  /** Null: the only scenario there is. */
  scenario: z.nullable(z.string()),
});

export type PopulateRequest = z.infer<typeof populateRequestSchema>;

/** Why a row of Backlog was not added, and how the summary says it. */
const skipReasons = {
  'not-a-candidate': 'not a candidate',
  archived: 'archived',
  closed: 'closed',
  'other-period': 'other period',
  'already-there': 'already there',
  'missing-key': 'without a key',
  'repeated-key': 'with a key that stands twice',
  'unreadable-period': 'with an unreadable period',
  'unreadable-cell': 'with an unreadable cell',
} as const;

export type SkipReason = keyof typeof skipReasons;

/** A row of Backlog that was not added. */
export interface SkippedRow {
  /** Null when the row has none that could be read. */
  readonly key: string | null;
  /** The row on Backlog. */
  readonly row: number;
  readonly reason: SkipReason;
  /** The column of Backlog that decided, and what its cell shows. */
  readonly column: keyof typeof backlogTab.columns;
  readonly shown: string;
}

/** An initiative to be added to Candidates. */
export interface NewCandidate {
  readonly key: string;
  /** The key's cell as Backlog has it, with its surrounding spaces: a lookup compares whole cells. */
  readonly spelled: string;
  /** Backlog holds the key as a number or date, which a lookup of text does not find. */
  readonly isNumber: boolean;
  /** The row on Backlog. */
  readonly row: number;
}

/** What "Populate candidates" would do for a scenario. */
export interface Population {
  readonly scenario: string;
  readonly period: string;
  /** In the order of Backlog. */
  readonly append: readonly NewCandidate[];
  readonly skipped: readonly SkippedRow[];
}

/** What was done, or the cells that stand in the way; `summary` says it in a sentence or two. */
export type PopulateReply = { readonly summary: string } & (
  | ({ readonly ok: true } & Population)
  | { readonly ok: false; readonly issues: readonly DescribedIssue[] }
);

/** The tabs that are read. */
const usedTabs = [scenarioConfig, backlogTab, candidatesTab] as const;

/** Adds the initiatives of Backlog that are candidates for the scenario's period to Candidates; `append` writes them. */
export function populateCandidates(
  request: PopulateRequest,
  ports: Pick<Ports, 'workbook' | 'lock'>,
  append: (rows: readonly NewCandidate[]) => void,
): PopulateReply {
  return ports.lock.hold(() => {
    const tables = ports.workbook.read(usedTabs);
    const names = shownNames(tables);
    const found = findNewCandidates(tables, request.scenario);
    if (!found.ok) {
      const { issues } = found;
      return {
        ok: false,
        summary: summariseIssues(issues, names),
        issues: issues.map((one) => describeIn(one, names)),
      };
    }
    append(found.value.append);
    return { ok: true, summary: withTabNames(summarise(found.value), names), ...found.value };
  });
}

/**
 * Sorts the rows of Backlog into those to be added to Candidates for a scenario (null: the only one) and those that are
 * not, with the first reason that applies.
 *
 * A row is for the scenario when its candidate_period_key is blank, is the scenario's period, or lies wholly within it:
 * what is planned for May is offered to the second quarter. A longer period is another one: what is planned for some
 * time in 2026 is offered to a scenario of 2026, and to a quarter only once somebody says which.
 */
export function findNewCandidates(tables: Tables, scenario: string | null): Result<Population> {
  const issues: Issue[] = [];
  const scenarios = readTab(scenarioConfig, tables, ['scenario_name', 'period_key'], issues);
  const backlog = readTab(backlogTab, tables, [], issues);
  const candidates = readTab(candidatesTab, tables, null, issues);
  if (backlog !== null) issues.push(...checkBacklogHeader(backlog));
  const chosen = scenarios === null ? null : chooseScenario(scenarios.tab, scenario, issues);
  const { scenario_name: name = null, period_key: period = null } = chosen?.values ?? {};
  if (issues.length > 0 || backlog === null || candidates === null || name === null || period === null) {
    return { ok: false, issues };
  }
  const present = new Set(candidates.tab.rows.map((row) => fold(row.values.initiative_key ?? '')));
  const repeated = new Set(repeatedKeys(backlog.tab.rows, 'initiative_key').map(({ at }) => at.row));
  const append: NewCandidate[] = [];
  const skipped: SkippedRow[] = [];
  for (const row of backlog.tab.rows) {
    const { initiative_key: key } = row.values;
    const why = whyNot(row, period, repeated.has(row.row), present);
    const cell = cellOf(backlog, row.row, why?.column ?? 'initiative_key');
    if (why !== null) skipped.push({ key, row: row.row, ...why, shown: showCell(cell) });
    else if (key !== null)
      append.push({ key, spelled: showCell(cell), isNumber: typeof cell !== 'string', row: row.row });
  }
  return { ok: true, value: { scenario: name, period: period.key, append, skipped } };
}

/** The name of the scenario on that row of Scenario_Config, else of the first one; null when there is none. */
export function scenarioAt(tables: Tables, row: number | null): string | null {
  const table = tables.get(scenarioConfig.name);
  const names = (table === undefined ? [] : readTable(scenarioConfig, table).rows).filter(
    ({ values }) => values.scenario_name !== null,
  );
  return (names.find((other) => other.row === row) ?? names[0])?.values.scenario_name ?? null;
}

/** Why a row of Backlog is not to be added; null when it is. */
function whyNot(
  row: BacklogRow,
  period: Period,
  isRepeated: boolean,
  present: ReadonlySet<string>,
): Pick<SkippedRow, 'reason' | 'column'> | null {
  const { values, filled, broken } = row;
  const unreadable = (column: 'initiative_key' | 'is_optimization_candidate' | 'is_archived' | 'lifecycle_status') =>
    broken.has(column) ? ({ reason: 'unreadable-cell', column } as const) : null;
  if (!filled.has('initiative_key')) return { reason: 'missing-key', column: 'initiative_key' };
  if (isRepeated) return { reason: 'repeated-key', column: 'initiative_key' };
  const unread = unreadable('initiative_key') ?? unreadable('is_optimization_candidate');
  if (unread !== null) return unread;
  // A row that is not offered needs no mending before it is passed over.
  if (values.is_optimization_candidate !== true)
    return { reason: 'not-a-candidate', column: 'is_optimization_candidate' };
  const unreadFact = unreadable('is_archived') ?? unreadable('lifecycle_status');
  if (unreadFact !== null) return unreadFact;
  if (values.is_archived === true) return { reason: 'archived', column: 'is_archived' };
  if (closedStatuses.has(fold(values.lifecycle_status ?? ''))) return { reason: 'closed', column: 'lifecycle_status' };
  if (filled.has('candidate_period_key')) {
    const offered = readOfferedPeriod(values.candidate_period_key ?? '');
    if (offered === null) return { reason: 'unreadable-period', column: 'candidate_period_key' };
    const isWithin = offered.firstDay >= period.firstDay && offered.lastDay <= period.lastDay;
    if (!isWithin) return { reason: 'other-period', column: 'candidate_period_key' };
  }
  if (present.has(fold(values.initiative_key ?? ''))) return { reason: 'already-there', column: 'initiative_key' };
  return null;
}

/** A tab that was read, with the table it was read from. */
interface ReadTab<T extends Tab> {
  readonly table: Table;
  readonly tab: TabRows<T['columns']>;
}

/** Reads a tab that cannot be missing; `headers`: whose header problems matter (null: all). */
function readTab<T extends Tab>(
  tab: T,
  tables: Tables,
  headers: readonly string[] | null,
  issues: Issue[],
): ReadTab<T> | null {
  const table = tables.get(tab.name);
  if (table === undefined) {
    issues.push(issue('missing-tab', { tab: tab.name, row: null, column: null }, { tab: tab.name }));
    return null;
  }
  // The tab's own columns; the parameter keeps their types apart.
  const read = readTable<T['columns']>(tab as Tab<T['columns']>, table);
  const errors = read.headerIssues.filter(isError);
  issues.push(...errors.filter(({ at }) => headers === null || headers.includes(at.column ?? '')));
  return { table, tab: read };
}

/** What is wrong with the header of Backlog. */
function checkBacklogHeader({ table, tab }: ReadTab<typeof backlogTab>): readonly Issue[] {
  const at = (column: string | null) => ({ tab: backlogTab.name, row: 1, column });
  const header = table.header.map(showCell);
  // A tab that is fed as a whole has no header while its formula fails, for example before access was allowed.
  const hasKeys = tab.shownHeaders.has('initiative_key');
  const failed = header.find((shown) => /^#[A-Z]/u.test(shown));
  if (failed !== undefined && !hasKeys) return [issue('formula-error', at(null), { shown: failed })];
  const formula = header.map(formulaText).find((found) => found !== null) ?? null;
  if (formula !== null && !hasKeys) return [issue('formula-as-text', at(null), { shown: formula })];
  const errors = tab.headerIssues.filter(isError);
  const column = 'is_optimization_candidate';
  if (tab.shownHeaders.has(column) || !hasKeys) return errors;
  // Without it nobody said what is a candidate, and a whole backlog is hard to take back.
  return [...errors, issue('missing-header', at(column), { header: column, near: nearest(column, header) })];
}

/** The cell of a declared column in a row of the sheet. */
function cellOf({ table, tab }: ReadTab<typeof backlogTab>, row: number, column: string) {
  const index = table.header.findIndex((cell) => showCell(cell) === tab.shownHeaders.get(column));
  return table.rows[row - 2]?.[index] ?? '';
}

/** The row of the scenario asked for, the only one when none is named; issues say why there is none to use. */
function chooseScenario(
  tab: TabRows<typeof scenarioConfig.columns>,
  name: string | null,
  issues: Issue[],
): ScenarioRow | null {
  if (issues.some(({ at }) => at.tab === scenarioConfig.name)) return null;
  const at = { tab: scenarioConfig.name, row: null, column: 'scenario_name' };
  const names = tab.rows.flatMap((row) => row.values.scenario_name ?? []);
  const wanted = name ?? (names.length === 1 ? (names[0] ?? null) : null);
  const row = wanted === null ? null : findScenario(tab, wanted);
  if (names.length === 0) issues.push(issue('empty-tab', { ...at, column: null }, { tab: scenarioConfig.name }));
  else if (wanted === null) issues.push(issue('no-scenario-chosen', at, { names }));
  else if (row === null) issues.push(issue('unknown-scenario', at, { name: wanted, near: nearest(wanted, names) }));
  if (row === null) return null;
  issues.push(
    ...(tab.rowIssues.get(row.row) ?? []).filter((found) => found.at.column === 'period_key'),
    ...missingValues(tab, row, ['period_key']),
    ...repeatedKeys(tab.rows, 'scenario_name').filter((found) => found.at.row === row.row),
  );
  return row;
}

/** "Added 12 initiatives for 2026-Q2 Core; skipped 24: 20 not a candidate (rows 3, 4, 5 and 17 more), 4 archived (…)." */
function summarise({ scenario, append, skipped }: Population): string {
  const added = `Added ${append.length === 0 ? 'no initiatives' : counted(append.length, 'initiative')} for ${scenario}`;
  if (skipped.length === 0 && append.length === 0)
    return `${added}: ${backlogTab.name} has no rows. Enter initiatives there, or type them on ${candidatesTab.name}.`;
  if (skipped.length === 0) return `${added}.`;
  const groups = Object.entries(skipReasons)
    .map(([reason, said]) => ({ said, rows: skipped.flatMap((one) => (one.reason === reason ? [one.row] : [])) }))
    .filter(({ rows }) => rows.length > 0)
    .sort((left, right) => right.rows.length - left.rows.length);
  const parts = groups.map(({ said, rows }) => `${rows.length} ${said} (${printRows(rows)})`);
  return `${added}; skipped ${skipped.length} of ${backlogTab.name}: ${parts.join(', ')}.`;
}

/** "row 4", "rows 4, 7, 9 and 12 more". */
const printRows = (rows: readonly number[]): string =>
  `row${rows.length === 1 ? '' : 's'} ${printList(rows.map(String), 3)}`;

/** "Nothing was added. Backlog: there is no tab named Backlog. Add the tab Backlog, or choose Set up tabs." */
function summariseIssues(issues: readonly Issue[], names: TabNames): string {
  const said = issues.slice(0, 1).map((one) => printIssueIn(one, names));
  const others = issues.length > 1 ? [`${counted(issues.length - 1, 'more problem')}.`] : [];
  return ['Nothing was added.', ...said, ...others].join(' ');
}
