import { describeIssue, issue } from '../../core/kernel/issue';
import { catalogue, type IssueCode, type Message, type Severity } from '../../core/kernel/messages/catalogue';
import { code, table } from './markdown';
import { messageCauses } from './message-causes';
import type { Page } from './pages';
import { sampleFacts } from './sample-facts';

/** Every message of the catalogue. */
export const messagesPage: Page = {
  file: 'messages.md',
  title: 'Messages',
  source: 'src/core/kernel/messages',
  body: () => [introduction, overview(), ...severities.map(describeSeverity)].join('\n\n'),
};

const introduction = `Everything the add-on can say about the rows of a workbook. A message names the cell, what is wrong, and what to do about it. The code
is the same in the sidebar, in the output of the command line and in the tests: test/core/app/catalogue.test.ts provokes each\nunder the name \`CODE is provoked\`, from the case of that code in catalogue-cases.ts.`;

interface SeverityWords {
  readonly severity: Severity;
  readonly heading: string;
  readonly means: string;
}

const severities: readonly SeverityWords[] = [
  {
    severity: 'error',
    heading: 'Errors',
    means: 'A row cannot be used as it stands. A run that would use it does not start.',
  },
  {
    severity: 'conflict',
    heading: 'Conflicts',
    means: 'Rows that can be read but cannot all hold. The run is infeasible, and says so with these rows.',
  },
  {
    severity: 'warning',
    heading: 'Warnings',
    means: 'Worth a look. A warning never stops a run.',
  },
];

function codesOf(wanted: Severity): readonly IssueCode[] {
  // Only what is the same for all messages is asked for here.
  const messages = Object.entries(catalogue) as readonly [IssueCode, Pick<Message<never>, 'severity'>][];
  return messages.flatMap(([name, { severity }]) => (severity === wanted ? [name] : []));
}

function overview(): string {
  const rows = severities.map(({ severity, heading, means }) => [
    `[${heading}](#${heading.toLowerCase()})`,
    String(codesOf(severity).length),
    means,
  ]);
  return table(['severity', 'messages', 'what it means'], rows);
}

function describeSeverity({ severity, heading, means }: SeverityWords): string {
  const rows = codesOf(severity).map((name) => {
    const { message: says, fix } = describeIssue(issue(name, nowhere, sampleFacts[name]));
    return [code(name), messageCauses[name], says, fix];
  });
  return `## ${heading}\n\n${means}\n\n${table(['code', 'when it is said', 'for example', 'and what to do'], rows)}`;
}

const nowhere = { tab: '', row: null, column: null };
