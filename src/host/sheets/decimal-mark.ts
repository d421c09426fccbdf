import type { DecimalMark } from '../../core/kernel/number-text';

/** What a spreadsheet writes before decimals; a point where its locale is not known. */
export function decimalMarkOf(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): DecimalMark {
  try {
    const locale = spreadsheet.getSpreadsheetLocale().replace(/_/gu, '-');
    return new Intl.NumberFormat(locale).format(0.5).includes(',') ? ',' : '.';
  } catch (error) {
    // What JavaScript throws on a locale that it does not have; a service that fails is another matter.
    if (error instanceof RangeError) return '.';
    throw error;
  }
}
