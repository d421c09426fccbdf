import type { Row } from '../columns/row';
import { fold } from '../kernel/fold';
import { type Issue, issue } from '../kernel/issue';
import type { InitiativeKey } from '../kernel/keys';
import type { paramsTab } from '../tabs/index';
import { missingValues } from '../tabs/missing-values';
import type { TabRows } from '../tabs/read-table';
import { type IsForDrafts, saidOfDraft } from './drafts';
import { groupBy } from './group-by';
import type { KnownInitiatives } from './known';

/** One row of Params. */
export interface Parameter {
  readonly row: number;
  readonly key: InitiativeKey;
  /** The model it is for; null: every model of the initiative. */
  readonly model: string | null;
  readonly name: string;
  /** Null: missing, unreadable or out of its range; an issue says which. */
  readonly value: number | null;
  readonly unit: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly isApproved: boolean | null;
  readonly source: string;
  readonly notes: string;
  readonly issues: readonly Issue[];
}

/** The parameters of a workbook, and every issue of their rows. */
export interface ParameterReading {
  readonly parameters: readonly Parameter[];
  readonly issues: readonly Issue[];
}

type ParamRow = Row<typeof paramsTab.columns>;

/** What a formula reads as a name. */
const readable = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Reads Params; of a parameter that stands twice, neither has a value. */
export function readParameters(
  tab: TabRows<typeof paramsTab.columns> | null,
  initiatives: KnownInitiatives,
  isForDrafts: IsForDrafts,
): ParameterReading {
  if (tab === null) return { parameters: [], issues: [] };
  const issues: Issue[] = [];
  const parameters: Parameter[] = [];
  const repeated = repeatedRows(tab.rows);
  for (const row of tab.rows) {
    const { initiative_key: text, param_name: name } = row.values;
    const found: Issue[] = [
      ...(tab.rowIssues.get(row.row) ?? []),
      ...missingValues(tab, row, ['initiative_key', 'param_name', 'value']),
      ...rangeIssues(row),
    ];
    if (name !== null && !readable.test(name)) {
      found.push(issue('param-name-unreadable', row.at('param_name'), { shown: name }));
    }
    const rows = repeated.get(row.row);
    if (rows !== undefined && name !== null) found.push(issue('param-repeated', row.at('param_name'), { name, rows }));
    const key = text === null ? null : initiatives.find(text);
    if (key === null && text !== null) {
      const facts = { key: text, near: initiatives.nearest(text) };
      found.push(issue('unknown-initiative', row.at('initiative_key'), facts));
    }
    const said = isForDrafts(text, row.values.model_name) ? found.map(saidOfDraft) : found;
    issues.push(...said);
    if (key === null || name === null) continue;
    const isUsable = found.every(({ at }) => !valueColumns.has(at.column ?? ''));
    parameters.push({
      row: row.row,
      key,
      model: row.values.model_name,
      name,
      value: isUsable ? row.values.value : null,
      unit: row.values.unit ?? '',
      min: row.values.min,
      max: row.values.max,
      isApproved: row.values.approved,
      source: row.values.source ?? '',
      notes: row.values.notes ?? '',
      issues: said,
    });
  }
  return { parameters, issues };
}

/** Columns whose problems leave a parameter without a value. */
const valueColumns: ReadonlySet<string> = new Set(['param_name', 'value', 'min', 'max']);

/** For each row whose parameter stands more than once: all the rows of it. */
function repeatedRows(rows: readonly ParamRow[]): ReadonlyMap<number, readonly number[]> {
  const groups = groupBy(
    rows.filter(({ values }) => values.param_name !== null),
    ({ values: { initiative_key: key, model_name: model, param_name: name } }) =>
      `${fold(key ?? '')}\n${fold(model ?? '')}\n${fold(name ?? '')}`,
  );
  const repeated = [...groups.values()].filter((group) => group.length > 1);
  return new Map(
    repeated.flatMap((group) => {
      const all = group.map(({ row }) => row);
      return all.map((row) => [row, all] as const);
    }),
  );
}

function rangeIssues(row: ParamRow): readonly Issue[] {
  const { param_name: name, value, min, max } = row.values;
  if (name === null) return [];
  if (min !== null && max !== null && min > max) return [issue('param-range-empty', row.at('min'), { name, min, max })];
  const isOutside = value !== null && ((min !== null && value < min) || (max !== null && value > max));
  return isOutside ? [issue('param-out-of-range', row.at('value'), { name, value, min, max })] : [];
}
