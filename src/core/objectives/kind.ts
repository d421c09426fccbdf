import type { Pool } from '../domain/pool';
import type { ObjectiveMode, Scenario } from '../domain/scenario';
import type { KpiKey } from '../kernel/keys';
import type { Objective } from './level';
import type { Targets } from './scale';

/** What an objective is built from. */
export interface ObjectiveInput {
  readonly scenario: Pick<Scenario, 'weights' | 'goalWeight'>;
  /** The active north star; null when there is no registry (max_score needs none). */
  readonly northStar: KpiKey | null;
  readonly pool: Pool;
  readonly targets: Targets;
}

/** One objective mode: everything the product knows about it. */
export interface ObjectiveKind {
  readonly mode: ObjectiveMode;
  readonly label: string;
  readonly help: string;
  /** How objective_weights_json is used. */
  readonly weights: 'none' | 'mix' | 'order';
  /** It maximises KPIs, so that the registry and contributions are needed. */
  readonly needsKpis: boolean;
  /** It maximises value scores. */
  readonly needsScore: boolean;
  /** goal_weight may be above 0. */
  readonly allowsGoalWeight: boolean;
  objective(input: ObjectiveInput): Objective;
}
