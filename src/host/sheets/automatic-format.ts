/** The format under which Sheets shows a cell as it was typed. */
export const automatic = 'General';

/** Whether it is what Sheets calls the format of a cell to which nobody has given one. */
export function isAutomatic(format: string): boolean {
  return format === '' || format === automatic || format === '0.###############';
}
