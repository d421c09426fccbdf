import type { Compiler } from '../constraints/compiler';
import { kindOf } from '../constraints/index';
import type { Bonus } from '../domain/bonus';
import type { Candidate } from '../domain/candidate';
import type { Pool } from '../domain/pool';
import { type Slice, wholePortfolio } from '../domain/slice';
import { type KpiTarget, requiredIncrement } from '../domain/target';
import type { InitiativeKey, KpiKey } from '../kernel/keys';
import { addTerms, ModelBuilder, termsOf } from '../model/builder';
import type { Column, Objective, Row, Terms } from '../model/model';
import { type Level, openGoals } from '../objectives/level';
import { deadlineRanks } from '../objectives/tie-breaks';
import { type Problem, poolOf } from './problem';
import { fullBreakPrice, isSoft, shareOfLimit } from './soft-rules';

/** A problem as rows and columns, with the objectives of its stages. */
export interface CompiledProblem {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** For each row the index of the rule in `problem.rules` it stands for; null for rows that only define a column. */
  readonly ruleOfRow: readonly (number | null)[];
  /** The candidate of each of the first columns: column i is x_i. */
  readonly candidates: readonly InitiativeKey[];
  /** Main stages first, then goals, tokens, deadlines. */
  readonly stages: readonly (Objective & { readonly name: string })[];
}

/**
 * Compiles a problem. Columns: x_i in canonical order, then y_s of the synergies used, the shortfalls of soft rules, and
 * u_g of the goals. `softBase`: the base objective that soft rules are priced by; null leaves them out.
 */
export function compileProblem(problem: Problem, softBase: number | null = null): CompiledProblem {
  const compiler = new ProblemCompiler(poolOf(problem));
  for (const [index, rule] of problem.rules.entries()) {
    const soft = isSoft(rule);
    if (soft && softBase === null) continue;
    const gives = soft ? (kindOf(rule).gives?.by ?? null) : null;
    compiler.startRule(index, `${rule.kind}_${index + 1}`, gives, fullBreakPrice(rule, softBase ?? 0));
    kindOf(rule).compile(rule, compiler);
  }
  compiler.startRule(null, 'goal');
  const shortfall = compiler.meanShortfall(problem.goals);
  const levels = problem.objective.levels.map((level) => ({
    name: level.name,
    sense: 'maximize' as const,
    terms: compiler.level(level, shortfall),
    constant: 0,
  }));
  const [first] = levels;
  if (first !== undefined)
    first.terms = addTerms([
      [first.terms, 1],
      [compiler.breakPrices(), -1],
    ]);
  const minimized = (name: string, terms: Terms) => ({ name, sense: 'minimize' as const, terms, constant: 0 });
  const stages = [
    ...levels,
    minimized('goals', shortfall),
    minimized('tokens', compiler.tokens(wholePortfolio)),
    minimized('deadlines', compiler.deadlines()),
  ];
  return compiler.finish(stages);
}

class ProblemCompiler implements Compiler {
  readonly #pool: Pool;
  readonly #builder = new ModelBuilder();
  readonly #columns = new Map<InitiativeKey, number>();
  readonly #bonusColumns = new Map<Bonus, number>();
  readonly #ruleOfRow: (number | null)[] = [];
  #rule: number | null = null;
  #rowName = '';
  #rowsOfRule = 0;
  #gives: 'number' | 'whole' | null = null;
  #price = 0;
  /** The column that says that the rule is broken as a whole. */
  #broken: number | null = null;
  readonly #breakPrices: [column: number, price: number][] = [];

  constructor(pool: Pool) {
    this.#pool = pool;
    for (const { key, ineligible } of pool.candidates) {
      const upper = ineligible === null ? 1 : 0;
      this.#columns.set(key, this.#builder.addColumn({ name: `x_${key}`, lower: 0, upper, integer: true }));
    }
  }

  /** The rows that follow belong to this rule; `gives`: how it may be broken, at `price` for all of it. */
  startRule(index: number | null, rowName: string, gives: 'number' | 'whole' | null = null, price = 0): void {
    this.#gives = gives;
    this.#price = price;
    this.#broken = null;
    this.#rule = index;
    this.#rowName = rowName;
    this.#rowsOfRule = 0;
  }

  column(key: InitiativeKey): number | null {
    return this.#columns.get(key) ?? null;
  }

  tokens(slice: Slice): Terms {
    return this.#sum(slice, (candidate) => candidate.tokens);
  }

  count(slice: Slice): Terms {
    return this.#sum(slice, () => 1);
  }

  kpi(slice: Slice, kpi: KpiKey): Terms {
    const contributions = this.#sum(slice, (candidate) => candidate.contributions[kpi] ?? 0);
    const bonuses = this.#pool.bonusesOf(slice, kpi).map((bonus) => [this.#bonusColumn(bonus), bonus.amount] as const);
    return addTerms([
      [contributions, 1],
      [termsOf(bonuses), 1],
    ]);
  }

