import { placed } from '../columns/column';
import { kindOf, type Rule } from '../constraints/index';
import { sliceId } from '../domain/slice';
import type { KpiTarget, Strength } from '../domain/target';
import { compareText, fold } from '../kernel/fold';
import { type Issue, issue } from '../kernel/issue';
import { constraintsTab, targetsTab } from '../tabs/index';

/** Rules in canonical order, each content once; what is to be said of two rows on one subject is collected. */
export function uniteRules(rules: readonly Rule[], issues: Issue[]): readonly Rule[] {
  const byContent = new Map<string, Rule>();
  const bySubject = new Map<string, Rule>();
  // Two rows about the same bundle repeat each other once for every member.
  const repeated = new Map<string, Issue>();
  for (const rule of rules) {
    const kind = kindOf(rule);
    const same = byContent.get(kind.content(rule));
    const other = same ?? bySubject.get(kind.subject(rule));
    const rows = other === undefined ? [] : typedRows(other, rule);
    const at = rule.origins[0];
    const said = rows.length > 1 ? kind.repeated(rule, rows, same !== undefined) : null;
    if (said !== null && at !== undefined) {
      const found = placed(said, { ...at, column: subjectColumn(at.tab) });
      repeated.set(JSON.stringify(found), found);
    }
    bySubject.set(kind.subject(rule), rule);
    byContent.set(kind.content(rule), same === undefined ? rule : merged(same, rule));
  }
  issues.push(...repeated.values());
  return [...byContent].sort(([left], [right]) => compareText(left, right)).map(([, rule]) => rule);
}

/** The rows in which both rules were typed; a fact of Candidates said again in a rule is no repetition. */
function typedRows(first: Rule, second: Rule): readonly number[] {
  const rowsOf = (rule: Rule): readonly number[] =>
    rule.origins.flatMap(({ tab, row }) => (row !== null && ruleTabs.includes(tab) ? [row] : []));
  return rowsOf(second).length === 0 ? [] : [...new Set([...rowsOf(first), ...rowsOf(second)])];
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
    const rows = group.flatMap((goal) => goal.origins.flatMap(({ row }) => (row === null ? [] : [row])));
    for (const { kpi, origins } of group) {
      for (const at of origins) issues.push(issue('two-goals', { ...at, column: 'kpi_key' }, { kpi, rows }));
    }
  }
  return [...groups].sort(([left], [right]) => compareText(left, right)).flatMap(([, group]) => group.slice(0, 1));
}
