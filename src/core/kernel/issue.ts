import { catalogue, type IssueCode, type Message, type Severity } from './messages/catalogue';
import { declaredNames, type TabNames, withTabNames } from './tab-names';

/** Where something stands in the workbook. `row` as Sheets counts it (the header is row 1); null: the whole tab. */
export interface CellRef {
  readonly tab: string;
  readonly row: number | null;
  /** Header text; null: the whole row or tab. */
  readonly column: string | null;
}

/** What a message of this code needs to know to be said. */
export type FactsOf<C extends IssueCode> = Parameters<(typeof catalogue)[C]['says']>[0];

/** One problem in the rows. A closed union: each code comes with just its own facts. */
export type Issue = {
  [C in IssueCode]: { readonly at: CellRef; readonly code: C; readonly facts: FactsOf<C>; readonly of?: SetNames };
}[IssueCode];

/** The scenarios and sets that a conflict of a whole workbook is in: "Q1 · Baseline". Not there for one run. */
type SetNames = readonly string[];

/** An issue as people and JSON see it. */
export interface DescribedIssue {
  readonly tab: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  /** What people call the tab; not there when they call it as the add-on does. */
  readonly shown_tab?: string | undefined;
  readonly of?: SetNames | undefined;
}

/** Makes an issue; the compiler holds facts and code together. */
export function issue<C extends IssueCode>(code: C, at: CellRef, facts: FactsOf<C>): Issue {
  // The union is indexed by C; TypeScript cannot see that for an open C.
  return { at, code, facts } as unknown as Issue;
}

/** How bad an issue is: errors block a run, conflicts make it infeasible, warnings do neither. */
export function severityOf(problem: Issue): Severity {
  return catalogue[problem.code].severity;
}

/** The issue blocks a run. */
export const isError = (problem: Issue): boolean => severityOf(problem) === 'error';

/** Puts an issue into words: what is wrong, and what to do about it. */
export function describeIssue(problem: Issue): DescribedIssue {
  return describeIn(problem, declaredNames);
}

/** The same in a workbook whose tabs people call `names`; `tab` stays the name the add-on has for it. */
export function describeIn(problem: Issue, names: TabNames): DescribedIssue {
  // The code picks the message written for exactly these facts.
  const message = catalogue[problem.code] as Message<unknown>;
  return {
    tab: problem.at.tab,
    row: problem.at.row,
    column: problem.at.column,
    code: problem.code,
    severity: message.severity,
    message: withTabNames(message.says(problem.facts), names),
    fix: withTabNames(message.fix(problem.facts), names),
    shown_tab: names.get(problem.at.tab),
    of: problem.of,
  };
}

/** An issue in one line: "Candidates row 7, engineering_tokens: -3 is below 0. Enter 0 or more." */
export function printIssue(problem: Issue): string {
  return printIssueIn(problem, declaredNames);
}

/** The same in a workbook whose tabs people call `names`. */
export function printIssueIn(problem: Issue, names: TabNames): string {
  const { message, fix } = describeIn(problem, names);
  return `${printCellRef(problem.at, names)}: ${sentences(message, fix)}`;
}

/** What is wrong and what to do as sentences; a question keeps its mark. */
export function sentences(message: string, fix: string): string {
  return `${message}${message.endsWith('?') ? '' : '.'} ${fix}.`;
}

/** A place in words: "Candidates row 7, engineering_tokens". */
export function printCellRef(at: CellRef & Pick<DescribedIssue, 'shown_tab'>, names: TabNames = declaredNames): string {
  const tab = names.get(at.tab) ?? at.shown_tab ?? at.tab;
  return [at.row === null ? tab : `${tab} row ${at.row}`, ...(at.column === null ? [] : [at.column])].join(', ');
}
