import type { InitiativeKey, KpiKey } from '../kernel/keys';

/** Where computed numbers of a run came from, by initiative. What is not here was typed, or is not known. */
export type Sources = Readonly<Record<InitiativeKey, InitiativeSources>>;

/** Where the computed numbers of one initiative came from. */
export interface InitiativeSources {
  /** By KPI. */
  readonly contributions: Readonly<Record<KpiKey, ModelSource>>;
  /** Of its value score; null: it was typed and nothing was computed, or it is not known. */
  readonly score: ScoreSource | null;
}

/** What a computed number came to, and whether a typed one overrides it. Numbers are as typed, not signed. */
export interface ComputedNumber {
  readonly computed: number;
  /** The typed number that counts instead; null: the computed one counts. */
  readonly typed: number | null;
}

/** A contribution that a model computes. */
export interface ModelSource extends ComputedNumber {
  readonly model: ModelUsed;
}

/** A model as it was when a run was frozen. */
export interface ModelUsed {
  readonly name: string;
  /** Its row on Math_Models. */
  readonly row: number;
  readonly formula: string;
  readonly chain: string;
  readonly assumptions: string;
  /** '' where nobody is named. */
  readonly approvedBy: string;
  readonly parameters: readonly ParameterUsed[];
}

/** A parameter as it was when a run was frozen. */
export interface ParameterUsed {
  readonly name: string;
  /** Its row on Params. */
  readonly row: number;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly isApproved: boolean | null;
}

/** A value score that a framework computes. */
export interface ScoreSource extends ComputedNumber {
  readonly framework: string;
  /** The numbers that went in, by name. */
  readonly inputs: Readonly<Record<string, number>>;
  /** For MATH_MODEL. */
  readonly model: ModelUsed | null;
}
