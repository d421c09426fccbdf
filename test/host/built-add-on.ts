import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Calls } from '../../src/core/app/calls';
import type { FreezeRequest } from '../../src/core/app/freeze-run';
import { solveRun } from '../../src/core/app/solve-run';
import type { Engine } from '../../src/core/model/engine';
import type { Answer } from '../../src/core/problem/answer';
import type { Problem } from '../../src/core/problem/problem';
import { parseTypedText } from '../../src/workbench/files/typed-text';
import { type CallOptions, type CallResult, createHost, type Host, type HostOptions } from '../../src/workbench/host';
import { type ProjectFiles, readProject } from '../../src/workbench/project-files';
import { localeRules } from '../../src/workbench/workbook/locale';
import { touchCell } from '../../src/workbench/workbook/sheet-state';
import { addSheet, emptyWorkbook, markChanged, type WorkbookState } from '../../src/workbench/workbook/workbook-state';

/** The repository's top folder. */
export const root = join(__dirname, '../..');

let project: ProjectFiles | undefined;

/** Brings dist/ and .build/ in step with the sources, so that nothing old is tested. */
export function build(): void {
  const { status, stderr } = spawnSync(process.execPath, ['build.mjs', '--if-needed', '--quiet'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
  project = undefined;
}

/** What dist/ holds, read once after a build. */
function builtProject(): ProjectFiles {
  project ??= readProject(join(root, 'dist'));
  return project;
}

/** A workbook opened with the built add-on, which has the permissions that its manifest asks for. */
export function openAddOn(workbook: WorkbookState, options: Partial<HostOptions> = {}): Host {
  const manifest: { readonly oauthScopes: readonly string[] } = JSON.parse(
    readFileSync(join(root, 'dist/appsscript.json'), 'utf8'),
  );
  return createHost({ ...builtProject(), oauthScopes: manifest.oauthScopes, workbook, ...options });
}

/** The same at a moment of our choosing, in milliseconds since 1970: its clock stands still. */
export function openAddOnAt(workbook: WorkbookState, ms: number): Host {
  const { code, htmlFiles } = builtProject();
  return createHost({ htmlFiles, code: `Date.now = function () { return ${ms}; };\n${code}`, workbook });
}

/** Tabs by name: rows of cells as a person would type them, the header first. */
export type TypedTabs = Readonly<Record<string, readonly (readonly string[])[]>>;

/** A workbook somebody typed. */
export function typedWorkbook(tabs: TypedTabs): WorkbookState {
  const workbook = emptyWorkbook();
  for (const [name, rows] of Object.entries(tabs)) {
    const sheet = addSheet(workbook, name, { rows: Math.max(1000, rows.length) });
    for (const [down, row] of rows.entries()) {
      for (const [right, text] of row.entries()) {
        if (text === '') continue;
        const cell = touchCell(sheet, down + 1, right + 1);
        const typed = parseTypedText(text, localeRules('en_US'), 2026);
        cell.value = typed.value;
        cell.formula = typed.formula;
        cell.numberFormat = typed.numberFormat;
        if (typed.formula !== undefined) markChanged(workbook, cell);
      }
    }
  }
  return workbook;
}

/** What `--scope all` asks for, without rules unless told otherwise. */
export function requestFor(request: Partial<FreezeRequest> = {}): FreezeRequest {
  return { scenario: null, constraint_set: null, scope: 'all', engine: 'auto', time_limit_s: 30, ...request };
}

/** Calls an entry point that gives JSON text of a `T`. */
export function ask<T>(
  host: Host,
  name: string,
  ...args: readonly string[]
): { readonly reply: T; readonly call: CallResult } {
  const call = host.call(name, args);
  return { reply: JSON.parse(String(call.value)) as T, call };
}

/** Makes a call as a page does: a request as JSON text in, a reply as JSON text out. */
export function callAddOn<Name extends keyof Calls>(
  host: Host,
  name: Name,
  request: Calls[Name]['request'],
  options: CallOptions = {},
): { readonly reply: Calls[Name]['reply']; readonly call: CallResult } {
  const call = host.call(name, [JSON.stringify(request)], options);
  return { reply: JSON.parse(String(call.value)) as Calls[Name]['reply'], call };
}

/** Freezes a run; throws when rows have errors. */
export function freeze(host: Host, request: FreezeRequest = requestFor()) {
  const { reply, call } = callAddOn(host, 'freezeRun', request);
  if (!reply.ok) throw new Error(`rows have errors: ${JSON.stringify(reply.issues)}`);
  return { ...reply, call };
}

/** Solves a frozen problem to the end. */
export function solve(problem: Problem, engine: Engine): Answer {
  return solveRun(problem, engine, { timeLimitMs: 30_000, gap: 0, seed: 1, now: () => performance.now() });
}

/** All three steps of a run in this process. */
export function runAddOn(host: Host, engine: Engine, request: FreezeRequest = requestFor()) {
  const frozen = freeze(host, request);
  const answer = solve(frozen.problem, engine);
  const recorded = callAddOn(host, 'recordRun', { run_id: frozen.run_id, answer });
  return { report: recorded.reply, problem: frozen.problem, answer, calls: [frozen.call, recorded.call] };
}
