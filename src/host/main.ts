import { type CheckReply, checkInputs as check } from '../core/app/check-inputs';
import { compileConstraintSets } from '../core/app/compile-constraint-sets';
import { type FreezeReply, freezeRun as freeze, freezeRequestSchema } from '../core/app/freeze-run';
import { HostError } from '../core/app/host-error';
import {
  type PopulateReply,
  type PopulateRequest,
  populateCandidates as populate,
  populateRequestSchema,
  scenarioAt,
} from '../core/app/populate-candidates';
import type { Ports } from '../core/app/ports';
import { failRun as fail, recordRun as record } from '../core/app/record-run';
import type { RunReport } from '../core/app/report-run';
import { answerSchema } from '../core/problem/answer';
import { scenarioConfig } from '../core/tabs/index';
import { checkEditedRange } from './edit';
import { openPorts } from './ports';
import { addSample } from './sample/add-sample';
import { clearSample as clear } from './sample/clear-sample';
import { appendCandidates } from './sheets/append-candidates';
import { describeSetUp } from './sheets/set-up/describe-set-up';
import { setUpTabs as setUp } from './sheets/set-up/set-up-tabs';
import { usableKpis } from './sheets/set-up/usable-kpis';
import { addMenu, selectedRow, showHelp, showSummary } from './ui/menu';

/*
 * The entry points: every function exported here becomes a global of the script. They take and give JSON text, since
 * google.script.run loses dates and throws on what is not plain.
 */

/** Adds the menu when a spreadsheet opens; runs without permissions. */
export function onOpen(): void {
  addMenu();
}

/** Adds the menu right after installation. */
export function onInstall(): void {
  addMenu();
}

/** Menu: where to read on. */
export function help(): void {
  showHelp();
}

/** First step of a run. Takes a FreezeRequest, gives a FreezeReply. */
export function freezeRun(request: string): string {
  return act('freezeRun', (ports): FreezeReply => freeze(freezeRequestSchema.parse(JSON.parse(request)), ports));
}

/** Last step of a run. Takes the run's id and an Answer, gives a RunReport. */
export function recordRun(runId: string, answer: string): string {
  return act(`recordRun ${runId}`, (ports): RunReport => record(runId, answerSchema.parse(JSON.parse(answer)), ports));
}

/** Keeps a run as failed. Takes the run's id and what went wrong, gives a RunReport. */
export function failRun(runId: string, error: string): string {
  return act(`failRun ${runId}`, (ports): RunReport => fail(runId, error, ports));
}

/** The stored form of every scenario and constraint set, with the issues of their rows. */
export function compileSets(): string {
  return act('compileSets', (ports) => compileConstraintSets(ports));
}

/** Checks every row and shows what was found. Gives a CheckReply. */
export function checkInputs(): string {
  return act('checkInputs', (ports): CheckReply => {
    const reply = check(ports);
    SpreadsheetApp.getActiveSpreadsheet().toast(reply.summary, 'Check inputs');
    return reply;
  });
}

/** Checks the rows a person just edited. A trigger must never disturb the person: what goes wrong is only logged. */
export function onEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  try {
    checkEditedRange(event);
  } catch (error) {
    console.error('onEdit', error);
  }
}

/** Adds initiatives of Backlog to Candidates. Takes a PopulateRequest, gives a PopulateReply. */
export function populateCandidates(request: string): string {
  return act('populateCandidates', (ports) => populateFor(populateRequestSchema.parse(JSON.parse(request)), ports));
}

/** Menu: the same for the scenario whose row is selected, else the first one, and says what was done. */
export function populateFromMenu(): void {
  act('populateFromMenu', (ports) => {
    const scenario = scenarioAt(ports.workbook.read([scenarioConfig]), selectedRow(scenarioConfig.name));
    showSummary('Populate candidates', populateFor({ scenario }, ports).summary);
  });
}

function populateFor(request: PopulateRequest, ports: Ports): PopulateReply {
  return populate(request, ports, (rows) => appendCandidates(SpreadsheetApp.getActiveSpreadsheet(), rows));
}

/** Runs an action once, with whatever goes wrong logged in full and told as one sentence. */
function act(name: string, action: (ports: Ports) => unknown): string {
  try {
    return JSON.stringify(action(openPorts()));
  } catch (error) {
    console.error(name, error);
    if (error instanceof HostError) throw new Error(error.message);
    throw new Error(
      `Optimization Center could not finish (${name}): ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** Brings every tab about with its headers, help, dropdowns and colours. Gives {message, made, added}. */
export function setUpTabs(): string {
  return arrange('setUpTabs', 'Set up tabs', (spreadsheet, ports) => {
    const done = setUp(spreadsheet, usableKpis(ports.workbook));
    return { message: describeSetUp(done), made: done.made, added: done.added };
  });
}

/** Fills empty tabs with a small plan. Gives a SampleReply. */
export function addSampleData(): string {
  return arrange('addSampleData', 'Add sample data', (spreadsheet, ports) => addSample(spreadsheet, ports.workbook));
}

/** Removes what addSampleData has added. Gives a ClearReply. */
export function clearSample(): string {
  return arrange('clearSample', 'Clear sample', (spreadsheet, ports) => clear(spreadsheet, ports.workbook));
}

/** Changes the spreadsheet while nobody else does, and says what was done. */
function arrange(
  name: string,
  title: string,
  action: (spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, ports: Ports) => { readonly message: string },
): string {
  return act(name, (ports) => {
    const reply = ports.lock.hold(() => action(SpreadsheetApp.getActiveSpreadsheet(), ports));
    showSummary(title, reply.message);
    return reply;
  });
}
