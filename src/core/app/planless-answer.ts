import { tieBreakNames } from '../objectives/tie-breaks';
import type { Answer } from '../problem/answer';
import type { Problem } from '../problem/problem';

/** The answer of a solve that was ended from outside before it had reported anything. */
export function planlessAnswer(
  { objective, candidates, rules }: Problem,
  solved: Pick<Answer, 'engine' | 'time_ms' | 'stopped'>,
): Answer {
  const names = [...objective.levels.map(({ name }) => name), ...tieBreakNames];
  return {
    ...solved,
    termination: 'undecided',
    selected: null,
    tied: false,
    stages: names.map((name) => ({ name, value: null, bound: null, proven: false, time_ms: 0 })),
    model_size: { columns: candidates.length, rows: rules.length },
  };
}
