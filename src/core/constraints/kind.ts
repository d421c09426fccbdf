import type { CellProblem } from '../columns/column';
import type { Bonus } from '../domain/bonus';
import type { Plan } from '../domain/plan';
import type { Slice } from '../domain/slice';
import type { StoredSet } from '../domain/stored-set';
import type { KpiTarget, Strength } from '../domain/target';
import type { CellRef } from '../kernel/issue';
import type { InitiativeKey } from '../kernel/keys';
import type { RuleColumn } from './columns';
import type { Compiler } from './compiler';
import type { Names } from './names';
import type { Reason } from './reason';
import type { RuleRowReader } from './rule-row-reader';
import type { Verdict } from './verdict';

/** What every rule carries, whatever its type. */
export interface RuleBase {
  readonly kind: string;
  /** The cells that say it: rows of Constraints, Targets, Candidates or Scenario_Config; one rule may be said twice. */
  readonly origins: readonly CellRef[];
  readonly strength: Strength;
  /** Percent of the base objective per 1 % of violation; null unless soft. */
  readonly breakPrice: number | null;
  readonly notes: string;
}

/** What the Candidates tab itself says about an initiative; true in every constraint set. */
export interface CandidateFacts {
  readonly key: InitiativeKey;
  readonly isMandatory: boolean;
  readonly mandateReason: string;
  readonly needs: readonly InitiativeKey[];
  readonly excludes: readonly InitiativeKey[];
  /** The place of one of its cells. */
  at(column: 'is_mandatory' | 'prerequisite_keys' | 'exclusion_keys'): CellRef;
}

/** How a rule gives way: by an amount of its number, or only as a whole. */
export type Giving<R extends RuleBase> =
  | {
      readonly by: 'number';
      /** The column its number stands in on a rule row. */
      readonly column: RuleColumn;
      /** What its cell says for a limit as the rule measures it. */
      typed(rule: R, limit: number): number;
      /** The rule with another limit, as the rule measures it. */
      withLimit(rule: R, limit: number): R;
    }
  | {
      readonly by: 'whole';
      /** The keys that a list cell says it with: without them the cell no longer does. */
      listed(rule: R): readonly InitiativeKey[];
    };

/**
 * One rule type: everything the product knows about it. Readers, the stored form, the model, the checker, the
 * explanations, the dropdown and the reference page all follow from these answers.
 */
export interface RuleKind<R extends RuleBase> {
  /** The word in the constraint_type column. */
  readonly kind: R['kind'];
  readonly aliases: readonly string[];
  /** Short name for people. */
  readonly label: string;
  /** What it means, in one or two sentences. */
  readonly help: string;
  /** `slice`: all, a slice dimension or a crossed one; else the words the dimension column may hold. */
  readonly dimensions: 'slice' | readonly ('initiative' | 'bundle')[];
  /** Columns it cannot do without, and columns it may use, beyond dimension, strength, break_price and notes. */
  readonly needs: readonly RuleColumn[];
  readonly uses: readonly RuleColumn[];
  /** Its key names a bundle and its related_keys, when given, are the members for the whole constraint set. */
  readonly definesBundle: boolean;
  /** What it does by itself to the initiatives it names; `other` when that depends on the rest of the plan. */
  readonly effect: 'fund' | 'forbid' | 'at_most_one' | 'other';
  /** Rows as a PM would type them, for the reference page and the tests. */
  readonly examples: readonly Readonly<Partial<Record<RuleColumn, string | number>>>[];

  /** The rules a row stands for; none when something is missing (the reader has then collected the issue). */
  read(row: RuleRowReader): readonly R[];
  /** The rules that a candidate's own cells stand for. */
  ofCandidate(facts: CandidateFacts): readonly R[];

  /** Equal for rules about the same thing: the same slice, pair, bundle. */
  subject(rule: R): string;
  /** Equal for rules that also say the same about it. */
  content(rule: R): string;
  /**
   * What is to be said of rows on one subject; null when all may stand without a word. `rows`: their numbers, or with
   * their tabs ("5 of Constraints") when these differ.
   */
  repeated(rule: R, rows: readonly (number | string)[], sameContent: boolean): CellProblem | null;

  /** Writes the rule into its stored columns. Rules come in canonical order; the stricter of two bounds stays. */
  store(rule: R, set: StoredSet): void;
  /** The rules of this type that a stored set holds. */
  restore(set: StoredSet, names: Names): readonly R[];

  /** The initiatives it names. */
  initiatives(rule: R): readonly InitiativeKey[];
  /** The slice it bounds; null when it is about initiatives. */
  slice(rule: R): Slice | null;
  /** What follows when an initiative it names is not in the run's pool; null when that is nothing to speak of. */
  outsidePool(rule: R, key: InitiativeKey): CellProblem | null;
  /** The bonus it grants; null when it grants none. */
  bonus(rule: R): Bonus | null;

  /** The KPI target it holds to; null when it is about something else. */
  target(rule: R): KpiTarget | null;
  /** What `key` needs so that it can be funded under this rule. */
  needsOf(rule: R, key: InitiativeKey): readonly InitiativeKey[];

  /** Adds its rows (optimization.md, Rules). */
  compile(rule: R, model: Compiler): void;
  /** Whether a plan keeps the rule, by its meaning alone. */
  check(rule: R, plan: Plan): Verdict;
  /** The rule as a sentence without its full stop: "UK gets at least 250 tokens". */
  sentence(rule: R): string;
  /** How it gives way, when rules cannot all hold and as a soft rule; null: it forbids nothing. */
  readonly gives: Giving<R> | null;
  /** Why the rule has `key` in the plan (when it is selected) or out of it; null when it is not the rule's doing. */
  reason(rule: R, key: InitiativeKey, plan: Plan): Reason | null;
}
