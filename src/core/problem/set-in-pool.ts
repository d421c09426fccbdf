import { placed } from '../columns/column';
import { kindOf, type Rule } from '../constraints/index';
import { numberCell } from '../constraints/rule-cell';
import { Plan } from '../domain/plan';
import type { Pool } from '../domain/pool';
import { dimensionName, printSlice, type Slice, sliceKey } from '../domain/slice';
import type { KpiTarget } from '../domain/target';
import { compareKeys } from '../kernel/fold';
import { type CellRef, type Issue, issue } from '../kernel/issue';
import { candidatesTab, scenarioConfig } from '../tabs/index';
import { type Doubts, isOpenIn } from './doubts';
import type { Initiatives } from './initiatives';

/** What follows from rules that name initiatives or slices the run's pool, as far as it is known, does not have. */
export function checkAgainstPool(
  rules: readonly Rule[],
  goals: readonly KpiTarget[],
  pool: Pool,
  doubts: Doubts,
  initiatives: Initiatives,
): readonly Issue[] {
  const issues: Issue[] = [];
  const everything = new Plan(
    pool,
    pool.candidates.map((candidate) => candidate.key),
  );
  const offeredRows = new Set(pool.candidates.map((candidate) => candidate.row));
  for (const rule of rules) {
    const kind = kindOf(rule);
    const [origin] = rule.origins;
    if (origin === undefined) continue;
    const at = numberCell(rule, origin);
    const missing = kind.initiatives(rule).filter((key) => pool.find(key) === null);
    // What a candidate outside the pool says of itself is of no interest; what others say of it is.
    const isOwnFact = at.tab === candidatesTab.name && !offeredRows.has(at.row ?? 0);
    for (const key of missing) {
      const said = kind.outsidePool(rule, key);
      if (said !== null && (!isOwnFact || said.code === 'mandatory-not-in-pool')) issues.push(placed(said, at));
    }
    for (const key of kind.initiatives(rule)) {
      const reason = pool.find(key)?.ineligible ?? null;
      const said = reason === null ? null : kind.outsidePool(rule, key);
      // That a mandatory initiative cannot be funded is a conflict, and said as such.
      if (reason === null || said?.code !== 'not-in-pool') continue;
      issues.push(issue('ineligible-in-rule', at, { key, reason, consequence: said.facts.consequence }));
    }
    const slice = kind.slice(rule);
    if (slice === null || doubts.candidates.some((doubt) => isOpenIn(doubt, slice, pool))) continue;
    issues.push(...emptySlice(slice, at, pool, initiatives), ...idleLimit(rule, at, everything));
  }
  for (const goal of goals) {
    if (doubts.candidates.some((doubt) => isOpenIn(doubt, goal.slice, pool))) continue;
    for (const at of goal.origins) issues.push(...emptySlice(goal.slice, at, pool, initiatives));
  }
  return issues;
}

/** A most of a rule row that would hold even if everything were funded. */
function idleLimit(rule: Rule, at: CellRef, everything: Plan): readonly Issue[] {
  const { holds, measure } = kindOf(rule).check(rule, everything);
  const isIdle = holds && measure?.bound === 'cap' && everything.pool.membersOf(measure.slice).length > 0;
  if (!isIdle || at.tab === scenarioConfig.name) return [];
  const unit = measure.kind === 'rule' ? 'initiatives' : 'tokens';
  const facts = { slice: printSlice(measure.slice), limit: measure.limit, all: measure.achieved, unit };
  return [issue('rule-without-effect', at, facts)];
}

function emptySlice(slice: Slice, at: CellRef, pool: Pool, initiatives: Initiatives): readonly Issue[] {
  if (slice.dimensions.length === 0 || pool.membersOf(slice).length > 0) return [];
  const [dimension] = slice.dimensions;
  const [value] = slice.values;
  const isSingle = slice.dimensions.length === 1 && dimension !== undefined && value !== undefined;
  const near = isSingle ? initiatives.nearestSliceValue(dimension, value) : null;
  const column = at.tab === scenarioConfig.name ? at.column : 'key';
  const known = isSingle
    ? [...new Set(pool.candidates.map(({ slices }) => slices[dimension]))].filter((name) => name !== '')
    : [];
  const facts = {
    dimension: dimensionName(slice),
    value: sliceKey(slice),
    near: near === value ? null : near,
    known: known.sort(compareKeys),
  };
  return [issue('near-slice-value', { ...at, column }, facts)];
}
