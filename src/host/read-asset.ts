/** The text of an HTML file of the project, by its name without `.html`, just as it was built. */
export function readAsset(name: string): string {
  return HtmlService.createTemplateFromFile(name).getRawContent();
}
