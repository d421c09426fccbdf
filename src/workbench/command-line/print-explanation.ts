import type { Explanation } from '../../core/app/explain-run';
import type { CellEdit } from '../../core/explain/repair/cell-edits';
import { rowChanges } from '../../core/explain/repair/row-changes';
import { printNumber } from '../../core/kernel/number-text';
import { indent, printTable } from './print-table';

/** What was explained of a run, as a product manager reads it: one block of lines per question. */
export function printExplanation(explanation: Explanation): readonly string[] {
  return [
    ...clash(explanation),
    ...titled(
      'WHY',
      Object.values(explanation.why ?? {}).map(({ sentence }) => sentence),
    ),
    ...titled('OTHER CAPACITIES', [
      ...frontierLines(explanation),
      ...(explanation.sentences.frontier === null ? [] : [explanation.sentences.frontier]),
    ]),
    ...titled('WHAT CAPACITY IS WORTH', explanation.sentences.worth ?? []),
    ...titled('OTHER PLANS', alternativeLines(explanation)),
    ...titled('HOW SURE', certaintyLines(explanation)),
  ];
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [[title, ...indent(lines)].join('\n')];
}

function clash({ conflicts, repairs, sentences }: Explanation): readonly string[] {
  if (sentences.clash === null) return [];
  const fixes = (repairs ?? []).flatMap(({ sentence, edits }, index) => {
    const changes = rowChanges(edits).flatMap(({ tab, row, isRemoved, edits: own }) =>
      isRemoved
        ? [`${tab} row ${row}: remove this rule`]
        : own.map(({ column, from, to }) => `${tab} row ${row}, ${column}: ${sayChange(from, to)}`),
    );
    return [`${index + 1}. ${sentence}`, ...indent(indent(changes))];
  });
  return [
    ...titled(
      'WHAT CLASHES',
      (conflicts ?? []).map(({ sentence }) => sentence),
    ),
    ...titled('SMALLEST FIXES', fixes.length === 0 ? [sentences.clash] : fixes),
  ];
}

const sayChange = (from: CellEdit['from'], to: CellEdit['to']): string =>
  to === '' ? `clear ${String(from)}` : `${String(from)} -> ${String(to)}`;

function frontierLines({ frontier }: Explanation): readonly string[] {
  if (frontier === null || frontier.length === 0) return [];
  const rows = frontier.map(({ capacity, objective, selected, is_base }) => [
    printNumber(capacity),
    printNumber(objective, 4),
    String(selected.length),
    is_base ? 'this run' : '',
  ]);
  return printTable(['tokens', 'objective', 'funded', ''], rows, [0, 1, 2]);
}

function alternativeLines({ alternatives, sentences }: Explanation): readonly string[] {
  if (alternatives === null) return [];
  const rows = alternatives.map(({ name, objective, loss_percent, tokens }, index) => [
    // The plan of the run comes first, and is none of the others.
    index === 0 ? '' : String(index),
    name,
    printNumber(objective, 4),
    loss_percent === null || loss_percent === 0 ? '' : `${printNumber(-loss_percent, 2)} %`,
    `${printNumber(tokens)} tokens`,
  ]);
  return [
    ...printTable(null, rows, [0, 2, 3, 4]),
    ...(sentences.alternatives === null ? [] : [sentences.alternatives]),
  ];
}

function certaintyLines({ robustness }: Explanation): readonly string[] {
  if (robustness === null) return [];
  if (!robustness.has_ranges) return [robustness.sentence];
  const rows = [...robustness.initiatives]
    .sort((left, right) => right.share - left.share)
    .filter(({ share }) => share > 0)
    .map(({ key, share, certainty }) => [
      key,
      `in ${Math.round(100 * share)} % of draws:`,
      certainty === 'coin-flip' ? 'a coin-flip' : certainty,
    ]);
  return [
    'In each draw every figure with a range turns out at random within it, and the best plan for that is found.',
    ...printTable(null, rows, [1]),
    robustness.sentence,
  ];
}
