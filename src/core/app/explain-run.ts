import { type Alternative, type AlternativesRequest, findAlternatives } from '../explain/alternatives/alternatives';
import { type Conflict, explainClash, type Repair } from '../explain/explain-clash';
import { type BaseRun, baseRun } from '../explain/resolve/base-run';
import { type Solver, timeLeft, within } from '../explain/resolve/solver';
import { type Robustness, robustness } from '../explain/robustness/robustness';
import { sayWhy } from '../explain/why/say-why';
import { type WhyCard, whyCard } from '../explain/why/why-card';
import { type FrontierPoint, frontier } from '../explain/worth/frontier';
import { sayFrontier, sayWorth } from '../explain/worth/say-worth';
import { type PoolWorth, worthOfCapacity } from '../explain/worth/worth-of-capacity';
import { fold } from '../kernel/fold';
import type { Engine } from '../model/engine';
import { goalWords } from '../objectives/goal-words';
import type { Answer } from '../problem/answer';
import type { Problem } from '../problem/problem';

/** What is to be explained of a run; a run without a plan is explained in any case. */
export interface ExplainRequest {
  /** Why cards: of one candidate by its key, of all, or none. */
  readonly why: { readonly of: 'all' } | { readonly of: 'one'; readonly key: string } | null;
  readonly alternatives: AlternativesRequest | null;
  /** Also what more and less of each pool is worth. */
  readonly frontier: boolean;
  /** How many draws; null: none. */
  readonly robustness: number | null;
}

/** What explaining needs from outside. */
export interface ExplainHooks {
  readonly seed: number;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
  /** Ends the work; what is known by then is kept. */
  readonly isStopped: () => boolean;
  readonly onProgress?: (progress: ExplainProgress) => void;
}

/** Something was worked out. */
export type ExplainProgress =
  | { readonly about: 'conflicts'; readonly conflicts: readonly Conflict[] }
  | { readonly about: 'why'; readonly card: SaidCard; readonly done: number; readonly of: number }
  | { readonly about: 'frontier'; readonly point: FrontierPoint }
  | { readonly about: 'worth'; readonly pool: PoolWorth }
  | { readonly about: 'alternatives'; readonly plan: Alternative }
  /** `sofar` with every tenth draw, else null. */
  | {
      readonly about: 'robustness';
      readonly done: number;
      readonly of: number;
      readonly sofar: Robustness | null;
    };

export type SaidCard = WhyCard & { readonly sentence: string };

/** What was found out about a run. Null: not asked for, or it makes no sense for the run. */
export interface Explanation {
  /** Empty for a run with a plan. */
  readonly conflicts: readonly Conflict[] | null;
  readonly repairs: readonly Repair[] | null;
  /** By the key of the candidate; with `all` those that were reached. */
  readonly why: Readonly<Record<string, SaidCard>> | null;
  readonly frontier: readonly FrontierPoint[] | null;
  readonly worth: readonly PoolWorth[] | null;
  readonly alternatives: readonly Alternative[] | null;
  readonly robustness: Robustness | null;
  /** In words for people. */
  readonly sentences: {
    readonly clash: string | null;
    readonly frontier: string | null;
    readonly worth: readonly string[] | null;
    readonly alternatives: string | null;
    readonly robustness: string | null;
  };
}

/** How long each explanation may take in milliseconds. */
export const explainBudgets = {
  clash: 20_000,
  why: 180_000,
  frontier: 60_000,
  worth: 60_000,
  alternatives: 60_000,
  robustness: 300_000,
} as const;

/** An explanation in which nothing was asked and nothing found. */
export const unexplained: Explanation = {
  conflicts: null,
  repairs: null,
  why: null,
  frontier: null,
  worth: null,
  alternatives: null,
  robustness: null,
  sentences: { clash: null, frontier: null, worth: null, alternatives: null, robustness: null },
};

/**
 * Explains a run by solving it again and again with the engine that solved it: why there is no plan and what would make
 * one, or what every choice in its plan costs. Each part ends at its own budget or when stopped, with what it has by then.
 */
