import { readRegistry } from '../problem/registry';
import { readWorkbookRows } from '../problem/workbook-rows';
import { modelTemplates } from '../scoring/templates';
import { metricsConfig } from '../tabs/index';
import type { TemplatesState } from './calls';
import type { Ports } from './ports';

/** The common models, and the KPIs that a model can add to. */
export function readTemplates({ workbook }: Pick<Ports, 'workbook'>): TemplatesState {
  const { usable } = readRegistry(readWorkbookRows(workbook.read([metricsConfig])).metrics);
  return {
    templates: modelTemplates.map(({ id, label, help, formula, params }) => ({ id, label, help, formula, params })),
    kpis: usable.map(({ key, name }) => ({ key, name })),
  };
}
