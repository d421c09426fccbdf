import { type Cell, showCell } from '../../../src/core/columns/cell';
import { kindOf } from '../../../src/core/constraints/index';
import type { Verdict } from '../../../src/core/constraints/verdict';
import { Plan } from '../../../src/core/domain/plan';
import type { Problem } from '../../../src/core/problem/problem';
import { poolOf } from '../../../src/core/problem/problem';

/*
 * Conflicts and repairs by trying all selections. Rules are judged by their meaning alone, which the oracle of this folder
 * holds to the documents; no model, no engine.
 */

/** For each selection the indexes of the rules it breaks. */
export function brokenBySelection(problem: Problem): readonly (readonly number[])[] {
  const pool = poolOf(problem);
  const open = pool.candidates.filter(({ ineligible }) => ineligible === null).map(({ key }) => key);
  return Array.from({ length: 1 << open.length }, (_, bits) => {
    const plan = new Plan(
      pool,
      open.filter((_key, i) => (bits & (1 << i)) !== 0),
    );
    return problem.rules.flatMap((rule, index) => (kindOf(rule).check(rule, plan).holds ? [] : [index]));
  });
}

/** Whether some selection keeps all of these rules. */
export const canHold = (broken: readonly (readonly number[])[], rules: ReadonlySet<number>): boolean =>
  broken.some((indexes) => indexes.every((index) => !rules.has(index)));

/** What it takes to make one selection a plan. */
export interface Price {
  readonly cost: number;
  /** What is changed, one word per rule. */
  readonly touched: ReadonlySet<string>;
}

/**
 * The prices of every selection: numbers move to the next number with as many decimals, rules without one cost 1. Where
 * percentages follow the total capacity there is one price for each capacity at which one of them needs a step less.
 */
export function prices(problem: Problem): readonly Price[] {
  const pool = poolOf(problem);
  const open = pool.candidates.filter(({ ineligible }) => ineligible === null).map(({ key }) => key);
  return Array.from({ length: 1 << open.length }, (_, bits): readonly Price[] => {
    const plan = new Plan(
      pool,
      open.filter((_key, i) => (bits & (1 << i)) !== 0),
    );
    const verdicts = problem.rules.map((rule): RuleVerdict => ({ rule, ...kindOf(rule).check(rule, plan) }));
    return [...raisesThatPay(problem, verdicts)].map((raise) => priceOf(problem, verdicts, raise));
  }).flat();
}

/** No raise of the total capacity, and each by which a cap that is a percentage needs one step less or none. */
function raisesThatPay(problem: Problem, verdicts: readonly RuleVerdict[]): ReadonlySet<number> {
  const before = problem.scenario.capacityTotal ?? 0;
  const step = 10 ** -decimals(before);
  const raises = verdicts.flatMap(({ rule, measure }) => {
    if (measure?.bound !== 'cap' || !isShare(problem, rule)) return [];
    const { limit, achieved } = measure;
    const own = stepOfShare(before, limit);
    const steps = Math.max(0, Math.ceil((achieved - 1e-6 - limit) / own));
    return Array.from({ length: steps }, (_, count) => {
      const raise = ((achieved - 1e-6) / (limit + count * own) - 1) * before;
      return Math.ceil(raise / step) * step;
    });
  });
  return new Set([0, ...raises.filter((raise) => Number.isFinite(raise))]);
}

/** One unit of the last digit of a percentage, in tokens. */
const stepOfShare = (before: number, limit: number): number => (before * 10 ** -decimals((100 * limit) / before)) / 100;

type RuleVerdict = { readonly rule: Problem['rules'][number] } & Verdict;

