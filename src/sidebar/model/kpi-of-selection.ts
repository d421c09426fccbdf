import type { Selection, TemplatesState } from '../../core/app/calls';
import { foldHeader } from '../../core/kernel/fold';

/** The KPI that the selected cell is about: its row names it, or it stands in the column of one; null: none. */
export function kpiOfSelection(
  { kpi_key, column }: Pick<Selection, 'kpi_key' | 'column'>,
  kpis: TemplatesState['kpis'],
): string | null {
  const named = [kpi_key, column].flatMap((text) => (text === null ? [] : [foldHeader(text)]));
  return kpis.find(({ key }) => named.includes(foldHeader(key)))?.key ?? null;
}
