import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { engineChoices } from '../../core/app/choose-engine';
import type { ExplainRequest } from '../../core/app/explain-run';
import type { FreezeRequest } from '../../core/app/freeze-run';
import { usualDraws } from '../../core/explain/robustness/robustness';
import { scopes } from '../../core/problem/problem';

/** What `optimize` is asked to do. */
export interface OptimizeArguments {
  /** A folder of CSV files or an .xlsx file. */
  readonly workbook: string;
  readonly request: FreezeRequest;
  readonly explain: ExplainRequest;
  /** Where a copy with the results goes; null: nowhere. */
  readonly out: string | null;
  readonly json: boolean;
  /** Print the compiled constraint sets instead of running. */
  readonly compile: boolean;
}

export const usage = `npm run optimize -- WORKBOOK --scenario NAME [--constraint-set NAME] [options]

  WORKBOOK                  a folder with one .csv file per tab, or an .xlsx file; it is never changed
  --scenario NAME           a row of Scenario_Config; may be left out when there is only one
  --constraint-set NAME     the rules and targets that hold; left out: none but the candidates' own
  --scope selected|all      the ticked candidates (default), or all
  --engine auto|highs|javascript-lp-solver
  --time-limit SECONDS      for everything together, 120 by default; Ctrl+C stops earlier and keeps the best
  --out PATH                writes a copy of the workbook with Runs, Results and Gaps: a folder, or a name ending in .xlsx
  --explain KEY|TITLE|all   why an initiative is funded or not, and what the other decision costs
  --alternatives N          up to N plans (5 at most), the best among them, nearly as good and clearly different
  --max-loss PERCENT        how much they may lose; 2 by default
  --min-difference COUNT    in how many initiatives they differ at least; 3 by default
  --frontier                the objective at other total capacities, and what more of each pool is worth
  --robustness              how sure each initiative is, from the ranges on KPI_Ranges and Candidates
  --json                    prints one JSON object
  --compile                 prints all constraint sets as they are stored, and runs nothing`;

/** The engines that work outside Google Sheets. */
const engines = engineChoices.filter((word) => word !== 'linear-optimization-service');

/** Reads the command's words; a message says what is wrong with them. */
export function readArguments(words: readonly string[]): OptimizeArguments | { readonly message: string } | 'help' {
  let parsed: ReturnType<typeof parseWords>;
  try {
    parsed = parseWords(words);
  } catch (error) {
    // Node adds advice about dashes that helps nobody here.
    const [message = ''] = String(error instanceof Error ? error.message : error).split('. ');
    return { message: `${message}.` };
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  const [workbook, ...others] = positionals;
  if (workbook === undefined) return { message: 'Name the workbook.' };
  if (others.length > 0) return { message: `One workbook at a time; what is ${others.join(' ')}?` };
  if (values.out !== undefined && isSamePlace(values.out, workbook)) {
    return { message: '--out names the workbook itself, which is never changed. Name another place for the copy.' };
  }
  const scope = scopes.find((word) => word === values.scope);
  const engine = engines.find((word) => word === values.engine);
  const timeLimit = Number(values['time-limit']);
  if (scope === undefined) return { message: `--scope is one of ${scopes.join(', ')}.` };
  if (engine === undefined) return { message: `--engine is one of ${engines.join(', ')}.` };
  const explain = readExplain(values);
  if ('message' in explain) return explain;
  if (!(timeLimit > 0 && timeLimit <= 86_400)) return { message: '--time-limit is a number of seconds above 0.' };
  return {
    workbook,
    request: {
      scenario: values.scenario ?? null,
      constraint_set: values['constraint-set'] ?? null,
      scope,
      engine,
      time_limit_s: timeLimit,
    },
    explain,
    out: values.out ?? null,
    json: values.json,
    compile: values.compile,
  };
}

/** What is to be explained, or what is wrong with the words. */
function readExplain(values: ReturnType<typeof parseWords>['values']): ExplainRequest | { readonly message: string } {
  const most = values.alternatives === undefined ? null : Number(values.alternatives);
  const loss = Number(values['max-loss']);
  const distance = Number(values['min-difference']);
  if (most !== null && !(Number.isInteger(most) && most >= 1 && most <= 5)) {
    return { message: '--alternatives is a whole number from 1 to 5.' };
  }
  if (!(loss >= 0 && loss <= 100)) return { message: '--max-loss is a percentage from 0 to 100.' };
  if (!(Number.isInteger(distance) && distance >= 1)) return { message: '--min-difference is a whole number above 0.' };
  const { explain } = values;
  return {
    why: explain === undefined ? null : explain === 'all' ? { of: 'all' } : { of: 'one', key: explain },
    alternatives: most === null ? null : { most, loss: loss / 100, distance },
    frontier: values.frontier,
    robustness: values.robustness ? usualDraws : null,
  };
}

/** The same file or folder, also through a link. */
function isSamePlace(left: string, right: string): boolean {
  const real = (path: string): string => (existsSync(path) ? realpathSync(path) : resolve(path));
  return real(left) === real(right);
}

function parseWords(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      scenario: { type: 'string' },
      'constraint-set': { type: 'string' },
      scope: { type: 'string', default: 'selected' },
      engine: { type: 'string', default: 'auto' },
      'time-limit': { type: 'string', default: '120' },
      out: { type: 'string' },
      explain: { type: 'string' },
      alternatives: { type: 'string' },
      'max-loss': { type: 'string', default: '2' },
      'min-difference': { type: 'string', default: '3' },
      frontier: { type: 'boolean', default: false },
      robustness: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      compile: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
}
