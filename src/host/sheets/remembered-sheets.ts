/** The document property that holds the sheet ids of the product's tabs, as JSON by tab name. */
const property = 'oc_sheets';

/** Read once per execution: every execution starts with fresh globals. */
let known: Readonly<Record<string, number>> | null = null;

/** The sheet id under which set-up remembered a tab; undefined when it did not. */
export function rememberedSheetId(tab: string): number | undefined {
  known ??= readIds();
  return known[tab];
}

/** Remembers where tabs are, so that they are found when somebody renames them. */
export function rememberSheets(ids: Readonly<Record<string, number>>): void {
  const before = JSON.stringify(known ?? readIds());
  known = ids;
  const after = JSON.stringify(ids);
  if (after !== before) PropertiesService.getDocumentProperties()?.setProperty(property, after);
}

function readIds(): Readonly<Record<string, number>> {
  const text = PropertiesService.getDocumentProperties()?.getProperty(property);
  // Only rememberSheets writes it.
  return text === null || text === undefined ? {} : (JSON.parse(text) as Readonly<Record<string, number>>);
}
