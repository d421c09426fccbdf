import * as z from 'zod/mini';
import { fold, foldHeader } from '../kernel/fold';
import type { CellRef } from '../kernel/issue';
import { printNumber } from '../kernel/number-text';
import { WorkbookReading } from '../problem/workbook-reading';
import { readWorkbookRows, type WorkbookRows } from '../problem/workbook-rows';
import { modelTemplates } from '../scoring/templates';
import { backlogTab, candidatesTab, kpiContributionsTab, mathModelsTab, metricsConfig, paramsTab } from '../tabs/index';
import { HostError } from './host-error';
import type { Ports } from './ports';
import type { AppendRows } from './seed-parameters';

/** What a caller asks for. */
export const insertModelSchema = z.strictObject({
  /** The id of a template. */
  template: z.string(),
  initiative_key: z.string(),
  /** Null: the model gives a value score only. */
  kpi_key: z.nullable(z.string()),
});

export type InsertModelRequest = z.infer<typeof insertModelSchema>;

export interface InsertModelReply {
  readonly message: string;
  /** The name that the model got. */
  readonly model_name: string;
  /** The first number that is to be entered, and where the model is then approved. */
  readonly first_value: CellRef;
  readonly approval: CellRef;
}

/** The tabs that are read. */
const usedTabs = [metricsConfig, candidatesTab, backlogTab, kpiContributionsTab, mathModelsTab, paramsTab] as const;

/**
 * Adds a model made from a template to Math_Models, not approved, and a row for each of its numbers to Params. It is
 * called like the template, with a number where the initiative has a model of that name.
 */
export function insertModel(
  { template: id, initiative_key, kpi_key }: InsertModelRequest,
  { workbook, lock, score }: Pick<Ports, 'workbook' | 'lock' | 'score'>,
  append: AppendRows,
): InsertModelReply {
  return lock.hold(() => {
    const template = modelTemplates.find((one) => one.id === id);
    if (template === undefined) throw new HostError(`There is no template ${id}.`);
    const rows = readWorkbookRows(workbook.read(usedTabs));
    const { initiatives, registry, scoring } = new WorkbookReading(rows, score);
    const key = initiatives.find(initiative_key);
    if (key === null) throw new HostError(`There is no initiative ${initiative_key} on Candidates or Backlog.`);
    const entry = kpi_key === null ? null : registry.find(kpi_key);
    const kpi = entry?.kpi.key ?? null;
    if (kpi_key !== null && kpi === null) throw new HostError(`There is no KPI ${kpi_key} on Metrics_Config.`);
    if (entry !== null && entry.unusable !== null)
      throw new HostError(`${kpi} is ${entry.unusable}: plans use active north_star and strategic KPIs only.`);
    const taken = new Set((scoring.modelsOf.get(key) ?? []).map(({ name }) => fold(name)));
    const name = freeName(template.label, taken);
    // Parameters first: a formula without them would be in error if the execution ended in between.
    const first = append(
      paramsTab,
      template.params.map(({ name: param_name, unit, min, max, notes }) => ({
        ...{ initiative_key: key, model_name: name, param_name, unit, min, max, notes },
      })),
    );
    const row = append(mathModelsTab, [
      {
        initiative_key: key,
        target_kpi_key: kpi,
        model_name: name,
        metric_chain_text: template.chain,
        formula_text: template.formula,
        approved_by_user: false,
      },
    ]);
    const count = template.params.length;
    const typed = kpi === null ? null : typedFor(rows.contributions, key, kpi);
    const wins =
      typed === null ? '' : ` ${printNumber(typed)} is typed on KPI_Contributions and counts until you clear it.`;
    return {
      message: `Added the model "${name}" for ${key}. Enter its ${count} numbers on Params, then approve it on Math_Models.${wins}`,
      model_name: name,
      first_value: { tab: paramsTab.name, row: first, column: 'value' },
      approval: { tab: mathModelsTab.name, row, column: 'approved_by_user' },
    };
  });
}

/** The number that overrides what a model computes; null: there is none. */
function typedFor(tab: WorkbookRows['contributions'], key: string, kpi: string): number | null {
  const row = tab?.rows.find(({ values }) => fold(values.initiative_key ?? '') === fold(key));
  const [, value] = [...(row?.open ?? [])].find(([header]) => foldHeader(header) === foldHeader(kpi)) ?? [];
  return typeof value === 'number' ? value : null;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 2, name = wanted; ; number += 1) {
    if (!taken.has(fold(name))) return name;
    name = `${wanted} ${number}`;
  }
}
