import type { RunResult } from '../explain/result';
import { fold } from '../kernel/fold';
import type { Problem } from '../problem/problem';

/** A run that ended with a plan, as far as portfolios are made from it. */
export interface PlannedRun {
  readonly run_id: string;
  readonly problem: Problem;
  readonly constraint_set: { readonly name: string; readonly version: number };
  /** `soft_base`: what soft rules were priced by; not there when there are none. */
  readonly result: RunResult & { readonly soft_base?: number };
}

/** Who put an initiative in or out of a plan. */
export const itemSources = ['optimizer', 'manual_override'] as const;

/** What a plan decided for one candidate. */
export interface PortfolioItem {
  readonly initiative_key: string;
  readonly title: string;
  readonly selected: boolean;
  /** Tokens it gets; 0 when it is not selected. */
  readonly allocated_tokens: number;
  /** 1.. among the selected, else null. */
  readonly rank: number | null;
  readonly reason: string;
  readonly source: (typeof itemSources)[number];
}

/** The decision artefact of a run: what it decided for every candidate. Known by its run. */
export interface Portfolio {
  readonly run_id: string;
  readonly name: string;
  /** One per candidate: the selected by rank, then the others. */
  readonly items: readonly PortfolioItem[];
}

/** The portfolio of a run with a plan. */
export function portfolioOf({ run_id, problem, constraint_set: set, result }: PlannedRun): Portfolio {
  const titles = new Map<string, string>(problem.candidates.map(({ key, title }) => [key, title]));
  const sourceOf = itemSourceOf(problem);
  return {
    run_id,
    name: portfolioName(problem.scenario.name, set.name, set.version),
    items: result.items.map(({ key, selected, tokens, rank, reasonText }) => ({
      initiative_key: key,
      title: titles.get(key) ?? '',
      selected,
      allocated_tokens: selected ? tokens : 0,
      rank,
      reason: reasonText,
      source: sourceOf(key),
    })),
  };
}

/** How the portfolio of a run is called. */
export const portfolioName = (scenario: string, set: string, version: number): string =>
  `${scenario}, ${set} v${version}`;

/** Who decided about a candidate of a problem. */
export function itemSourceOf({ decisions }: Pick<Problem, 'decisions'>): (key: string) => PortfolioItem['source'] {
  const decided = new Set(decisions?.overrides.map(({ initiative_key }) => fold(initiative_key)));
  return (key) => (decided.has(fold(key)) ? 'manual_override' : 'optimizer');
}
