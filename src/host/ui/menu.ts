import { findSheet } from '../sheets/find-sheet';

/** Adds Extensions > Optimization Center. */
export function addMenu(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Open sidebar', 'openSidebar')
    .addItem('Check inputs', 'checkInputs')
    .addItem('Run selected candidates', 'runSelectedCandidates')
    .addItem('Run all candidates', 'runAllCandidates')
    .addSeparator()
    .addItem('Populate candidates', 'populateFromMenu')
    .addItem('Score initiatives', 'scoreInitiatives')
    .addItem('Seed parameters', 'seedParameters')
    .addItem('Set up tabs', 'setUpTabs')
    .addItem('Add sample data', 'addSampleData')
    .addItem('Clear sample', 'clearSample')
    .addItem('Help', 'help')
    .addToUi();
}

/** Says in a few lines how to begin. */
export function showHelp(): void {
  const page = HtmlService.createHtmlOutput(helpText).setWidth(420).setHeight(260);
  SpreadsheetApp.getUi().showModalDialog(page, 'Optimization Center');
}

/** The selected row of a tab; null when another tab is in front. */
export function selectedRow(tab: string): number | null {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const isInFront = spreadsheet.getActiveSheet().getSheetId() === findSheet(spreadsheet, tab)?.getSheetId();
  return isInFront ? (spreadsheet.getActiveRange()?.getRow() ?? null) : null;
}

/** Says what a menu item did, long enough to be read. */
export function showSummary(title: string, summary: string): void {
  const seconds = 20;
  SpreadsheetApp.getActiveSpreadsheet().toast(summary, title, seconds);
}

const helpText = [
  '<p style="font-family: Arial, sans-serif; font-size: 13px">',
  'Type scenarios on <b>Scenario_Config</b>, initiatives on <b>Candidates</b>, what they move on ',
  '<b>KPI_Contributions</b>, or the formulas for it on <b>Math_Models</b>, and rules on <b>Constraints</b> and <b>Targets</b>. ',
  'Results appear on <b>Runs</b>, <b>Results</b> and <b>Gaps</b>.</p>',
].join('');
