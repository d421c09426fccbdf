import { existsSync, readdirSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { storeIndexTab } from '../../core/app/store-tabs';

/** Why a copy of the workbook cannot go to a place; null when it can. Nothing of anybody else's is written over. */
export function refuseCopyPlace(place: string): string | null {
  const extension = extname(place).toLowerCase();
  if (['.xls', '.csv', '.ods', '.gsheet', '.numbers'].includes(extension)) {
    return `--out ${place} is neither a folder nor an .xlsx file. Give a folder, or a name that ends in .xlsx.`;
  }
  if (extension === '.xlsx' || !existsSync(place) || !statSync(place).isDirectory()) return null;
  const files = readdirSync(place).filter((name) => name.toLowerCase().endsWith('.csv'));
  const isEarlierCopy = files.includes(`${storeIndexTab}.csv`);
  return files.length === 0 || isEarlierCopy
    ? null
    : `--out ${place} holds other .csv files (${files[0]}). Give an empty or a new folder.`;
}
