import { type Cell, showCell, type Table } from '../columns/cell';
import type { Candidate } from '../domain/candidate';
import type { Gap } from '../explain/gaps';
import { foldHeader } from '../kernel/fold';
import { gapsTab, resultsTab, runsTab } from '../tabs/index';
import type { Tab } from '../tabs/tab';
import type { Note, Ports, ViewRow } from './ports';
import type { RunRecord, RunSummary } from './run-record';

const views = [runsTab, resultsTab, gapsTab] as const;

/**
 * Shows a run on Runs, Results and Gaps. What people wrote on these tabs is first collected into the store, and what
 * they once wrote beside this run's rows comes back.
 */
export function showRun(record: RunRecord, { workbook, store }: Pick<Ports, 'workbook' | 'store'>): void {
  const tables = workbook.read(views);
  store.saveNotes(views.flatMap((tab) => notesOn(tab, tables.get(tab.name))));
  const history = store.history();
  const notes = store.notes(history.map((run) => run.run_id));
  workbook.show(runsTab, withNotes(runsTab, history.map(runRow), notes));
  workbook.show(resultsTab, withNotes(resultsTab, resultRows(record), notes));
  workbook.show(gapsTab, withNotes(gapsTab, gapRows(record), notes));
}

function runRow(run: RunSummary): ViewRow {
  const duration = run.finished_at === null ? null : (Date.parse(run.finished_at) - Date.parse(run.started_at)) / 1000;
  return {
    run_id: run.run_id,
    scenario_name: run.scenario_name,
    constraint_set_name: run.constraint_set_name,
    constraint_set_version: run.constraint_set_version,
    scope: run.scope,
    optimization_db_status: run.status,
    run_status: run.outcome,
    termination: run.termination,
    created_at: run.started_at,
    finished_at: run.finished_at,
    duration_s: duration,
    candidate_count: run.candidate_count,
    selected_count: run.selected_count,
    total_objective: run.objective,
    proven_gap_pct: run.proven_gap === null ? null : run.proven_gap * 100,
    capacity_used: run.tokens_used,
    capacity_total: run.capacity_total,
    engine: run.engine,
    inputs_hash: run.inputs_hash,
    stale: null,
    requested_by: run.requested_by,
    gap_summary: run.gap_summary,
  };
}

function resultRows({ run_id, problem, result }: RunRecord): readonly ViewRow[] {
  const candidates = new Map<string, Candidate>(problem.candidates.map((candidate) => [candidate.key, candidate]));
  return (result?.items ?? []).map((item) => {
    const candidate = candidates.get(item.key);
    return {
      run_id,
      rank: item.rank,
      initiative_key: item.key,
      title: candidate?.title ?? '',
      selected: item.selected,
      allocated_tokens: item.selected ? item.tokens : 0,
      country: candidate?.slices.country ?? '',
      department: candidate?.slices.department ?? '',
      category: candidate?.slices.category ?? '',
      program: candidate?.slices.program ?? '',
      objective_contribution: item.contribution,
      reason: item.reasonText,
      dependency_status: item.dependencies,
    };
  });
}

function gapRows({ run_id, result }: RunRecord): readonly ViewRow[] {
  return (result?.gaps ?? []).map((gap: Gap) => ({ run_id, ...gap }));
}

/** The headers by which a row of an output tab is known besides its run. */
const identities: Readonly<Record<string, readonly string[]>> = {
  [runsTab.name]: [],
  [resultsTab.name]: ['initiative_key'],
  [gapsTab.name]: ['kind', 'dimension', 'key', 'kpi_key', 'floor_or_goal', 'target'],
};

function identityOf(tab: Tab, cellOf: (header: string) => Cell | null): string {
  // People may format a target as a percentage; it is the same target.
  const plain = (cell: Cell): Cell => (typeof cell === 'object' && cell.kind === 'percent' ? cell.value : cell);
  return (identities[tab.name] ?? []).map((header) => showCell(plain(cellOf(header) ?? ''))).join('|');
}

const pmHeaders = (tab: Tab): readonly string[] =>
  Object.entries(tab.columns).flatMap(([header, column]) => (column.writer === 'pm' ? [header] : []));

/** What people wrote on an output tab. A cell they emptied is a note too: it replaces what was kept. */
function notesOn(tab: Tab, table: Table | undefined): readonly Note[] {
  if (table === undefined) return [];
  const places = new Map(table.header.map((cell, index) => [foldHeader(showCell(cell)), index]));
  return table.rows.flatMap((cells) => {
    const cellOf = (header: string): Cell => cells[places.get(foldHeader(header)) ?? -1] ?? '';
    const runId = showCell(cellOf('run_id'));
    if (runId === '') return [];
    const row = identityOf(tab, cellOf);
    return pmHeaders(tab)
      .filter((column) => places.has(foldHeader(column)))
      .map((column) => ({ runId, tab: tab.name, row, column, value: showCell(cellOf(column)) }));
  });
}

function withNotes(tab: Tab, rows: readonly ViewRow[], notes: readonly Note[]): readonly ViewRow[] {
  const values = new Map(
    notes
      .filter((note) => note.tab === tab.name)
      .map((note) => [JSON.stringify([note.runId, note.row, note.column]), note.value]),
  );
  return rows.map((row) => {
    const identity = identityOf(tab, (header) => row[header] ?? null);
    const cells = pmHeaders(tab).map((column) => {
      const value = values.get(JSON.stringify([row.run_id, identity, column]));
      return [column, value ?? null] as const;
    });
    return { ...row, ...Object.fromEntries(cells) };
  });
}
