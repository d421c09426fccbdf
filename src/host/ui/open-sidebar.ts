/** Opens the sidebar: the page that the build put into the project, on this one of its pages. */
export function showSidebar(first: 'Plan' | 'Roadmap' | 'Settings'): void {
  const page = HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Optimization Center');
  if (first !== 'Plan') page.append(`<template id="first-page" data-page="${first}"></template>`);
  SpreadsheetApp.getUi().showSidebar(page);
}
