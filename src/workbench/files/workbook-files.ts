import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { WorkbookOptions, WorkbookState } from '../workbook/workbook-state';
import { loadCsvFolder, saveCsvFolder } from './csv-folder';
import { parseXlsx, printXlsx } from './xlsx';

/** What came of a file operation; the message says what is wrong and what to do. */
export type FileResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string };

/** Loads a workbook from a folder of CSV files or from an .xlsx file. */
export async function loadWorkbook(file: string, options: WorkbookOptions = {}): Promise<FileResult<WorkbookState>> {
  if (!existsSync(file)) {
    return refused(`${file} does not exist. Give a folder with one .csv file per tab, or an .xlsx file.`);
  }
  try {
    if (statSync(file).isDirectory()) return { ok: true, value: loadCsvFolder(file, options) };
    if (!file.toLowerCase().endsWith('.xlsx')) {
      return refused(
        `${file} is neither a folder nor an .xlsx file. Save it as .xlsx, or put .csv files into a folder.`,
      );
    }
    const name = path.basename(file, path.extname(file));
    return { ok: true, value: await parseXlsx(readFileSync(file), { name, ...options }) };
  } catch (error) {
    return refused(`${file} cannot be read (${reason(error)}). Open it in a spreadsheet program and save it again.`);
  }
}

/** Saves a workbook as .xlsx when the path ends so, else as a folder of CSV files. */
export async function saveWorkbook(workbook: WorkbookState, file: string): Promise<FileResult<string>> {
  try {
    if (file.toLowerCase().endsWith('.xlsx')) {
      mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
      writeFileSync(file, await printXlsx(workbook));
    } else {
      if (existsSync(file) && !statSync(file).isDirectory()) {
        return refused(`${file} is a file. Give a folder, or a name that ends in .xlsx.`);
      }
      saveCsvFolder(workbook, file);
    }
    return { ok: true, value: file };
  } catch (error) {
    return refused(`${file} cannot be written (${reason(error)}). Check that the folder exists and may be written.`);
  }
}

function refused(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
