import { createHost, type Host, type HostOptions } from '../../src/workbench/host';
import { newWorkbook, type WorkbookOptions } from '../../src/workbench/workbook/workbook-state';

/** A host whose program is one function `main` with this body. */
export function hostRunning(body: string, options: Partial<HostOptions> = {}, workbook: WorkbookOptions = {}): Host {
  const code = `function main(a, b) { ${body} }`;
  return createHost({ code, workbook: newWorkbook(workbook), now: () => Date.UTC(2026, 3, 1), ...options });
}

/** What `main` returns. */
export function run(body: string, options: Partial<HostOptions> = {}, workbook: WorkbookOptions = {}): unknown {
  return hostRunning(body, options, workbook).call('main').value;
}

/** The message `main` fails with inside the script, or what it returned instead of failing. */
export function refusal(body: string, options: Partial<HostOptions> = {}): unknown {
  return run(`try { ${body}; } catch (e) { return e.name + ': ' + e.message; } return 'nothing was refused';`, options);
}

/** Start of a body that has `ss`, `sheet` and `cell` at hand. */
export const SHEET =
  'const ss = SpreadsheetApp.getActive(); const sheet = ss.getSheets()[0]; const cell = sheet.getRange("A1");';
