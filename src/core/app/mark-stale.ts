import { readWorkbookRows, type Tables } from '../problem/workbook-rows';
import { inputTabs, outputTabs, runsTab } from '../tabs/index';
import { findStale, type StaleMarkers } from './find-stale';
import { readNotes } from './output-notes';
import type { Ports } from './ports';
import { isHistoryShown, showHistory } from './show-run';
import type { RunView } from './store';
import { timestamp } from './timestamp';

/** Says on Runs which runs have other inputs by now, and which were abandoned. Writes only what has changed. */
export function markStale(ports: Pick<Ports, 'workbook' | 'store' | 'lock' | 'clock' | 'score'>): void {
  const { workbook, store, lock, clock, score } = ports;
  lock.hold(() => {
    store.expire(timestamp(clock.now()));
    const view = store.view(null);
    if (view.history.length === 0) return;
    const tables = workbook.read([...inputTabs, ...outputTabs]);
    updateRuns(tables, view, findStale(readWorkbookRows(tables), view.history, score), ports);
  });
}

/**
 * Whether Runs shows runs although none are kept where the workbook keeps them now: it was copied, or the store is gone.
 * They may be all that is left of them.
 */
export function showsOthersRuns(tables: Tables, { history }: RunView): boolean {
  return history.length === 0 && readNotes(tables).some(({ tab }) => tab === runsTab.name);
}

/**
 * Brings Runs in step with the history when it shows something else; what people wrote on it is kept first. A Runs tab
 * that is not there stays away, and one with runs that are all kept elsewhere stays as it is. `tables`: the output tabs
 * as they were just read. Gives the view as it is afterwards.
 */
export function updateRuns(
  tables: Tables,
  view: RunView,
  stale: StaleMarkers,
  { workbook, store }: Pick<Ports, 'workbook' | 'store'>,
): RunView {
  if (!tables.has(runsTab.name) || showsOthersRuns(tables, view) || isHistoryShown(tables, view, stale)) return view;
  const typed = readNotes(tables).filter(({ tab }) => tab === runsTab.name);
  store.saveNotes(typed);
  // Of two notes of one cell the last counts.
  const updated = { ...view, notes: [...view.notes, ...typed] };
  showHistory(updated, stale, { workbook });
  return updated;
}
