import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Explanation } from '../../../src/core/app/explain-run';
import type { RunReport } from '../../../src/core/app/report-run';

const root = join(__dirname, '../../..');

/** The workbooks that come with the project. */
export const samples = join(root, 'src/workbench/sample-data');

/** What a command did. */
export interface Outcome {
  /** Null when it was ended by a signal. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

/** A report as --json prints it. */
export type PrintedReport = RunReport &
  Explanation & {
    readonly timings_ms: Readonly<Record<string, number>>;
    readonly service_calls: Readonly<Record<string, number>>;
  };

/** Every key that --json promises, in any case. */
export const promisedKeys: readonly string[] = [
  ...['run_id', 'status', 'termination', 'stages', 'objective', 'goal_shortfall', 'tokens_used', 'capacity_total'],
  ...['selected', 'ineligible', 'gaps', 'breaches', 'issues', 'engine', 'inputs_hash', 'summary', 'items', 'decisions'],
  ...['timings_ms', 'service_calls'],
  ...['conflicts', 'repairs', 'why', 'frontier', 'worth', 'alternatives', 'robustness', 'sentences'],
];

/** Brings the command in step with the sources. */
export function build(): void {
  const { status, stderr } = spawnSync(process.execPath, ['build.mjs', '--if-needed', '--quiet'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
}

/** Runs `optimize` with these words; presses Ctrl+C as soon as stderr matches `interruptAt`. */
export function optimize(words: readonly string[], interruptAt: RegExp | null = null): Promise<Outcome> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(root, '.build/workbench.mjs'), 'optimize', ...words]);
  let isInterrupted = false;
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (isInterrupted || interruptAt === null || !interruptAt.test(stderr)) return;
    isInterrupted = true;
    child.kill('SIGINT');
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr, ms: performance.now() - startedAt });
    });
  });
}

/** Runs `optimize --json`; stdout has to be one JSON object with all promised keys, stderr free of stack traces. */
export async function report(
  words: readonly string[],
  interruptAt: RegExp | null = null,
): Promise<{ readonly code: number | null; readonly report: PrintedReport; readonly stderr: string }> {
  const { code, stdout, stderr } = await optimize([...words, '--json'], interruptAt);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(stdout.trim().split('\n')).toHaveLength(1);
  const printed = JSON.parse(stdout) as PrintedReport;
  expect(Object.keys(printed).sort()).toEqual([...promisedKeys].sort());
  return { code, report: printed, stderr };
}

/** A folder that is gone when the tests of a file are over. */
export function temporaryFolder(): { readonly path: (name: string) => string } {
  const folder = mkdtempSync(join(tmpdir(), 'optimize-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { path: (name) => join(folder, name) };
}

/** Writes a workbook as CSV files: text of each tab by name. */
export function writeTabs(folder: string, tabs: Readonly<Record<string, string | Buffer>>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(tabs)) writeFileSync(join(folder, `${name}.csv`), text);
  return folder;
}

/** A copy of a sample workbook, changed; null takes a tab away. */
export function changedCopy(
  sample: 'sample' | 'q1-example',
  folder: string,
  changes: Readonly<Record<string, ((text: string) => string | Buffer) | null>>,
): string {
  cpSync(join(samples, sample), folder, { recursive: true });
  for (const [tab, change] of Object.entries(changes)) {
    const file = join(folder, `${tab}.csv`);
    if (change === null) rmSync(file);
    else writeFileSync(file, change(readFileSync(file, 'utf8')));
  }
  return folder;
}

/** Every file of a folder with its bytes. */
export function bytesOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('hex')]),
  );
}
