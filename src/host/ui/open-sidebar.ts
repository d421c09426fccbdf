/** Opens the sidebar: the page that the build put into the project. */
export function showSidebar(): void {
  const page = HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Optimization Center');
  SpreadsheetApp.getUi().showSidebar(page);
}
