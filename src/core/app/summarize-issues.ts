import { type DescribedIssue, printCellRef } from '../kernel/issue';
import { printList } from '../kernel/list-text';
import { counted, severities } from '../kernel/messages/message';
import { declaredNames, type TabNames } from '../kernel/tab-names';

/** How many problems a summary says, and how long one may be: it is read in a small window that soon closes. */
const mostSaid = 2;
const longest = 180;

/**
 * What was found, in a few sentences: how many problems, the first of the worst ones with their places, and where the
 * others are, in tabs as people call them (`names`). Among equals those of a whole tab or column come first, since no run_status shows them.
 * "2 errors, 1 warning. Candidates row 7, engineering_tokens: -3 is below 0. ... 1 more on Targets."
 */
export function summarizeIssues(issues: readonly DescribedIssue[], names: TabNames = declaredNames): string {
  if (issues.length === 0) return 'No problems found.';
  const counts = severities.flatMap((severity) => {
    const count = issues.filter((found) => found.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity)];
  });
  const rank = ({ severity, row }: DescribedIssue): number => 2 * severities.indexOf(severity) + (row === null ? 0 : 1);
  const sorted = [...issues].sort((left, right) => rank(left) - rank(right));
  const said = sorted.slice(0, mostSaid).map((found) => sentence(`${printCellRef(found, names)}: ${found.message}`));
  const others = sorted.slice(mostSaid);
  const tabs = [...new Set(others.map(({ tab }) => names.get(tab) ?? tab))];
  const more = others.length === 0 ? [] : [`${others.length} more on ${printList(tabs, tabs.length)}.`];
  return [`${counts.join(', ')}.`, ...said, ...more].join(' ');
}

/** Cut between words: half a number would be another one. */
function sentence(text: string): string {
  if (text.length > longest) return `${text.slice(0, longest).replace(/\s+\S*$/u, '')} …`;
  return text.endsWith('?') ? text : `${text}.`;
}
