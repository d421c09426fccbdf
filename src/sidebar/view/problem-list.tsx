import { useState } from 'preact/hooks';
import type { CellPlace } from '../../core/app/calls';
import type { DescribedIssue } from '../../core/kernel/issue';
import type { Severity } from '../../core/kernel/messages/message';
import { groupProblems, type Problem, type ProblemGroup } from '../model/group-problems';
import { Icon } from './icon';

/** Problems shown of each severity before somebody asks for all. */
const shownAtFirst = 4;

interface ProblemListProps {
  readonly issues: readonly DescribedIssue[];
  /** Which of them are open from the start; the others are a click away. */
  readonly open: readonly Severity[];
  readonly select: (place: CellPlace) => void;
  /** The scenario and set that a run would use, "Q1 · Baseline": conflicts of others stand apart. Null: one run's problems. */
  readonly chosen?: string | null;
  /** Ends a warning that KPIs count one effect twice; left out where rows are those of an earlier run. */
  readonly accept?: (row: number, message: string) => void;
}

/** What is wrong with the rows, the worst first; each problem leads to its cell. */
export function ProblemList({ issues, open, chosen = null, ...actions }: ProblemListProps) {
  return groupProblems(issues, chosen).map((group) => (
    <Group
      key={group.id}
      group={group}
      opensAtFirst={open.includes(group.severity) && !group.isElsewhere}
      {...actions}
    />
  ));
}

interface GroupProps extends Pick<ProblemListProps, 'select' | 'accept'> {
  readonly group: ProblemGroup;
  readonly opensAtFirst: boolean;
}

function Group({ group, opensAtFirst, ...actions }: GroupProps) {
  const [isOpen, setOpen] = useState(opensAtFirst);
  const [isWhole, setWhole] = useState(false);
  const { severity, isElsewhere, title, effect, problems } = group;
  const shown = isWhole ? problems : problems.slice(0, shownAtFirst);
  return (
    <details
      class={'card problems '.concat(severity, isElsewhere ? ' elsewhere' : '')}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {!isElsewhere && <Icon name={severity} />}
        <span class="summary-words">
          <strong>{title}</strong> <span class="quiet">{effect}</span>
        </span>
      </summary>
      <ul class="plain">
        {shown.map((problem) => (
          <ProblemLine key={problem.id} problem={problem} {...actions} />
        ))}
      </ul>
      {shown.length < problems.length && (
        <button type="button" class="link" onClick={() => setWhole(true)}>
          Show all {problems.length}
        </button>
      )}
    </details>
  );
}

interface ProblemLineProps extends Pick<ProblemListProps, 'select' | 'accept'> {
  readonly problem: Problem;
}

function ProblemLine({ problem, select, accept }: ProblemLineProps) {
  const { overlap } = problem;
  return (
    <li>
      <button type="button" class="link place" onClick={() => select(problem.at)}>
        {problem.place}:
      </button>
      <p>{problem.text}</p>
      {accept !== undefined && overlap !== null && (
        <button type="button" class="link" onClick={() => accept(overlap.row, overlap.message)}>
          Accept both and end this warning
        </button>
      )}
    </li>
  );
}
