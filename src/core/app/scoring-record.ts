/** What every initiative was scored at, at one time, and what it was computed from. Plain JSON; blank text is ''. */
export interface ScoringRecord {
  /** UTC timestamp. */
  readonly scored_at: string;
  readonly initiatives: readonly ComputedRecord[];
  readonly models: readonly ModelRecord[];
  readonly params: readonly ParamRecord[];
  readonly scores: readonly ScoreRecord[];
}

/** What is computed for one initiative. Keyed by initiative_key, folded. */
export interface ComputedRecord {
  readonly initiative_key: string;
  /** By KPI key, in the KPI's own unit. */
  readonly kpi_contribution_computed: Readonly<Record<string, number>>;
  /** Where its contributions come from, in words: `NSM_ORDERS: model Upsell; KPI_COST: typed`. */
  readonly kpi_contribution_source: string;
  /** Null: none is chosen, or it gives no value. */
  readonly active_scoring_framework: string | null;
}

/** One model. Keyed by initiative and model_name, folded. */
export interface ModelRecord {
  readonly initiative_key: string;
  readonly model_name: string;
  readonly target_kpi_key: string;
  readonly is_primary: boolean;
  readonly metric_chain_text: string;
  readonly formula_text: string;
  readonly assumptions_text: string;
  readonly approved_by_user: boolean;
  readonly computed_value: number | null;
}

/** One parameter. Keyed by initiative, model_name ('' is every model) and param_name, folded. */
export interface ParamRecord {
  readonly initiative_key: string;
  readonly model_name: string;
  readonly param_name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly approved: boolean;
  readonly source: string;
  readonly notes: string;
}

/** The score of one initiative by one framework. */
export interface ScoreRecord {
  readonly initiative_key: string;
  readonly framework_name: string;
  readonly value_score: number | null;
  readonly effort_score: number | null;
  readonly overall_score: number | null;
  /** The numbers that went in, by name. */
  readonly inputs: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
}
