import { printNumber } from '../../core/kernel/number-text';
import { goalWords } from '../../core/objectives/goal-words';
import type { Solving } from '../run/run-state';

/** A running solve in plain words. */
export interface ProgressWords {
  readonly stage: string;
  /** "1,234 NSM_ORDERS"; null while there is no plan. */
  readonly best: string | null;
  /** "at most 2.1 % better possible"; null while that is not known. */
  readonly room: string | null;
}

export function describeProgress({ isLoaded, isInPage, stage, best, bound, goal }: Solving): ProgressWords {
  return {
    stage: describeStage({ isLoaded, isInPage, stage, goal }),
    best: best === null ? null : `${printNumber(best, 2)} ${goalWords(goal)}`,
    room: best === null || bound === null ? null : describeRoom(best, bound),
  };
}

function describeStage({
  isLoaded,
  isInPage,
  stage,
  goal,
}: Pick<Solving, 'isLoaded' | 'isInPage' | 'stage' | 'goal'>): string {
  if (!isLoaded) return 'Fetching the solver (only the first time)';
  if (isInPage) return 'Looking for the best plan; the sidebar may stand still for a few seconds';
  switch (stage) {
    case null:
      return 'Starting';
    case 'goals':
      return 'Comparing equally good plans: fewest missed goals';
    case 'tokens':
      return 'Comparing equally good plans: fewest tokens';
    case 'deadlines':
      return 'Comparing equally good plans: earliest deadlines';
    default:
      return stage === goal ? 'Looking for the best plan' : `Keeping that, looking for the most ${goalWords(stage)}`;
  }
}

/** By how much a plan could at most be better than the best so far: (bound - best) / max(1e-9, |best|). */
function describeRoom(best: number, bound: number): string {
  const share = Math.max(0, bound - best) / Math.max(1e-9, Math.abs(best));
  if (share < 1e-9) return 'nothing better is possible';
  if (share > 10) return 'how much better is possible is not known yet';
  return `at most ${(share * 100).toPrecision(2)} % better possible`;
}

/** "4 s", "1 min 05 s". */
export function printElapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
