import type { Anchors, InitiativeRecord, MetricRecord, ScenarioRecord } from '../../../core/app/anchors';
import { compareKeys } from '../../../core/kernel/fold';
import { foldedKey } from './folded-key';
import { readStorableJson, storableJson } from './storable-json';

/** A row as parameters hold it: a value that is undefined or missing is empty. */
export type Row = Readonly<Record<string, string | number | undefined>>;

const json = (data: unknown): string | undefined => (data === null ? undefined : storableJson(data));
const flag = (value: boolean | null): number | undefined => (value === null ? undefined : Number(value));

/** What every row says of the run that brings it. */
export interface RunName {
  readonly workbook_id: string;
  readonly run_id: string;
}

/** `isTyped`: false when the row only stands in for one that is missing. */
export function scenarioRow(of: RunName, record: ScenarioRecord, isTyped: boolean): Row {
  const { objective_weights, capacity_by_country, capacity_by_department, capacity_by_quarter, ...plain } = record;
  return {
    ...of,
    ...plain,
    name_folded: foldedKey(record.name),
    capacity_total_tokens: plain.capacity_total_tokens ?? undefined,
    objective_weights_json: json(objective_weights),
    capacity_by_country_json: json(capacity_by_country),
    capacity_by_department_json: json(capacity_by_department),
    capacity_by_quarter_json: json(capacity_by_quarter),
    is_typed: flag(isTyped),
  };
}

export function metricRow(of: RunName, record: MetricRecord): Row {
  return {
    ...of,
    ...record,
    kpi_key_folded: foldedKey(record.kpi_key),
    is_active: flag(record.is_active),
    is_typed: 1,
  };
}

/** `isTyped`: false when the row only stands in for one that is missing. */
export function initiativeRow(of: RunName, record: InitiativeRecord, isTyped: boolean): Row {
  const { kpi_contribution, ...plain } = record;
  return {
    ...of,
    ...plain,
    initiative_key_folded: foldedKey(record.initiative_key),
    engineering_tokens: plain.engineering_tokens ?? undefined,
    value_score: plain.value_score ?? undefined,
    deadline_date: plain.deadline_date ?? undefined,
    is_optimization_candidate: flag(plain.is_optimization_candidate),
    is_archived: flag(plain.is_archived),
    kpi_contribution_json: json(kpi_contribution),
    is_typed: flag(isTyped),
  };
}

/** A row as the statement `anchors` gives it. */
type Kept = Readonly<Record<string, unknown>>;

/** The records of the rows that the statement `anchors` gave, by table; each list in the order of its keys. */
export function readAnchors(rowsOf: (table: string) => readonly Kept[]): Anchors {
  const records = (table: string, key: string): readonly Kept[] =>
    rowsOf(table)
      .map(plain)
      .sort((left, right) => compareKeys(String(left[key]), String(right[key])));
  // Each row was written from a record of its kind, and the database holds its columns to their types.
  return {
    scenarios: records('optimization_scenarios', 'name') as unknown as readonly ScenarioRecord[],
    metrics: records('organization_metric_configs', 'kpi_key') as unknown as readonly MetricRecord[],
    initiatives: records('initiatives', 'initiative_key') as unknown as readonly InitiativeRecord[],
  };
}

const flags: ReadonlySet<string> = new Set(['is_active', 'is_optimization_candidate', 'is_archived']);

/** A record of a row: documents are read, and what only the database needs is left out. */
function plain(row: Kept): Kept {
  const entries = Object.entries(row).flatMap(([name, value]): (readonly [string, unknown])[] => {
    if (name === 'workbook_id' || name.endsWith('_folded')) return [];
    if (name.endsWith('_json')) {
      return [[name.slice(0, -'_json'.length), typeof value === 'string' ? readStorableJson(value) : null]];
    }
    return [[name, flags.has(name) && value !== null ? Boolean(value) : value]];
  });
  return Object.fromEntries(entries);
}
