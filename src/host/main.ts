import { checkEdit } from '../core/app/check-inputs';
import { compileConstraintSets } from '../core/app/compile-constraint-sets';
import { type PopulateReply, type PopulateRequest, populateRequestSchema } from '../core/app/populate-candidates';
import type { Ports } from '../core/app/ports';
import { candidatesTab, scenarioConfig } from '../core/tabs/index';
import { checkEditedRange } from './edit';
import { act, attempt } from './entries/act';
import { callEntries } from './entries/call-entries';
import { markOnOpen } from './entries/mark-on-open';
import { menuEntries } from './entries/menu-entries';
import { runHereEntries } from './entries/run-here-entries';
import { loadPart } from './parts/load-part';
import { extendHighlights } from './sheets/set-up/status-highlights';
import { addMenu, selectedRow, showHelp, showSummary } from './ui/menu';
import { showSidebar } from './ui/open-sidebar';

/*
 * The entry points: everything exported here becomes a global function of the script. They take and give JSON text,
 * since google.script.run loses dates and throws on what is not plain.
 */

/** What pages may call. */
export const { freezeRun, repeatRun, renewRun, recordRun, failRun, cancelRun, loadRun, saveNotes } = callEntries;
export const { readSidebar, checkInputs, selectCell, selectInitiative, setUpTabs, addSampleData, clearSample } =
  callEntries;
export const { readSettings, testConnection, saveSettings, copyHistory, readSolver } = callEntries;
export const { readDecisions, decideRun, summarizeRun, comparePlans, chooseBaseline } = callEntries;
export const { readRoadmaps, previewRoadmap, publishRoadmap, unpublishRoadmap } = callEntries;
export const { saveRoadmapEdits, showRoadmap } = callEntries;

export const { readRun, saveWhy, tryRun, takePlan, readSelection } = callEntries;
export const { scoreInitiatives, seedParameters, readTemplates, insertModel, traceContribution, acceptOverlap } =
  callEntries;

/** Menu: what pages may call as well, with a toast about what was done. */
export const { checkInputsFromMenu, setUpTabsFromMenu, addSampleFromMenu, clearSampleFromMenu } = menuEntries;
export const { scoreInitiativesFromMenu, seedParametersFromMenu } = menuEntries;

/** Menu: whole runs without the sidebar. */
export const { runSelectedCandidates, runAllCandidates } = runHereEntries;

/** Adds the menu when a spreadsheet opens; marks stale runs where the add-on is allowed to work. */
export function onOpen(event?: GoogleAppsScript.Events.SheetsOnOpen): void {
  addMenu();
  if (event !== undefined && String(event.authMode) !== 'NONE') markOnOpen(event.source);
}

/** Adds the menu right after installation. */
export function onInstall(): void {
  addMenu();
}

/** Menu: opens the sidebar. */
export function openSidebar(): void {
  attempt('openSidebar', () => showSidebar('Plan'));
}

/** Menu: opens the sidebar on its settings. */
export function openSettings(): void {
  attempt('openSettings', () => showSidebar('Settings'));
}

/** Menu: opens the sidebar where roadmaps are published. */
export function publishFromMenu(): void {
  attempt('publishFromMenu', () => showSidebar('Roadmap'));
}

/** Menu: where to read on. */
export function help(): void {
  attempt('help', showHelp);
}

/** Checks the rows a person just edited. A trigger must never disturb the person: what goes wrong is only logged. */
export function onEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  try {
    checkEditedRange(event);
  } catch (error) {
    console.error('onEdit', error);
  }
}

/** The stored form of every scenario and constraint set, with the issues of their rows. */
export function compileSets(): string {
  return act('compileSets', (ports) => compileConstraintSets(ports));
}

/** Adds initiatives of Backlog to Candidates. Takes a PopulateRequest, gives a PopulateReply. */
export function populateCandidates(request: string): string {
  return act('populateCandidates', (ports) => populateFor(populateRequestSchema.parse(JSON.parse(request)), ports));
}

/** Menu: the same for the scenario whose row is selected, else the first one, and says what was done. */
export function populateFromMenu(): void {
  act('populateFromMenu', (ports) => {
    const { scenarioAt } = loadPart('initiatives');
    const scenario = scenarioAt(ports.workbook.read([scenarioConfig]), selectedRow(scenarioConfig.name));
    showSummary('Populate candidates', populateFor({ scenario }, ports).summary);
  });
}

function populateFor(request: PopulateRequest, ports: Ports): PopulateReply {
  const { appendCandidates, populateCandidates: populate } = loadPart('initiatives');
  return populate(request, ports, (rows) => {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const first = appendCandidates(spreadsheet, rows);
    if (first === null) return;
    const added = { tab: candidatesTab, first, last: first + rows.length - 1 };
    checkEdit(added, ports, { source: 'Populate candidates', mostCalls: Number.POSITIVE_INFINITY });
    extendHighlights(spreadsheet, ports.workbook.read([candidatesTab]));
  });
}
