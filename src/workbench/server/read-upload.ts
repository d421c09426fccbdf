import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FileResult, loadWorkbook } from '../files/workbook-files';
import { parseXlsx } from '../files/xlsx';
import type { WorkbookState } from '../workbook/workbook-state';

/** A folder of CSV files as a page sends it. */
interface UploadedFolder {
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** Reads what a person has chosen: an .xlsx file, or the CSV files of a folder as JSON. `name` names the document. */
export async function readUpload(name: string, body: Buffer): Promise<FileResult<WorkbookState>> {
  if (!/\.xlsx$/i.test(name)) return readFolder(name, body);
  try {
    return { ok: true, value: await parseXlsx(body, { name: name.replace(/\.xlsx$/i, '') }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${name} cannot be read (${reason}). Open it in a spreadsheet program and save it again.`;
    return { ok: false, message };
  }
}

async function readFolder(name: string, body: Buffer): Promise<FileResult<WorkbookState>> {
  // Sent by our own page.
  const { files } = JSON.parse(body.toString('utf8')) as UploadedFolder;
  const sheets = files.filter((file) => /\.csv$/i.test(file.name));
  if (sheets.length === 0) {
    return { ok: false, message: `${name} has no .csv files. Choose a folder with one .csv file per tab.` };
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'workbench-'));
  try {
    for (const file of sheets) writeFileSync(path.join(folder, path.basename(file.name)), file.text);
    return await loadWorkbook(folder, { name });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
