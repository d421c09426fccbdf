import type { ColumnType } from '../../core/columns/column';
import { parseNumberText } from '../../core/kernel/number-text';
import { readAsset } from '../read-asset';
import { parseCsv } from './parse-csv';

/** The rows that the sample puts on one tab, as texts. */
export interface SampleTab {
  readonly tab: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A small plan to try the product with. */
export function samplePlan(): readonly SampleTab[] {
  // The build writes CSV text by tab.
  const plan = JSON.parse(readAsset('sample')) as Readonly<Record<string, string>>;
  return Object.entries(plan).map(([tab, text]) => {
    const [header = [], ...rows] = parseCsv(text);
    return { tab, header, rows };
  });
}

/**
 * What to write into a cell of that type, so that Sheets takes it the same in every locale: numbers as numbers, ticks as
 * ticks; dates are year-month-day, and percentages are typed.
 */
export function sampleValue(text: string, type: ColumnType<unknown>): string | number | boolean {
  if (type.isCheckbox) return text === '' ? '' : text === 'TRUE';
  const number = type.format === null ? parseNumberText(text) : null;
  return number === null || number.isPercent ? text : number.value;
}
