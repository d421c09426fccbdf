import { showCell } from '../columns/cell';
import type { Candidate } from '../domain/candidate';
import type { Gap } from '../explain/gaps';
import type { Tables } from '../problem/workbook-rows';
import { gapsTab, outputTabs, resultsTab, runsTab } from '../tabs/index';
import type { StaleMarkers } from './find-stale';
import { readNotes, rowsByHeader, withNotes } from './output-notes';
import type { Ports, ViewRow } from './ports';
import type { RunRecord, RunSummary } from './run-record';
import type { RunView } from './store';
import { keptWhy } from './why-sentences';

/** Keeps what people wrote on Runs, Results and Gaps, and gives the markers that Runs shows. */
export function collectNotes({ workbook, store }: Pick<Ports, 'workbook' | 'store'>): StaleMarkers {
  const tables = workbook.read(outputTabs);
  store.saveNotes(readNotes(tables));
  return new Map(shownRuns(tables).map(({ runId, stale }) => [runId, stale]));
}

/** Shows a run on Results and Gaps, and the history on Runs, each with what people wrote beside it. */
export function showRun(
  record: RunRecord,
  view: RunView,
  stale: StaleMarkers,
  { workbook }: Pick<Ports, 'workbook'>,
): void {
  showHistory(view, stale, { workbook });
  showResults(record, view, { workbook });
  workbook.show(gapsTab, withNotes(gapsTab, gapRows(record), view.notes));
}

/** Shows the plan of a run on Results, with the sentences about its choices that are kept. */
export function showResults(
  record: RunRecord,
  { notes }: Pick<RunView, 'notes'>,
  { workbook }: Pick<Ports, 'workbook'>,
): void {
  workbook.show(resultsTab, withNotes(resultsTab, resultRows(record, keptWhy(record.run_id, notes)), notes));
}

/** Shows the history on Runs. */
export function showHistory(
  { history, notes }: RunView,
  stale: StaleMarkers,
  { workbook }: Pick<Ports, 'workbook'>,
): void {
  const rows = history.map((run) => runRow(run, stale.get(run.run_id) ?? null));
  workbook.show(runsTab, withNotes(runsTab, rows, notes));
}

/** Whether Runs shows just these runs and markers, in whatever order. */
export function isHistoryShown(tables: Tables, { history }: RunView, stale: StaleMarkers): boolean {
  const shown = shownRuns(tables).map(({ runId, status, stale: marker }) => [runId, status, marker]);
  const wanted = history.map((run) => [run.run_id, run.status, stale.get(run.run_id) ?? null]);
  const sorted = (lines: readonly unknown[]): string =>
    JSON.stringify(lines.map((line) => JSON.stringify(line)).sort());
  return sorted(shown) === sorted(wanted);
}

/** What Runs shows of each run. */
function shownRuns(tables: Tables) {
  const table = tables.get(runsTab.name);
  const rows = table === undefined ? [] : rowsByHeader(runsTab, table);
  return rows
    .map((cellOf) => ({
      runId: showCell(cellOf('run_id')),
      status: showCell(cellOf('optimization_db_status')),
      stale: { yes: true, no: false }[showCell(cellOf('stale'))] ?? null,
    }))
    .filter(({ runId }) => runId !== '');
}

function runRow(run: RunSummary, isStale: boolean | null): ViewRow {
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
    stale: isStale === null ? null : isStale ? 'yes' : 'no',
    requested_by: run.requested_by,
    gap_summary: run.gap_summary,
    what_if: run.what_if ?? '',
  };
}

function resultRows({ run_id, problem, result }: RunRecord, why: ReadonlyMap<string, string>): readonly ViewRow[] {
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
      why: why.get(item.key) ?? '',
      dependency_status: item.dependencies,
    };
  });
}

function gapRows({ run_id, result }: RunRecord): readonly ViewRow[] {
  return (result?.gaps ?? []).map((gap: Gap) => ({ run_id, ...gap }));
}
