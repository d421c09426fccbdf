import type { Column } from '../../../src/core/columns/column';
import { choice } from '../../../src/core/columns/scalar-columns';
import { constraintsTab, metricsConfig, scenarioConfig, targetsTab } from '../../../src/core/tabs/index';

/** What a column suggests for a word that is none of its choices. */
function suggestedBy({ type }: Pick<Column<unknown>, 'type'>, typed: string): unknown {
  const read = type.read(typed);
  if (read.kind === 'value' || read.problem.code !== 'not-a-choice') throw new Error(`${typed} is a choice`);
  return read.problem.facts.near;
}

const { objective_mode: mode } = scenarioConfig.columns;
const { constraint_type: type, strength } = constraintsTab.columns;
const { kpi_level: level, direction } = metricsConfig.columns;

test.each<[Column<unknown>, string, string | null]>([
  [mode, 'weightd', 'weighted_kpis'],
  [mode, 'Weighted KPI', 'weighted_kpis'],
  [mode, 'lexico', 'lexicographic'],
  [mode, 'max score!', 'max_score'],
  [mode, 'northstar', 'north_star_only'],
  [mode, 'best', null],
  [type, 'prereq', 'require_prereq'],
  [type, 'pair', 'exclude_pair'],
  [type, 'bundel', 'bundle_all_or_nothing'],
  [type, 'synergie', 'synergy_bonus'],
  [type, 'capcity', null],
  [type, 'capacity', null],
  [type, 'capacity_kap', 'capacity_cap'],
  [strength, 'hrd', 'hard'],
  [level, 'nort star', 'north_star'],
  [direction, 'higher', 'higher_is_better'],
  [direction, 'lower is beter', 'lower_is_better'],
  [targetsTab.columns.floor_or_goal, 'gaol', 'goal'],
])('%# suggests for %s', (column, typed, near) => {
  expect(suggestedBy(column, typed)).toBe(near);
});

test('a word that is a part of two choices is near neither', () => {
  const aim = choice(['reach_floor', 'reach_goal']);
  expect(suggestedBy({ type: aim }, 'reach')).toBeNull();
  expect(suggestedBy({ type: aim }, 'gol')).toBe('reach_goal');
});
