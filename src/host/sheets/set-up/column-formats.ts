import { type Body, isFilled } from './body';
import type { TabSheet } from './tab-sheet';

const automatic = 'General';

/**
 * Gives blank cells the number format of their column. Cells that hold something, and formats that somebody has chosen,
 * stay: a format can change what a typed number means. One write for each column that lacks some. True when any did.
 */
export function formatColumns({ sheet, columns }: TabSheet, body: Body | null): boolean {
  const height = sheet.getMaxRows() - 1;
  let isChanged = false;
  for (const { column, at } of columns) {
    const wanted = column.type.format;
    if (wanted === null) continue;
    const range = sheet.getRange(2, at, height, 1);
    const formats = Array.from({ length: height }, (_, y) => {
      const present = body?.formats[y]?.[at - 1] ?? automatic;
      if (!isAutomatic(present)) return present;
      return body !== null && isFilled(body, y, at) ? automatic : wanted;
    });
    const isMissing = formats.some((format, y) => format === wanted && body?.formats[y]?.[at - 1] !== wanted);
    if (!isMissing) continue;
    if (formats.every((format) => format === wanted)) range.setNumberFormat(wanted);
    else range.setNumberFormats(formats.map((format) => [format]));
    isChanged = true;
  }
  return isChanged;
}

/** What Sheets calls the format of a cell to which nobody has given one. */
function isAutomatic(format: string): boolean {
  return format === '' || format === automatic || format === '0.###############';
}
