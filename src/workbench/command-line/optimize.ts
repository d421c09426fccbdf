import { unexplained } from '../../core/app/explain-run';
import type { RunReport } from '../../core/app/report-run';
import { exitCodeOf, reportInvalid } from '../../core/app/report-run';
import { type DescribedIssue, describeIssue, issue } from '../../core/kernel/issue';
import type { CompiledSets } from '../../core/problem/compile-sets';
import { saveWorkbook } from '../files/workbook-files';
import type { Host } from '../host';
import { type OptimizeArguments, readArguments, usage } from './arguments';
import { refuseCopyPlace } from './copy-place';
import { openWorkbook } from './open-workbook';
import { printExplanation } from './print-explanation';
import { printIssues, printRun } from './print-run';
import { reportProgress } from './report-progress';
import { runWorkbook } from './run-workbook';

/** Runs `optimize` and gives the exit code (product.md, section 7). */
export async function optimize(words: readonly string[]): Promise<number> {
  const read = readArguments(words);
  if (read === 'help') {
    console.log(usage);
    return 0;
  }
  if ('message' in read) {
    console.error(`${read.message}\n\n${usage}`);
    return words.includes('--json') ? printRefusal(read.message) : 2;
  }
  const refused = read.out === null ? null : refuseCopyPlace(read.out);
  if (refused !== null) {
    console.error(refused);
    return read.json ? printRefusal(refused) : 2;
  }
  const startedAt = performance.now();
  const progress = reportProgress();
  const opened = await openWorkbook(read.workbook);
  if (!opened.ok) return refuse(read, opened.message);
  return read.compile ? compile(opened.host) : run(read, opened.host, startedAt, progress);
}

async function run(
  read: OptimizeArguments,
  host: Host,
  startedAt: number,
  progress: ReturnType<typeof reportProgress>,
): Promise<number> {
  const loaded = performance.now();
  const outcome = await runWorkbook(host, read.request, read.explain, progress);
  progress.end();
  if ('message' in outcome) return refuse(read, outcome.message);
  const { report, explanation, solved, timings, serviceCalls } = outcome;
  const ran = performance.now();
  let isCopied = true;
  if (read.out !== null && report.run_id !== null) {
    const saved = await saveWorkbook(host.state.workbook, read.out);
    isCopied = saved.ok;
    if (!saved.ok) console.error(saved.message);
  }
  const ended = performance.now();
  if (read.json) {
    const timings_ms = { load: loaded - startedAt, ...timings, save: ended - ran, total: ended - startedAt };
    console.log(JSON.stringify({ ...report, ...explanation, timings_ms, service_calls: serviceCalls }));
  } else {
    const explained = printExplanation(explanation).join('\n\n');
    console.log(
      [printRun(report, solved, explanation.conflicts, isCopied ? read.out : null), explained]
        .filter((text) => text !== '')
        .join('\n\n'),
    );
  }
  return isCopied ? exitCodeOf(report) : 1;
}

/** Prints the compiled sets; rows with errors are named on stderr and give exit code 2. */
function compile(host: Host): number {
  const { compiled, issues } = JSON.parse(String(host.call('compileSets').value)) as {
    readonly compiled: CompiledSets;
    readonly issues: readonly DescribedIssue[];
  };
  console.log(JSON.stringify(compiled, null, 2));
  const errors = issues.filter((found) => found.severity === 'error');
  if (errors.length > 0) console.error(printIssues(errors).join('\n'));
  return errors.length > 0 ? 2 : 0;
}

/** Says why nothing can be run; with --json as a report like any other. */
function refuse(read: OptimizeArguments, message: string): number {
  if (read.json) return printRefusal(message);
  console.error(message);
  return 2;
}

/** Prints the report of a run that the command line made impossible. */
function printRefusal(message: string): number {
  const found = describeIssue(issue('unusable-command', { tab: '', row: null, column: null }, { message }));
  const report: RunReport = reportInvalid([found]);
  console.log(JSON.stringify({ ...report, ...unexplained, timings_ms: {}, service_calls: {} }));
  return exitCodeOf(report);
}
