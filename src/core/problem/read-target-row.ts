import type { Row } from '../columns/row';
import type { Rule } from '../constraints/index';
import type { Names } from '../constraints/names';
import { target as kpiFloor } from '../constraints/target';
import type { Kpi } from '../domain/kpi';
import { parseDimension, type Slice, sliceDimensions, sliceOf, wholePortfolio } from '../domain/slice';
import { type KpiTarget, requiredIncrement } from '../domain/target';
import { fold, foldHeader } from '../kernel/fold';
import { type Issue, issue } from '../kernel/issue';
import { nearest } from '../kernel/nearest';
import type { targetsTab } from '../tabs/index';
import { missingValues } from '../tabs/missing-values';
import type { TabRows } from '../tabs/read-table';

type TargetRow = Row<typeof targetsTab.columns>;

/** What a row of Targets stands for: a rule that must hold, or a goal. */
export type TargetReading =
  | { readonly aim: 'floor'; readonly rule: Rule }
  | { readonly aim: 'goal'; readonly goal: KpiTarget };

/**
 * Reads a row of Targets; null after collecting an issue when it cannot be used.
 * A tab that has a country column for its key means country where the dimension is blank.
 */
export function readTargetRow(
  row: TargetRow,
  tab: TabRows<typeof targetsTab.columns>,
  names: Names,
  issues: Issue[],
): TargetReading | null {
  const { floor_or_goal: aim, target_value: value, baseline_value: baseline, notes, strength } = row.values;
  issues.push(...missingValues(tab, row, ['kpi_key', 'floor_or_goal', 'target_value']));
  const byCountry = foldHeader(tab.shownHeaders.get('key') ?? '') === 'country';
  const slice = readSlice(row, names, byCountry, issues);
  const kpi = readKpi(row, names, issues);
  issues.push(...checkStrength(row));
  if (slice === null || kpi === null || aim === null || value === null || row.broken.has('baseline_value')) return null;
  const origins = [row.at(null)];
  const goal: KpiTarget = {
    slice,
    kpi: kpi.key,
    direction: kpi.direction,
    value,
    baseline,
    notes: notes ?? '',
    origins,
  };
  if (baseline !== null && requiredIncrement(goal) <= 0) {
    const facts = { kpi: kpi.key, target: value, baseline, isFalling: kpi.direction === 'lower_is_better' };
    issues.push(issue('target-asks-nothing', row.at('target_value'), facts));
  }
  if (aim === 'goal') return { aim, goal };
  const { break_price: breakPrice } = row.values;
  return {
    aim,
    rule: { kind: kpiFloor.kind, target: goal, origins, strength: strength ?? 'hard', breakPrice, notes: goal.notes },
  };
}

/** Strength and price are of floors, and a price of soft ones. */
function checkStrength(row: TargetRow): readonly Issue[] {
  const { floor_or_goal: aim, strength } = row.values;
  if (aim === 'goal') {
    const unused = (['strength', 'break_price'] as const).filter((column) => row.filled.has(column));
    return unused.map((column) => issue('unused-by-goal', row.at(column), { column }));
  }
  if (strength === 'soft') {
    return row.filled.has('break_price') ? [] : [issue('soft-without-price', row.at('break_price'), {})];
  }
  const isUnused = row.filled.has('break_price') && !row.broken.has('strength');
  return isUnused ? [issue('price-without-soft', row.at('break_price'), { strength })] : [];
}

function readKpi(row: TargetRow, names: Names, issues: Issue[]): Kpi | null {
  const shown = row.values.kpi_key;
  if (shown === null) return null;
  const found = names.kpi(shown);
  if (found === null) {
    issues.push(issue('unknown-kpi', row.at('kpi_key'), { key: shown, near: names.nearestKpi(shown) }));
    return null;
  }
  if (found.unusable === null) return found.kpi;
  issues.push(issue('unusable-kpi', row.at('kpi_key'), { key: found.kpi.key, reason: found.unusable }));
  return null;
}

function readSlice(row: TargetRow, names: Names, byCountry: boolean, issues: Issue[]): Slice | null {
  const { dimension: typed, key } = row.values;
  if (row.broken.has('dimension') || row.broken.has('key')) return null;
  if (typed === null && !byCountry) {
    const why = 'a target for everything has the dimension all';
    issues.push(issue('missing-value', row.at('dimension'), { why }));
    return null;
  }
  const shown = typed ?? (fold(key ?? '') === 'all' ? 'all' : 'country');
  const dimensions = parseDimension(shown);
  if (dimensions === null) {
    const choices = ['all', ...sliceDimensions];
    issues.push(issue('unknown-dimension', row.at('dimension'), { shown, choices, near: nearest(shown, choices) }));
    return null;
  }
  if (dimensions.length === 0) {
    if (key === null || fold(key) === 'all') return wholePortfolio;
    issues.push(issue('key-not-all', row.at('key'), { key }));
    return null;
  }
  if (key === null) {
    issues.push(issue('missing-value', row.at('key'), { why: `it says which ${shown} is meant` }));
    return null;
  }
  const slice = sliceOf(dimensions, key, (dimension, value) => names.sliceValue(dimension, value));
  if (slice !== null) return slice;
  const dimension = dimensions.join('+');
  issues.push(issue('crossed-key-mismatch', row.at('key'), { dimension, key, wanted: dimensions.length }));
  return null;
}
