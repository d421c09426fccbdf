/** Adds Extensions > Optimization Center. */
export function addMenu(): void {
  SpreadsheetApp.getUi().createAddonMenu().addItem('Check inputs', 'checkInputs').addItem('Help', 'help').addToUi();
}

/** Says in a few lines how to begin. */
export function showHelp(): void {
  const page = HtmlService.createHtmlOutput(helpText).setWidth(420).setHeight(260);
  SpreadsheetApp.getUi().showModalDialog(page, 'Optimization Center');
}

const helpText = [
  '<p style="font-family: Arial, sans-serif; font-size: 13px">',
  'Type scenarios on <b>Scenario_Config</b>, initiatives on <b>Candidates</b>, what they move on ',
  '<b>KPI_Contributions</b>, and rules on <b>Constraints</b> and <b>Targets</b>. ',
  'Results appear on <b>Runs</b>, <b>Results</b> and <b>Gaps</b>.</p>',
].join('');
