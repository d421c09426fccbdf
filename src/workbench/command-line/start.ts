import { fileURLToPath } from 'node:url';
import { optimize } from './optimize';

const sample = fileURLToPath(new URL('../src/workbench/sample-data/sample', import.meta.url));
const copy = fileURLToPath(new URL('./sample-plan', import.meta.url));

/** Runs the sample plan and leaves a copy of its workbook with the results. Gives the exit code. */
export function start(): Promise<number> {
  const plan = ['--scenario', '2026-Q2 Core', '--constraint-set', 'Baseline', '--scope', 'all'];
  return optimize([sample, ...plan, '--out', copy]);
}
