import { fold } from '../kernel/fold';
import { describeIn } from '../kernel/issue';
import { constraintSetNames } from '../problem/read-set';
import { readWorkbookRows, type WorkbookRows } from '../problem/workbook-rows';
import { inputTabs, outputTabs, runsTab } from '../tabs/index';
import type { ScenarioChoice, SidebarState } from './calls';
import { checkWorkbook } from './check-workbook';
import { findStale } from './find-stale';
import { showsOthersRuns, updateRuns } from './mark-stale';
import { readNotes } from './output-notes';
import type { Ports } from './ports';
import { countUnsaved, shownRun } from './save-notes';
import { shownNames } from './shown-names';
import { timestamp } from './timestamp';

/** What the sidebar shows when it opens. Runs that were abandoned are failed first, and Runs says what is stale. */
export function readSidebar(ports: Ports): SidebarState {
  const { workbook, store, clock, lock, place, score } = ports;
  return lock.hold(() => {
    const tables = workbook.read([...inputTabs, ...outputTabs]);
    const rows = readWorkbookRows(tables);
    const names = shownNames(tables);
    const notes = readNotes(tables);
    store.expire(timestamp(clock.now()));
    const shown = shownRun(notes);
    const view = store.view(shown);
    const stale = findStale(rows, view.history, score);
    const updated = updateRuns(tables, view, stale, ports);
    // What stands on the tab is newer than what is kept.
    const written = new Map(
      [...view.notes, ...notes].filter(({ tab }) => tab === runsTab.name).map(({ runId, value }) => [runId, value]),
    );
    const candidates = (rows.candidates?.rows ?? []).filter(({ values }) => values.initiative_key !== null);
    return {
      isSetUp: rows.scenarios !== null && rows.candidates !== null,
      scenarios: readScenarios(rows),
      candidates: {
        all: candidates.length,
        ticked: candidates.filter(({ values }) => values.is_selected_for_run === true).length,
      },
      problems: checkWorkbook(rows, score).map((problem) => describeIn(problem, names)),
      history: view.history.map((run) => ({
        ...run,
        stale: stale.get(run.run_id) ?? null,
        note: written.get(run.run_id) ?? '',
      })),
      shownRun: shown,
      unsavedNotes: countUnsaved(notes, updated),
      place: showsOthersRuns(tables, view) ? `${place}; the runs on the tab Runs are not kept there` : place,
    };
  });
}

/** The scenarios in the order of the tab, each once. */
function readScenarios(rows: WorkbookRows): readonly ScenarioChoice[] {
  const names = (rows.scenarios?.rows ?? []).flatMap(({ values }) => values.scenario_name ?? []);
  const distinct = new Map<string, string>();
  for (const name of names) if (!distinct.has(fold(name))) distinct.set(fold(name), name);
  return [...distinct.values()].map((name) => ({ name, sets: constraintSetNames(rows, name) }));
}
