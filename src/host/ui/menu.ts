import { findSheet } from '../sheets/find-sheet';

/** Adds Extensions > Optimization Center. */
export function addMenu(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Open sidebar', 'openSidebar')
    .addItem('Check inputs', 'checkInputsFromMenu')
    .addItem('Run selected candidates', 'runSelectedCandidates')
    .addItem('Run all candidates', 'runAllCandidates')
    .addItem('Publish roadmap', 'publishFromMenu')
    .addSeparator()
    .addItem('Populate candidates', 'populateFromMenu')
    .addItem('Score initiatives', 'scoreInitiativesFromMenu')
    .addItem('Seed parameters', 'seedParametersFromMenu')
    .addItem('Set up tabs', 'setUpTabsFromMenu')
    .addItem('Add sample data', 'addSampleFromMenu')
    .addItem('Clear sample', 'clearSampleFromMenu')
    .addItem('Settings', 'openSettings')
    .addItem('Help', 'help')
    .addToUi();
}

/** Says step by step how to come to a plan. */
export function showHelp(): void {
  const page = HtmlService.createHtmlOutput(helpText).setWidth(440).setHeight(430);
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
  showToast(title, summary, 20);
}

/** Says what goes on until the next toast takes its place; at most as long as an execution can live. */
export function showUnderWay(title: string, text: string): void {
  showToast(title, text, 360);
}

function showToast(title: string, text: string, seconds: number): void {
  SpreadsheetApp.getActiveSpreadsheet().toast(text, title, seconds);
}

/** Each step: what to do, and how. */
const steps = [
  ['Set up', 'Choose <b>Set up tabs</b>, or <b>Add sample data</b> to look around first.'],
  [
    'Type your plan',
    'Scenarios on <b>Scenario_Config</b>, KPIs on <b>Metrics_Config</b>, initiatives on <b>Candidates</b>, ' +
      'what they move on <b>KPI_Contributions</b>, or the formulas for it on <b>Math_Models</b>, rules on ' +
      '<b>Constraints</b> and <b>Targets</b>.',
  ],
  ['Check', 'Choose <b>Check inputs</b>. Cells to mend are coloured, and a note says what to do.'],
  [
    'Run',
    'Choose <b>Open sidebar</b>, then <b>Run</b>. <b>Run selected candidates</b> and <b>Run all candidates</b> ' +
      'do without the sidebar.',
  ],
  ['Read', 'The plan is on <b>Results</b>, targets and limits on <b>Gaps</b>, every run on <b>Runs</b>.'],
] as const;

const helpText = [
  '<!DOCTYPE html><html lang="en"><head><title>Help</title><style>',
  'body { margin: 0 16px 12px; font: 13px/1.45 Arial, sans-serif; color: #1f1f1f }',
  'h3 { margin: 12px 0 2px; font-size: 14px } p { margin: 0 }',
  '</style></head><body>',
  ...steps.map(([head, text], index) => `<h3>${index + 1}. ${head}</h3><p>${text}</p>`),
  '</body></html>',
].join('');
