import { fileURLToPath } from 'node:url';
import { optimize } from './optimize';
import { explain, serveAsAsked } from './serve';
import { readServeArguments } from './serve-arguments';

const sample = fileURLToPath(new URL('../src/workbench/sample-data/sample', import.meta.url));
const copy = fileURLToPath(new URL('./sample-plan', import.meta.url));

/**
 * Runs the sample plan, leaves a copy of its workbook with the results, and serves the workbench. Where nobody sits at
 * a terminal it ends after the plan. Gives the exit code.
 */
export async function start(words: readonly string[]): Promise<number> {
  const read = readServeArguments(words);
  if (read === 'help' || 'message' in read) return explain(read);
  const plan = ['--scenario', '2026-Q2 Core', '--constraint-set', 'Baseline', '--scope', 'all'];
  const code = await optimize([sample, ...plan, '--out', copy]);
  const { CI = '' } = process.env;
  const isWatched = process.stdout.isTTY && (CI === '' || CI === 'false' || CI === '0');
  if (code !== 0 || !(isWatched || read.serve)) return code;
  return serveAsAsked(read);
}
