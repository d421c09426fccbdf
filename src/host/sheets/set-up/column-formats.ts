import { automatic, isAutomatic } from '../automatic-format';
import { neighbours } from '../neighbours';
import { type Body, isFilled } from './body';
import type { TabSheet } from './tab-sheet';

/**
 * Gives blank cells the number format of their column. Cells that hold something, and formats that somebody has chosen,
 * stay: a format can change what a typed number means. One write for each run of neighbouring columns that get the same
 * format all the way down, and for each other column that lacks some. True when any did.
 */
export function formatColumns({ sheet, columns }: TabSheet, body: Body | null): boolean {
  const height = sheet.getMaxRows() - 1;
  const lacking = columns.flatMap(({ column, at }) => {
    const wanted = column.type.format;
    if (wanted === null) return [];
    const formats = Array.from({ length: height }, (_, y) => {
      const present = body?.formats[y]?.[at - 1] ?? automatic;
      if (!isAutomatic(present)) return present;
      return body !== null && isFilled(body, y, at) ? automatic : wanted;
    });
    const isMissing = formats.some((format, y) => format === wanted && body?.formats[y]?.[at - 1] !== wanted);
    return isMissing ? [{ at, wanted, formats, isUniform: formats.every((format) => format === wanted) }] : [];
  });
  const isAlike = (left: (typeof lacking)[number], right: (typeof lacking)[number]): boolean =>
    left.isUniform && right.isUniform && left.wanted === right.wanted;
  for (const run of neighbours(lacking, isAlike)) {
    const [first] = run;
    if (first === undefined) continue;
    const range = sheet.getRange(2, first.at, height, run.length);
    if (first.isUniform) range.setNumberFormat(first.wanted);
    else range.setNumberFormats(first.formats.map((format) => [format]));
  }
  return lacking.length > 0;
}
