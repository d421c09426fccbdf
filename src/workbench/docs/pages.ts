import { messagesPage } from './messages-page';
import { objectivesPage } from './objectives-page';
import { rulesPage } from './rules-page';
import { schemaPage } from './schema-page';
import { storedJsonPage } from './stored-json-page';
import { tabsPage } from './tabs-page';

/** One generated page of the reference. */
export interface Page {
  /** Its name under docs/. */
  readonly file: string;
  readonly title: string;
  /** Where its content comes from, as a path from the top of the repository. */
  readonly source: string;
  /** Everything below the introduction. */
  body(): string;
}

/** Every generated page. */
export const pages: readonly Page[] = [tabsPage, rulesPage, objectivesPage, messagesPage, storedJsonPage, schemaPage];

/** The whole text of a page: title, where it comes from, content. The same input gives the same text. */
export function renderPage(page: Page): string {
  const others = pages.filter((other) => other !== page).map((other) => `[${other.title}](${other.file})`);
  const origin = `_Generated from [\`${page.source}\`](../${page.source}) by \`npm run docs\`; edits by hand are overwritten._`;
  return `# ${page.title}\n\n${origin}\n\nSee also: ${others.join(' · ')}\n\n${page.body().trim()}\n`;
}