  row(lower: number, terms: Terms, upper: number): void {
    this.#rowsOfRule += 1;
    const name = `${this.#rowName}_${this.#rowsOfRule}`;
    if (this.#gives === null) this.#addRow(name, lower, terms, upper, this.#rule);
    else if (this.#gives === 'number') this.#addMissable(name, lower, terms, upper);
    else this.#addBreakable(name, lower, terms, upper);
  }

  /** sum over soft rules of their prices times the share by which they are broken. */
  breakPrices(): Terms {
    return termsOf(this.#breakPrices);
  }

  forbid(key: InitiativeKey): void {
    const column = this.column(key);
    if (column !== null) this.row(0, termsOf([[column, 1]]), 0);
  }

  /** z or z' of a level (optimization.md, Objective). */
  level(level: Level, shortfall: Terms): Terms {
    return addTerms([
      ...level.kpis.map(({ kpi, factor }) => [this.kpi(wholePortfolio, kpi), factor] as const),
      [this.#sum(wholePortfolio, (candidate) => candidate.valueScore ?? 0), level.scoreFactor],
      [shortfall, -level.shortfallFactor],
    ]);
  }

  /** Mean of u_g / required_g, with the columns and rows that define u_g. */
  meanShortfall(goals: readonly KpiTarget[]): Terms {
    const open = openGoals(goals);
    const pairs = open.map((goal, index): [number, number] => {
      const required = requiredIncrement(goal);
      const name = `u_${index + 1}`;
      const column = this.#builder.addColumn({ name, lower: 0, upper: Number.POSITIVE_INFINITY, integer: false });
      const terms = addTerms([
        [this.kpi(goal.slice, goal.kpi), 1],
        [termsOf([[column, 1]]), 1],
      ]);
      this.row(required, terms, Number.POSITIVE_INFINITY);
      return [column, 1 / (required * open.length)];
    });
    return termsOf(pairs);
  }

  /** sum of r_i x_i. */
  deadlines(): Terms {
    const ranks = deadlineRanks(this.#pool);
    return this.#sum(wholePortfolio, (candidate) => ranks.get(candidate.key) ?? 0);
  }

  finish(stages: CompiledProblem['stages']): CompiledProblem {
    const { columns, rows } = this.#builder.build({ sense: 'maximize', terms: termsOf([]), constant: 0 });
    const candidates = this.#pool.candidates.map((candidate) => candidate.key);
    return { columns, rows, ruleOfRow: this.#ruleOfRow, candidates, stages };
  }

  #sum(slice: Slice, coefficient: (candidate: Candidate) => number): Terms {
    const pairs = this.#pool.membersOf(slice).flatMap((candidate): [number, number][] => {
      const column = this.column(candidate.key);
      const value = coefficient(candidate);
      return column === null || value === 0 ? [] : [[column, value]];
    });
    return termsOf(pairs);
  }

  /**
   * y_s, made when the bonus is first asked for: y_s <= x_i for each member when the bonus is a gain, and
   * y_s >= sum x_i - (n - 1) when it is a loss.
   */
  #bonusColumn(bonus: Bonus): number {
    const known = this.#bonusColumns.get(bonus);
    if (known !== undefined) return known;
    const name = `y_${this.#bonusColumns.size + 1}`;
    const members = bonus.members.map((key) => this.column(key));
    const isPossible = !members.includes(null);
    const column = this.#builder.addColumn({ name, lower: 0, upper: isPossible ? 1 : 0, integer: false });
    this.#bonusColumns.set(bonus, column);
    const present = members.filter((member) => member !== null);
    if (!isPossible) return column;
    if (bonus.amount > 0) {
      for (const [index, member] of present.entries()) {
        const link = termsOf([
          [column, 1],
          [member, -1],
        ]);
        this.#addRow(`${name}_member_${index + 1}`, Number.NEGATIVE_INFINITY, link, 0, null);
      }
    } else {
      const all = termsOf([[column, 1], ...present.map((member): [number, number] => [member, -1])]);
      this.#addRow(`${name}_all`, 1 - present.length, all, Number.POSITIVE_INFINITY, null);
    }
    return column;
  }

  /** A bound that may be missed by v >= 0, each share of the limit at its price. */
  #addMissable(name: string, lower: number, terms: Terms, upper: number): void {
    const upwards = Number.isFinite(lower);
    const column = this.#builder.addColumn({
      name: `v_${name}`,
      lower: 0,
      upper: Number.POSITIVE_INFINITY,
      integer: false,
    });
    this.#breakPrices.push([column, this.#price * shareOfLimit(1, upwards ? lower : upper)]);
    const missing = termsOf([[column, upwards ? 1 : -1]]);
    this.#addRow(
      name,
      lower,
      addTerms([
        [terms, 1],
        [missing, 1],
      ]),
      upper,
      this.#rule,
    );
  }

  /** A row that need not hold where its rule is broken as a whole; all rows of a rule share that. */
  #addBreakable(name: string, lower: number, terms: Terms, upper: number): void {
    if (this.#broken === null) {
      this.#broken = this.#builder.addColumn({ name: `b_${name}`, lower: 0, upper: 1, integer: true });
      this.#breakPrices.push([this.#broken, this.#price]);
    }
    const most = terms.coefficients.reduce((sum, a) => sum + Math.max(0, a), 0);
    const least = terms.coefficients.reduce((sum, a) => sum + Math.min(0, a), 0);
    const broken = this.#broken;
    const relaxed = (coefficient: number): Terms =>
      addTerms([
        [terms, 1],
        [termsOf([[broken, coefficient]]), 1],
      ]);
    if (upper < most) this.#addRow(`${name}_most`, Number.NEGATIVE_INFINITY, relaxed(upper - most), upper, this.#rule);
    if (lower > least)
      this.#addRow(`${name}_least`, lower, relaxed(lower - least), Number.POSITIVE_INFINITY, this.#rule);
  }

  #addRow(name: string, lower: number, terms: Terms, upper: number, rule: number | null): void {
    this.#builder.addRow(name, lower, terms, upper);
    this.#ruleOfRow.push(rule);
  }
}
