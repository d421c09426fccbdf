import type { DescribedIssue } from '../../core/kernel/issue';
import { printCellRef, sentences } from '../../core/kernel/issue';
import { type Severity, severities } from '../../core/kernel/messages/message';
import { explainConflicts } from './conflict-words';

/** Problems of one severity, in words. */
export interface ProblemGroup {
  /** Different for each group of a list. */
  readonly id: string;
  readonly severity: Severity;
  /** It is about other sets than the one that is chosen. */
  readonly isElsewhere: boolean;
  /** "3 errors". */
  readonly title: string;
  /** What they mean for a run. */
  readonly effect: string;
  readonly problems: readonly Problem[];
}

export interface Problem {
  /** Different for each problem of a list. */
  readonly id: string;
  /** "Candidates row 7, engineering_tokens". */
  readonly place: string;
  /** What is wrong and what to do. */
  readonly text: string;
  readonly at: { readonly tab: string; readonly row: number | null; readonly column: string | null };
  /** For a warning that two KPIs count one effect twice: by what it can be ended; null for others. */
  readonly overlap: { readonly row: number; readonly message: string } | null;
}

interface SeverityWords {
  readonly one: string;
  readonly many: string;
  readonly effect: (issues: readonly DescribedIssue[]) => string;
}

const words: Readonly<Record<Severity, SeverityWords>> = {
  error: { one: 'error', many: 'errors', effect: () => 'These rows have to be mended before a run can use them.' },
  conflict: { one: 'conflict', many: 'conflicts', effect: explainConflicts },
  warning: { one: 'warning', many: 'warnings', effect: () => 'A run is possible; have a look.' },
};

/** "2 conflicts, 5 warnings"; without problems, that there are none. */
export function countProblems(issues: readonly DescribedIssue[]): string {
  const groups = groupProblems(issues);
  return groups.length === 0 ? 'No problems found.' : groups.map(({ title }) => title).join(', ');
}

/**
 * Problems by severity, the worst first; whole tabs and headers before rows, as they explain the rest. Conflicts of several
 * scenarios and sets are grouped by these: first the `chosen` one ("Q1 · Baseline"), the others last of all.
 */
export function groupProblems(
  issues: readonly DescribedIssue[],
  chosen: string | null = null,
): readonly ProblemGroup[] {
  const sets = [...new Set(issues.flatMap(({ of }) => of ?? []))];
  const others = sets.filter((set) => set !== chosen);
  const isOfOthers = ({ of }: DescribedIssue): boolean => chosen !== null && of !== undefined && !of.includes(chosen);
  const bySeverity = severities.flatMap((severity) => {
    const own = issues.filter((issue) => issue.severity === severity && !isOfOthers(issue));
    const isOfSet = chosen !== null && own.some(({ of }) => of !== undefined);
    return groupOf(severity, own, isOfSet ? chosen : null, false);
  });
  // A conflict of several sets stands with each; one that the chosen set has too stands there alone.
  const elsewhere = others.flatMap((set) =>
    groupOf(
      'conflict',
      issues.filter((issue) => isOfOthers(issue) && issue.of?.includes(set) === true),
      set,
      true,
    ),
  );
  return [...bySeverity, ...elsewhere];
}

/** Problems of one severity as a group; none where there are none. `set`: which they are of, null: not said. */
function groupOf(
  severity: Severity,
  own: readonly DescribedIssue[],
  set: string | null,
  isElsewhere: boolean,
): readonly ProblemGroup[] {
  if (own.length === 0) return [];
  const { one, many, effect } = words[severity];
  const isWhole = ({ row }: DescribedIssue): boolean => row === null || row === 1;
  const ordered = [...own.filter(isWhole), ...own.filter((issue) => !isWhole(issue))];
  return [
    {
      id: `${severity} ${set ?? ''}`,
      severity,
      isElsewhere,
      title: `${own.length} ${own.length === 1 ? one : many}${set === null ? '' : ` in ${set}`}`,
      effect: effect(own),
      problems: ordered.map(asProblem),
    },
  ];
}

function asProblem(issue: DescribedIssue, index: number): Problem {
  const { tab, row, column, code, message, fix, shown_tab } = issue;
  const at = { tab, row, column };
  return {
    id: `${index} ${tab} ${row} ${column}`,
    place: printCellRef({ ...at, shown_tab: shown_tab ?? tab }),
    text: sentences(message, fix),
    at,
    overlap: code === 'kpis-redundant' && row !== null ? { row, message } : null,
  };
}
