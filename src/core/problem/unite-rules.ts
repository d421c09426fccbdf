import { placed } from '../columns/column';
import { kindOf, type Rule } from '../constraints/index';
import { sliceId } from '../domain/slice';
import type { KpiTarget, Strength } from '../domain/target';
import { compareText, fold } from '../kernel/fold';
import { type CellRef, type Issue, issue } from '../kernel/issue';
import { constraintsTab, targetsTab } from '../tabs/index';

/** Rules in canonical order, each content once; what is to be said of rows on one subject is collected at each of them. */
export function uniteRules(rules: readonly Rule[], issues: Issue[]): readonly Rule[] {
  const byContent = new Map<string, Rule>();
  const bySubject = new Map<string, Rule>();
  const groups = new Map<string, Repetition>();
  for (const rule of rules) {
    const kind = kindOf(rule);
    const same = byContent.get(kind.content(rule));
    const other = same ?? bySubject.get(kind.subject(rule));
    const places = other === undefined ? [] : typedPlaces(other, rule);
    if (places.length > 1) {
      const id = same === undefined ? `subject|${kind.subject(rule)}` : `content|${kind.content(rule)}`;
      const known = groups.get(id)?.places ?? [];
      groups.set(id, { rule, isSame: same !== undefined, places: distinct([...known, ...places]) });
    }
    bySubject.set(kind.subject(rule), rule);
    byContent.set(kind.content(rule), same === undefined ? rule : merged(same, rule));
  }
  // Two rows about the same bundle repeat each other once for every member.
  issues.push(...distinct([...groups.values()].flatMap(sayRepetition)));
  return [...byContent].sort(([left], [right]) => compareText(left, right)).map(([, rule]) => rule);
}

/** Rows about one subject; `isSame`: they also say the same about it. */
interface Repetition {
  readonly rule: Rule;
  readonly isSame: boolean;
  readonly places: readonly CellRef[];
}

function sayRepetition({ rule, isSame, places }: Repetition): readonly Issue[] {
  const rows = rowNames(places);
  const said = kindOf(rule).repeated(rule, rows, isSame);
  return said === null ? [] : places.map((at) => placed(said, { ...at, column: subjectColumn(at.tab) }));
}

/** The rows of places by number; with their tabs when there is more than one tab. */
function rowNames(places: readonly CellRef[]): readonly (number | string)[] {
  const isOneTab = new Set(places.map(({ tab }) => tab)).size < 2;
  return [...new Set(places.flatMap(({ tab, row }) => (row === null ? [] : [isOneTab ? row : `${row} of ${tab}`])))];
}

const distinct = <T>(values: readonly T[]): readonly T[] => [
  ...new Map(values.map((found) => [JSON.stringify(found), found])).values(),
];

/** The rows in which both rules were typed; a fact of Candidates said again in a rule is no repetition. */
function typedPlaces(first: Rule, second: Rule): readonly CellRef[] {
  const placesOf = (rule: Rule): readonly CellRef[] => rule.origins.filter(({ tab }) => ruleTabs.includes(tab));
  return placesOf(second).length === 0 ? [] : distinct([...placesOf(first), ...placesOf(second)]);
}

/** The column that says what a row is about. */
const subjectColumn = (tab: string): string => (tab === targetsTab.name ? 'kpi_key' : 'key');

const ruleTabs: readonly string[] = [constraintsTab.name, targetsTab.name];

const firmness: readonly Strength[] = ['soft', 'hard', 'locked'];

/** One rule from two that say the same: the firmer holds. */
function merged(first: Rule, second: Rule): Rule {
  const notes = first.notes === '' ? second.notes : first.notes;
  const firmer = firmness.indexOf(second.strength) > firmness.indexOf(first.strength) ? second : first;
  const { strength, breakPrice } = firmer;
  return { ...first, strength, breakPrice, notes, origins: [...first.origins, ...second.origins] };
}

/** Goals in canonical order; two on one KPI and slice are an error at both rows. */
export function uniteGoals(goals: readonly KpiTarget[], issues: Issue[]): readonly KpiTarget[] {
  const groups = new Map<string, KpiTarget[]>();
  for (const goal of goals) {
    const id = `${fold(goal.kpi)}|${sliceId(goal.slice)}`;
    groups.set(id, [...(groups.get(id) ?? []), goal]);
  }
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const rows = rowNames(group.flatMap(({ origins }) => origins));
    for (const { kpi, origins } of group) {
      for (const at of origins) issues.push(issue('two-goals', { ...at, column: 'kpi_key' }, { kpi, rows }));
    }
  }
  return [...groups].sort(([left], [right]) => compareText(left, right)).flatMap(([, group]) => group.slice(0, 1));
}
