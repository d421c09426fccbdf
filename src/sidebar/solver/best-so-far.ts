import type { RunProgress } from '../../core/app/solve-run';
import { stoppedAnswer } from '../../core/app/stopped-answer';
import type { Answer } from '../../core/problem/answer';
import type { Problem } from '../../core/problem/problem';

/** What a solve has reported, as the answer it would be if it ended now: a page that ends a worker hears no more of it. */
export class BestSoFar {
  private readonly problem: Problem;
  private readonly engine: Answer['engine'];
  private plan: RunProgress | null = null;
  private bound: RunProgress | null = null;

  constructor(problem: Problem, engine: Answer['engine']) {
    this.problem = problem;
    this.engine = engine;
  }

  /** The answer after one more report. */
  after(progress: RunProgress): Answer {
    const [first] = this.problem.objective.levels;
    if (progress.selected !== null) this.plan = progress;
    if (progress.bound !== null && progress.stage === first?.name) this.bound = progress;
    const reported = [this.plan, this.bound].filter((one) => one !== null);
    // A bound's own message brings no plan that is newer than the newest one.
    const told = reported.map((one) => (one === this.plan ? one : { ...one, selected: null }));
    return stoppedAnswer(this.problem, told, { engine: this.engine, time_ms: 0, stopped: true });
  }
}
