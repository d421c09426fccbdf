import type { Engine } from '../model/engine';
import { type BrokenRule, brokenRules } from '../portfolio/broken-rules';
import { type Price, priceBetween, type WorthPlan } from '../portfolio/price';
import { selectionValues } from '../portfolio/selection-value';
import type { Answer } from '../problem/answer';
import { type Decisions, undecidable, withDecisions } from '../problem/decisions';
import type { Problem } from '../problem/problem';
import { type SolveRunOptions, solveRun } from './solve-run';

/** What a person wants to decide, and what it is compared with. */
export interface DecisionTrialRequest {
  /** The run without any decision. */
  readonly base: WorthPlan & { readonly problem: Problem };
  /** What the shown run funds: the base itself, or a run with earlier decisions. */
  readonly shown: WorthPlan;
  /** All decisions, earlier ones among them. */
  readonly decisions: Decisions;
}

/** What came of trying; nothing is kept. */
export type DecisionTrial =
  /** It can be done at this price. `cumulative`: of all decisions, against the run without any. */
  | { readonly ok: true; readonly answer: Answer; readonly price: Price; readonly cumulative: Price }
  /** It breaks these rules; or, when there are none, `why` says what else is the matter. */
  | { readonly ok: false; readonly broken: readonly BrokenRule[]; readonly why: string };

/** Solves a run again as people decide it, and says what that costs. Pure but for the engine and the clock it is lent. */
export function tryDecisions(
  { base, shown, decisions }: DecisionTrialRequest,
  engine: Engine,
  options: SolveRunOptions,
): DecisionTrial {
  const [refused] = undecidable(base.problem, decisions);
  if (refused !== undefined) return { ok: false, broken: [], why: refused };
  const problem = withDecisions(base.problem, decisions);
  const unfit = decisions.overrides.flatMap(({ initiative_key: key, lock }) => {
    const candidate = problem.candidates.find((other) => other.key === key);
    return lock === 'in' && candidate?.ineligible != null ? [`${key} cannot be funded: ${candidate.ineligible}.`] : [];
  });
  if (unfit[0] !== undefined) return { ok: false, broken: [], why: unfit[0] };
  const answer = solveRun(problem, engine, options);
  if (answer.selected === null) {
    const broken = answer.termination === 'infeasible' ? brokenRules(problem, engine, options) : [];
    const why =
      broken.length > 0
        ? `This cannot be kept together with: ${broken.map(({ sentence }) => sentence).join('; ')}.`
        : 'No plan was found in time.';
    return { ok: false, broken, why };
  }
  const objective = selectionValues(problem).objective(answer.selected, answer.soft_base ?? null);
  const found = { selected: answer.selected, objective };
  const price = priceBetween(base.problem, shown, found);
  const cumulative = priceBetween(base.problem, base, found);
  return { ok: true, answer, price, cumulative };
}