/** What a selection with these verdicts costs when the total capacity is raised by so much, or by as much as it needs. */
function priceOf(problem: Problem, verdicts: readonly RuleVerdict[], raise: number): Price {
  const before = problem.scenario.capacityTotal ?? 0;
  const isTotal = ({ origins }: RuleVerdict['rule']): boolean =>
    origins.some(({ column }) => column === 'capacity_total_tokens');
  let cost = raise / Math.max(1, before);
  const touched = new Set<string>();
  for (const [index, { rule, holds, measure }] of verdicts.entries()) {
    if (measure === null) {
      if (holds) continue;
      const isRow = rule.origins.every(({ column }) => column === null);
      const word = isRow ? `${rule.kind} ${JSON.stringify(rule.origins)}` : `rule ${index}`;
      if (!touched.has(word)) cost += isTied(problem, rule) ? Number.POSITIVE_INFINITY : 1;
      touched.add(word);
      continue;
    }
    const { limit, achieved, bound } = measure;
    const growth = isShare(problem, rule) ? (before + raise) / before : 1;
    const now = isTotal(rule) ? limit + raise : limit * growth;
    const tolerance = measure.kind === 'kpi' ? 1e-9 * Math.max(1, Math.abs(achieved)) : 1e-6;
    const missing = bound === 'cap' ? achieved - now : now - achieved;
    if (isTotal(rule) && raise > 0) touched.add(`rule ${index}`);
    if (missing <= tolerance) continue;
    const own = isShare(problem, rule)
      ? stepOfShare(before, limit)
      : Math.max(
          ...rule.origins.map((at) => 10 ** -decimals(shownNumber(problem, at, measure.target === null, limit))),
        );
    const steps = Math.ceil((missing - tolerance) / (own * growth));
    // Every cell that says the rule changes.
    cost += (rule.origins.length * steps * own) / Math.max(1, Math.abs(limit));
    touched.add(`rule ${index}`);
  }
  return { cost, touched };
}

/**
 * A row that cannot be cleared by itself: it names the members of a bundle to another row, or the set would have no row
 * left. The workbooks here have no strength column by which it could be made soft.
 */
function isTied({ typed, rules, goals }: Problem, rule: Problem['rules'][number]): boolean {
  if (rule.origins.some(({ tab }) => tab === 'Candidates') && rule.origins.length === 1) return false;
  const isOwn = (row: { tab: string; row: number | null }): boolean =>
    rule.origins.some((at) => at.tab === row.tab && at.row === row.row);
  const isRuleTab = ({ tab }: { tab: string }): boolean => tab === 'Constraints' || tab === 'Targets';
  const others = [...rules, ...goals].flatMap(({ origins }) => origins).filter((at) => isRuleTab(at) && !isOwn(at));
  if (others.length === 0) return true;
  if (rule.kind !== 'bundle_all_or_nothing') return false;
  const word = (cell: Parameters<typeof showCell>[0] | undefined): string =>
    showCell(cell ?? '')
      .trim()
      .toLowerCase();
  const namesMembers = typed.some((row) => isOwn(row) && word(row.cells['related_keys']) !== '');
  return (
    namesMembers &&
    typed.some(
      (row) =>
        !isOwn(row) &&
        word(row.cells['dimension']) === 'bundle' &&
        word(row.cells['key']) === rule.bundle.toLowerCase(),
    )
  );
}

/** The problem has a percentage of the total capacity among its limits. */
export const hasPercentages = (problem: Problem): boolean => problem.rules.some((rule) => isShare(problem, rule));

/** A rule's limit of tokens is typed as a percentage of the total capacity. */
const isShare = (problem: Problem, { origins }: RuleVerdict['rule']): boolean =>
  problem.scenario.capacityTotal !== null && origins.some((at) => isPercentageAt(problem, at));

/** The cell that a rule's limit of tokens stands in holds a percentage of the total capacity. */
function isPercentageAt({ typed }: Problem, at: Problem['rules'][number]['origins'][number]): boolean {
  const cells = typed.find(({ tab, row }) => tab === at.tab && row === at.row)?.cells ?? {};
  return (
    at.tab === 'Constraints' &&
    ['min_tokens', 'max_tokens'].some((column) => (at.column ?? column) === column && isPercentage(cells[column]))
  );
}

const isPercentage = (cell: Cell | undefined): boolean =>
  showCell(cell ?? '')
    .trim()
    .endsWith('%');

function shownNumber(
  { typed }: Problem,
  at: { readonly tab: string; readonly row: number | null; readonly column: string | null },
  isLimit: boolean,
  limit: number,
): number {
  if (isLimit) return limit;
  const row = typed.find(({ tab, row: number }) => tab === at.tab && number === at.row);
  return Number(row?.cells['target_value'] ?? 0);
}

/** 16.700000000000003 shows one decimal. */
const decimals = (value: number): number => (/\.(\d+)$/.exec(String(Number(value.toPrecision(12))))?.[1] ?? '').length;
