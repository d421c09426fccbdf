import * as z from 'zod/mini';
import { fold } from '../kernel/fold';
import { WorkbookReading } from '../problem/workbook-reading';
import { readWorkbookRows } from '../problem/workbook-rows';
import { modelTemplates } from '../scoring/templates';
import { backlogTab, candidatesTab, mathModelsTab, metricsConfig, paramsTab } from '../tabs/index';
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
}

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
    const tables = workbook.read([metricsConfig, candidatesTab, backlogTab, mathModelsTab, paramsTab]);
    const { initiatives, registry, scoring } = new WorkbookReading(readWorkbookRows(tables), score);
    const key = initiatives.find(initiative_key);
    if (key === null) throw new HostError(`There is no initiative ${initiative_key} on Candidates or Backlog.`);
    const kpi = kpi_key === null ? null : (registry.find(kpi_key)?.kpi.key ?? null);
    if (kpi_key !== null && kpi === null) throw new HostError(`There is no KPI ${kpi_key} on Metrics_Config.`);
    const taken = new Set((scoring.modelsOf.get(key) ?? []).map(({ name }) => fold(name)));
    const name = freeName(template.label, taken);
    // Parameters first: a formula without them would be in error if the execution ended in between.
    append(
      paramsTab,
      template.params.map(({ name: param_name, unit, min, max, notes }) => ({
        ...{ initiative_key: key, model_name: name, param_name, unit, min, max, notes },
      })),
    );
    append(mathModelsTab, [
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
    return {
      message: `Added the model "${name}" for ${key}. Enter its ${count} numbers on Params, then approve it on Math_Models.`,
      model_name: name,
    };
  });
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 2, name = wanted; ; number += 1) {
    if (!taken.has(fold(name))) return name;
    name = `${wanted} ${number}`;
  }
}
