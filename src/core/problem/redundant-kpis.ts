import type { Kpi } from '../domain/kpi';
import { fold, foldHeader } from '../kernel/fold';
import { type Issue, issue } from '../kernel/issue';
import type { Objective } from '../objectives/level';
import type { ScenarioRow } from './read-scenario';
import type { Registry } from './registry';
import type { WorkbookReading } from './workbook-reading';

/** What stands between the steps of a metric chain. */
const arrow = /\s*(?:->|=>|>|→|⇒)\s*/u;

/**
 * The pairs of KPIs that one objective adds up although one drives the other. A chain such as `sessions > orders > revenue`
 * is read step by step; a step is a KPI when it is its key or name, whatever the case, spaces, hyphens and underscores. The
 * chain of any approved model tells, also of an initiative that is not offered: what drives what is a fact about the
 * business. Levels of a lexicographic objective are not added up. A pair on accepted_overlaps of the scenario is not said.
 */
export function redundantKpis(row: ScenarioRow, { levels }: Objective, reading: WorkbookReading): readonly Issue[] {
  const { registry, scoring } = reading;
  const at = row.at('objective_weights_json');
  const accepted = (row.values.accepted_overlaps ?? []).map((pair) => pair.map((text) => registry.find(text)?.kpi.key));
  const issues: Issue[] = [];
  const known = new Map<string, readonly Kpi[]>();
  const stepsOf = (chain: string): readonly Kpi[] => {
    const steps = known.get(chain) ?? chain.split(arrow).flatMap((step) => kpiCalled(step, registry) ?? []);
    known.set(chain, steps);
    return steps;
  };
  const pairs = new Map<string, { readonly from: Kpi; readonly to: Kpi; readonly rows: number[] }>();
  for (const model of scoring.models.filter(({ isApproved }) => isApproved)) {
    const steps = stepsOf(model.chain);
    for (const [index, from] of steps.entries()) {
      for (const to of steps.slice(index + 1).filter((other) => other !== from)) {
        const pair = pairs.get(`${from.key}|${to.key}`) ?? { from, to, rows: [] };
        if (!pair.rows.includes(model.row)) pair.rows.push(model.row);
        pairs.set(`${from.key}|${to.key}`, pair);
      }
    }
  }
  for (const { from, to, rows } of pairs.values()) {
    const isIn = (kpi: Kpi, level: Objective['levels'][number]): boolean =>
      level.kpis.some((one) => one.kpi === kpi.key && one.factor !== 0);
    const isAdded = levels.some((level) => isIn(from, level) && isIn(to, level));
    const isAccepted = accepted.some((pair) => pair.includes(from.key) && pair.includes(to.key));
    if (isAdded && !isAccepted) issues.push(issue('kpis-redundant', at, { from: from.key, to: to.key, rows }));
  }
  return issues;
}

/** Keys on accepted_overlaps that are no KPI. */
export function unknownOverlaps(row: ScenarioRow, registry: Registry): readonly Issue[] {
  return (row.values.accepted_overlaps ?? [])
    .flat()
    .filter((key) => registry.find(key) === null)
    .map((key) => issue('unknown-kpi', row.at('accepted_overlaps'), { key, near: registry.nearest(key) }));
}

const kpiCalled = (step: string, { usable }: Registry): Kpi | null =>
  usable.find(({ key, name }) => fold(key) === fold(step) || foldHeader(name) === foldHeader(step)) ?? null;