export function explainRun(
  problem: Problem,
  answer: Answer,
  request: ExplainRequest,
  engine: Engine,
  hooks: ExplainHooks,
): Explanation {
  const { seed, now, isStopped } = hooks;
  const solver = (budget: keyof typeof explainBudgets): Solver => ({
    engine,
    seed,
    now,
    isStopped,
    until: now() + explainBudgets[budget],
  });
  if (answer.termination === 'infeasible') {
    const clash = explainClash(problem, solver('clash'), (conflicts) =>
      hooks.onProgress?.({ about: 'conflicts', conflicts }),
    );
    const { conflicts, repairs, sentence } = clash;
    return { ...unexplained, conflicts, repairs, sentences: { ...unexplained.sentences, clash: sentence } };
  }
  const base = baseRun(problem, answer);
  if (base === null) return unexplained;
  // People took the plan, so that a better one may be known.
  const isChosen = problem.whatIf?.instead_of !== undefined;
  const why = request.why === null ? null : explainChoices(base, request.why, isChosen, solver('why'), hooks);
  const points = request.frontier
    ? frontier(base, solver('frontier'), (point) => hooks.onProgress?.({ about: 'frontier', point }))
    : null;
  const worth = request.frontier
    ? worthOfCapacity(base, solver('worth'), (pool) => hooks.onProgress?.({ about: 'worth', pool }))
    : null;
  const others =
    request.alternatives === null
      ? null
      : findAlternatives(base, request.alternatives, solver('alternatives'), (plan) =>
          hooks.onProgress?.({ about: 'alternatives', plan }),
        );
  const draws = request.robustness;
  const sure =
    draws === null
      ? null
      : robustness(base, draws, solver('robustness'), (done, sofar) =>
          hooks.onProgress?.({ about: 'robustness', done, of: draws, sofar: done % 10 === 0 ? sofar() : null }),
        );
  return {
    conflicts: [],
    repairs: [],
    why,
    frontier: points,
    worth,
    alternatives: others?.plans ?? null,
    robustness: sure,
    sentences: {
      clash: null,
      frontier: points === null ? null : sayFrontier(points),
      worth: worth?.map(sayWorth) ?? null,
      alternatives: others?.sentence ?? null,
      robustness: sure?.sentence ?? null,
    },
  };
}

/** How many even shares of the time that is left one card may take: a few hard ones must not leave all others without any. */
const mostShares = 4;

/** When the first card of a single question is told, in milliseconds, with the figures that are known by then. */
const firstLook = 4500;

/** The cards asked for: those of what is not funded first, since they are asked for most. */
function explainChoices(
  base: BaseRun,
  asked: NonNullable<ExplainRequest['why']>,
  isChosen: boolean,
  solver: Solver,
  { onProgress }: ExplainHooks,
): Readonly<Record<string, SaidCard>> {
  const { candidates, objective } = base.problem;
  const wanted = asked.of === 'all' ? candidates : candidates.filter(({ key }) => fold(key) === fold(asked.key));
  const ordered = [...wanted].sort((left, right) => Number(base.plan.has(left.key)) - Number(base.plan.has(right.key)));
  const titles = new Map<string, string>(candidates.map(({ key, title }) => [key, title]));
  const words = { titles, goal: goalWords(objective.levels[0]?.name ?? ''), objective: base.values[0] ?? 0 };
  const cards: Record<string, SaidCard> = {};
  const tell = (card: WhyCard): void => {
    const said = { ...card, sentence: sayWhy(card, words) };
    cards[card.key] = said;
    onProgress?.({ about: 'why', card: said, done: Object.keys(cards).length, of: ordered.length });
  };
  for (const [index, { key }] of ordered.entries()) {
    if (timeLeft(solver) <= 0) break;
    const withCapacity = asked.of === 'one';
    const share = timeLeft(solver) / (ordered.length - index);
    const soon = within(solver, withCapacity ? firstLook : mostShares * share);
    tell(whyCard(base, key, soon, { withCapacity, isChosen }));
    const isCut = timeLeft(soon) <= 0 && timeLeft(solver) > 0;
    if (withCapacity && isCut) tell(whyCard(base, key, solver, { withCapacity, isChosen }));
  }
  return cards;
}
