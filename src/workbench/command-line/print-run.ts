import type { RunReport } from '../../core/app/report-run';
import { explainOpenGap } from '../../core/app/run-record';
import { kindOf } from '../../core/constraints/index';
import { dimensionName, sliceKey } from '../../core/domain/slice';
import type { Conflict } from '../../core/explain/explain-clash';
import type { Gap } from '../../core/explain/gaps';
import { explainResult, type RunResult } from '../../core/explain/result';
import { type DescribedIssue, sentences } from '../../core/kernel/issue';
import { printList } from '../../core/kernel/list-text';
import { printNumber } from '../../core/kernel/number-text';
import type { Answer } from '../../core/problem/answer';
import type { Problem } from '../../core/problem/problem';
import { bar, indent, printTable } from './print-table';

/**
 * A run as a product manager reads it in a terminal. `clashes`: which rules cannot all hold, where that was found out; what
 * is known of them without solving is left out then, as they are said below with what helps.
 */
export function printRun(
  report: RunReport,
  solved: { readonly problem: Problem; readonly answer: Answer } | null,
  clashes: readonly Conflict[] | null,
  out: string | null,
): string {
  const isExplained = clashes !== null && clashes.length > 0;
  const sections = solved === null ? [[withoutSolution(report)]] : plan(report, solved, isExplained);
  const seen = isExplained ? [] : report.issues.filter((found) => found.severity === 'conflict');
  const conflicts = printIssues(seen);
  const issues = printIssues(report.issues.filter((found) => found.severity !== 'conflict'));
  const copy = out === null || report.run_id === null ? [] : [[`A copy of the workbook with its results is in ${out}`]];
  return [
    ...sections,
    ...titled('WHAT STANDS IN THE WAY', conflicts),
    ...titled(report.status === 'invalid' ? 'TO MEND' : 'WORTH KNOWING', issues),
    ...copy,
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** Why nothing was solved. */
function withoutSolution(report: RunReport): string {
  return report.status === 'invalid'
    ? 'The rows below have to be mended before a plan can be made.'
    : 'Something broke, and no plan was made. The run is kept as failed.';
}

/** A section of lines under a title; none when there are no lines. */
function titled(title: string, lines: readonly string[]): Sections {
  return lines.length === 0 ? [] : [[title, ...indent(lines)]];
}

/** Issues, the worst and the most basic first; what is to be said of several places is said once. */
export function printIssues(issues: readonly DescribedIssue[]): readonly string[] {
  const order = ['error', 'conflict', 'warning'];
  const places = new Map<string, string[]>();
  const weight = ({ severity, row, code }: DescribedIssue): number =>
    order.indexOf(severity) * 4 + (row === null || row === 1 ? 0 : code === 'duplicate-key' ? 1 : 2);
  for (const found of [...issues].sort((left, right) => weight(left) - weight(right))) {
    const { tab, row, column, message, fix } = found;
    const place = [row === null ? tab : `${tab} row ${row}`, column].filter((part) => part !== null && part !== '');
    const said = sentences(message, fix);
    places.set(said, [...(places.get(said) ?? []), place.join(', ')]);
  }
  return [...places].map(([said, at]) => `${printList([...new Set(at)])}: ${said}`);
}

type Sections = readonly (readonly string[])[];

function plan(
  report: RunReport,
  { problem, answer }: { problem: Problem; answer: Answer },
  isExplained: boolean,
): Sections {
  const { scenario, constraintSet } = problem;
  const result = explainResult(problem, answer);
  const seconds = (answer.time_ms / 1000).toFixed(1);
  const heading = [
    `${scenario.name}, ${constraintSet === '(none)' ? 'no rules' : constraintSet}, ${scenario.period.key}, ${problem.scope === 'all' ? 'all' : 'ticked'} candidates`,
    `${outcome(report, result.provenGap)} (${seconds} s, ${answer.engine.name} ${answer.engine.version})`,
  ];
  if (report.status !== 'success') {
    const rules = isExplained ? [] : clash(report, problem);
    return [heading, ...rules, ...targets(report.gaps, problem, ['out of reach', 'within reach'])];
  }
  return [
    [...heading, total(result, problem)],
    funded(result, problem),
    capacity(report.gaps),
    ...targets(report.gaps, problem, ['missed', 'met']),
    ...broken(report),
    notNow(result, problem),
  ].filter((lines) => lines.length > 0);
}

/** What the plan comes to: the value of each thing that was asked for, in the order in which they count. */
function total({ stages, breaches }: RunResult, { objective }: Problem): string {
  const values = stages.slice(0, objective.levels.length).map(({ name, value }) => {
    const unit = name === 'weighted' ? 'weighted KPI score' : name === 'score' ? 'value score' : name;
    return `${printNumber(value ?? 0, 4)} ${unit}`;
  });
  const paid = breaches === undefined ? '' : ', less the price of the soft rules broken';
  return `Total: ${values.join(', then ')}${paid}`;
}

/** The rules among which the clash is, when none of them is impossible by itself. */
function clash(report: RunReport, problem: Problem): Sections {
  const isSeen = report.issues.some((found) => found.severity === 'conflict');
  if (report.status !== 'infeasible' || isSeen) return [];
  const sentencesOf = problem.rules.map((rule) => {
    const places = rule.origins.map(({ tab, row }) => `${tab} row ${row}`);
    return `${places.join(' and ')}: ${kindOf(rule).sentence(rule)}`;
  });
  const shown = sentencesOf.slice(0, mostRules);
  const more = sentencesOf.length - shown.length;
  const rest = more > 0 ? [`and ${more} more`] : [];
  return [['THESE RULES CANNOT ALL HOLD  loosen or remove one', ...indent([...shown, ...rest])]];
}

const mostRules = 15;

/** `provenGap`: by how much a better plan could exceed this one; null when not known. */
function outcome(report: RunReport, provenGap: number | null): string {
  switch (report.status) {
    case 'success': {
      if (report.termination === 'optimal') {
        const kept = report.breaches.length > 0 ? 'the rules that must hold' : 'the rules';
        return `Proven best: no other plan that keeps ${kept} is worth more`;
      }
      const words = explainOpenGap(provenGap);
      return words.charAt(0).toUpperCase() + words.slice(1);
    }
    case 'infeasible':
      return 'No plan keeps all the rules';
    case 'cancelled':
      return 'Stopped before a plan was found';
    case 'failed':
      return 'No plan was found';
    case 'invalid':
      return 'The rows have errors';
  }
}

function funded(result: RunResult, problem: Problem): readonly string[] {
  const titles = new Map<string, string>(problem.candidates.map(({ key, title }) => [key, title]));
  const items = result.items.filter((item) => item.selected);
  const of = result.capacityTotal === null ? '' : ` of ${printNumber(result.capacityTotal)}`;
  const rows = items.map((item) => [
    String(item.rank),
    item.key,
    titles.get(item.key) ?? '',
    printNumber(item.tokens),
    printNumber(item.contribution, 4),
    item.reasonText,
  ]);
  return [
    `FUNDED  ${items.length} of ${problem.candidates.length} initiatives, ${printNumber(result.tokensUsed ?? 0)}${of} tokens`,
    ...indent(printTable(['#', 'initiative', 'title', 'tokens', 'adds', 'why'], rows, [0, 3, 4])),
  ];
}

function capacity(gaps: readonly Gap[]): readonly string[] {
  const rows = gaps
    .filter((gap) => gap.kind !== 'kpi')
    .map((gap) => {
      const unit = gap.kind === 'capacity' ? 'tokens' : 'initiatives';
      const share = gap.floor_or_goal === 'cap' ? (gap.achieved ?? 0) / gap.target : 1;
      return [
        gap.dimension === 'all' ? 'everything' : gap.key,
        printNumber(gap.achieved ?? 0),
        `${gap.floor_or_goal === 'cap' ? 'of at most' : 'of at least'} ${printNumber(gap.target)} ${unit}`,
        gap.floor_or_goal === 'cap' ? bar(share) : '',
        gap.driver,
      ];
    });
  return rows.length === 0 ? [] : ['CAPACITY', ...indent(printTable(null, rows, [1]))];
}

/** Soft rules that were worth breaking. */
function broken({ breaches }: RunReport): Sections {
  const lines = breaches.map(({ tab, row, sentence, price }) => {
    return `${tab} row ${row}: ${sentence}, for ${printNumber(price, 4)} of the objective`;
  });
  return titled('SOFT RULES BROKEN', lines);
}

/** `words`: for a target that is missed, and for one that is not. Levels are told from gains by name. */
function targets(gaps: readonly Gap[], problem: Problem, words: readonly [string, string]): Sections {
  const levels = levelsAskedFor(problem);
  const rows = gaps
    .filter((gap) => gap.kind === 'kpi')
    .map((gap) => [
      gap.severity === 'CRITICAL' ? words[0] : words[1],
      `${gap.kpi_key}${gap.dimension === 'all' ? '' : ` (${gap.key})`}`,
      printNumber(gap.achieved ?? 0, 4),
      `of a ${levels.has(idOf(gap)) ? 'level' : gap.target < 0 ? 'change' : 'gain'} of ${printNumber(gap.target, 4)}`,
      (gap.gap ?? 0) > 0 ? `${printNumber(gap.gap ?? 0, 4)} missing` : '',
      gap.driver,
    ]);
  return rows.length === 0 ? [] : [['TARGETS', ...indent(printTable(null, rows, [2]))]];
}

/** What tells one target from another. */
const idOf = (gap: Pick<Gap, 'dimension' | 'key' | 'kpi_key' | 'target'>): string =>
  JSON.stringify([gap.dimension, gap.key, gap.kpi_key, gap.target]);

/** The targets with a baseline: they ask for a level, the others for a gain. */
function levelsAskedFor({ rules, goals }: Problem): ReadonlySet<string> {
  const targets = [...goals, ...rules.flatMap((rule) => kindOf(rule).target(rule) ?? [])];
  return new Set(
    targets
      .filter(({ baseline }) => baseline !== null)
      .map(({ slice, kpi, value }) =>
        idOf({ dimension: dimensionName(slice), key: sliceKey(slice), kpi_key: kpi, target: value }),
      ),
  );
}

function notNow(result: RunResult, problem: Problem): readonly string[] {
  const titles = new Map<string, string>(problem.candidates.map(({ key, title }) => [key, title]));
  const items = result.items.filter((item) => !item.selected);
  if (items.length === 0) return [];
  const rows = items
    .slice(0, 10)
    .map((item) => [item.key, titles.get(item.key) ?? '', printNumber(item.tokens), item.reasonText]);
  const more = items.length > rows.length ? [`and ${items.length - rows.length} more, on the Results tab`] : [];
  return [`NOT NOW  ${items.length} initiatives`, ...indent([...printTable(null, rows, [2]), ...more])];
}
