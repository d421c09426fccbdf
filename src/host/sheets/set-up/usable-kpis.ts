import type { Workbook } from '../../../core/app/ports';
import { readRegistry } from '../../../core/problem/registry';
import { metricsConfig } from '../../../core/tabs/index';
import { readTable } from '../../../core/tabs/read-table';

/** The keys of the active north-star and strategic KPIs, in the order of Metrics_Config. */
export function usableKpis(workbook: Workbook): readonly string[] {
  const table = workbook.read([metricsConfig]).get(metricsConfig.name);
  return table === undefined ? [] : readRegistry(readTable(metricsConfig, table)).usable.map(({ key }) => key);
}
