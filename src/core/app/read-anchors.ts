import type { AmountsByValue } from '../columns/compound-columns';
import type { Scenario } from '../domain/scenario';
import { type SliceDimension, sliceDimensions } from '../domain/slice';
import { fold, foldHeader } from '../kernel/fold';
import { findScenario } from '../problem/read-scenario';
import type { WorkbookRows } from '../problem/workbook-rows';
import { backlogTab, candidatesTab } from '../tabs/index';
import type { Anchors, InitiativeRecord, MetricRecord, ScenarioRecord } from './anchors';

/** What the rows of a workbook say of a run's scenario, of metrics and of initiatives; of a repeated key the first row. */
export function readAnchors(rows: WorkbookRows, scenario: Scenario): Anchors {
  return { scenarios: [readScenario(rows, scenario)], ...readRecords(rows) };
}

/** What the rows of a workbook say of metrics and of initiatives. */
export function readRecords(rows: WorkbookRows): Pick<Anchors, 'metrics' | 'initiatives'> {
  const metrics = readMetrics(rows);
  return { metrics, initiatives: readInitiatives(rows, metrics) };
}

function readScenario(rows: WorkbookRows, scenario: Scenario): ScenarioRecord {
  const values = findScenario(rows.scenarios, scenario.name)?.values;
  return {
    name: scenario.name,
    period_key: scenario.period.key,
    objective_mode: scenario.mode,
    objective_weights:
      scenario.weights.length === 0
        ? null
        : Object.fromEntries(scenario.weights.map(({ kpi, weight }) => [kpi, weight])),
    goal_weight: scenario.goalWeight,
    capacity_total_tokens: scenario.capacityTotal,
    capacity_by_country: amounts(values?.capacity_by_country ?? null),
    capacity_by_department: amounts(values?.capacity_by_department ?? null),
    capacity_by_quarter: amounts(values?.capacity_by_quarter ?? null),
    notes: values?.notes ?? '',
  };
}

const amounts = (typed: AmountsByValue | null): ScenarioRecord['capacity_by_country'] =>
  typed === null ? null : Object.fromEntries(typed.map(({ name, tokens }) => [name, tokens]));

function readMetrics({ metrics }: WorkbookRows): readonly MetricRecord[] {
  const records = new Map<string, MetricRecord>();
  for (const { values } of metrics?.rows ?? []) {
    const { kpi_key, kpi_level } = values;
    if (kpi_key === null || kpi_level === null || records.has(fold(kpi_key))) continue;
    records.set(fold(kpi_key), {
      kpi_key,
      kpi_name: values.kpi_name ?? '',
      kpi_level,
      unit: values.unit ?? '',
      direction: values.direction ?? 'higher_is_better',
      is_active: values.is_active ?? true,
      description: values.description ?? '',
      notes: values.notes ?? '',
    });
  }
  return [...records.values()];
}

/** Every initiative of Candidates and Backlog; of a repeated key the first row. */
export function readInitiatives(
  rows: WorkbookRows,
  metrics: readonly MetricRecord[] = [],
): readonly InitiativeRecord[] {
  const contributions = readContributions(rows.contributions, metrics);
  const candidates = byKey(rows.candidates?.rows ?? []);
  const backlog = byKey(rows.backlog?.rows ?? []);
  return [...new Set([...candidates.keys(), ...backlog.keys()])].map((id): InitiativeRecord => {
    const typed = candidates.get(id)?.values;
    const canonical = backlog.get(id)?.values;
    const slices = sliceDimensions.map((name) => [name, typed?.[name] ?? canonical?.[name] ?? ''] as const);
    return {
      initiative_key: typed?.initiative_key ?? canonical?.initiative_key ?? id,
      title: typed?.title ?? canonical?.title ?? '',
      // Object.fromEntries forgets the key type; every dimension is in it.
      ...(Object.fromEntries(slices) as Record<SliceDimension, string>),
      lifecycle_status: typed?.lifecycle_status ?? canonical?.lifecycle_status ?? '',
      engineering_tokens: typed?.engineering_tokens ?? canonical?.engineering_tokens ?? null,
      value_score: typed?.value_score ?? null,
      deadline_date: typed?.deadline_date ?? canonical?.deadline_date ?? null,
      is_optimization_candidate: canonical?.is_optimization_candidate ?? null,
      candidate_period_key: canonical?.candidate_period_key ?? '',
      is_archived: canonical?.is_archived ?? null,
      kpi_contribution: contributions.get(id) ?? {},
      updated_source: typed === undefined ? backlogTab.name : candidatesTab.name,
    };
  });
}

/** The first row of each initiative, by folded key. */
function byKey<R extends { readonly values: { readonly initiative_key: string | null } }>(rows: readonly R[]) {
  const found = new Map<string, R>();
  for (const row of rows) {
    const id = fold(row.values.initiative_key ?? '');
    if (id !== '' && !found.has(id)) found.set(id, row);
  }
  return found;
}

/** Typed contributions by folded initiative key; columns that are headed by no KPI do not count. */
function readContributions(tab: WorkbookRows['contributions'], metrics: readonly MetricRecord[]) {
  const exact = new Map(metrics.map(({ kpi_key }) => [fold(kpi_key), kpi_key]));
  const loose = new Map(metrics.map(({ kpi_key }) => [foldHeader(kpi_key), kpi_key]));
  const kpis = (tab?.openHeaders ?? []).flatMap((header) => {
    const kpi = exact.get(fold(header)) ?? loose.get(foldHeader(header));
    return kpi === undefined ? [] : [[header, kpi] as const];
  });
  const found = new Map<string, Readonly<Record<string, number>>>();
  for (const [id, row] of byKey(tab?.rows ?? [])) {
    const pairs = kpis.flatMap(([header, kpi]) => {
      const value = row.open.get(header);
      return typeof value === 'number' ? [[kpi, value] as const] : [];
    });
    found.set(id, Object.fromEntries(pairs));
  }
  return found;
}
