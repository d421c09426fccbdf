import { type RuleColumn, ruleColumnNames, ruleColumns } from '../../core/constraints/columns';
import { kindOf, type Rule, ruleKinds } from '../../core/constraints/index';
import type { RuleBase, RuleKind } from '../../core/constraints/kind';
import { sliceDimensions } from '../../core/domain/slice';
import { strengths } from '../../core/domain/target';
import { printNumber } from '../../core/kernel/number-text';
import { type Example, exampleCapacity, filledColumns, readExample } from './example-rules';
import { code, linkTo, listed, sentence, table } from './markdown';
import type { Page } from './pages';
import { columnsThatHold } from './stored-examples';

/** Every rule type. */
export const rulesPage: Page = {
  file: 'rules.md',
  title: 'Rules',
  source: 'src/core/constraints',
  body: () => [introduction, overview(), everyRule, slices, ...ruleKinds.map(describeKind)].join('\n\n'),
};

const introduction = `One row of the Constraints tab is one rule. \`constraint_type\` says what kind of rule it is; the other columns then mean what
is written here. The sentence beside each example is the one the add-on itself uses in results and explanations. Percentages in the examples
are of a capacity of ${printNumber(exampleCapacity)} tokens.`;

const always: readonly RuleColumn[] = ['strength', 'break_price', 'notes'];

const everyRule = `## Columns of every rule

${table(
  ['column', 'what it means'],
  always.map((column) => [code(column), ruleColumns[column].note]),
)}

A blank \`strength\` means \`${strengths[0]}\`.`;

const slices = `## Slices

A slice is the candidates that share a value of a dimension. \`dimension\` is one of ${listed(sliceDimensions.map(code), 'or')}, and
\`key\` the value: dimension \`country\`, key \`UK\`.

Two or more dimensions cross with a plus: dimension \`country+department\`, key \`UK+Growth\` means the candidates of the UK that Growth does.
The whole portfolio is dimension \`all\`, with \`key\` left blank.`;

function overview(): string {
  const rows = ruleKinds.map((kind) => [linkTo(kind.kind), kind.label, kind.help]);
  return table(['type', 'in short', 'what it means'], rows);
}

function describeKind(kind: (typeof ruleKinds)[number]): string {
  // Only what all types have in common is asked for here.
  const shape: KindShape = kind;
  const aliases = shape.aliases.length === 0 ? '' : ` Also read: ${listed(shape.aliases.map(code))}.`;
  const stored = columnsThatHold(shape.examples.flatMap((example) => readExample(kind.kind, example)));
  return [
    `## ${kind.kind}`,
    `**${kind.label}.** ${kind.help}${aliases}`,
    columnsOf(shape),
    examplesOf(kind.kind, shape.examples),
    `Kept in ${listed(stored.map(code))}, see [stored JSON](stored-json.md).`,
  ].join('\n\n');
}

type KindShape = Pick<RuleKind<RuleBase>, 'aliases' | 'dimensions' | 'needs' | 'uses' | 'examples'>;

/** The columns a type reads, in the order of the tab. */
function columnsOf({ dimensions, needs, uses }: KindShape): string {
  const isSlice = dimensions === 'slice';
  const about = isSlice ? `${code('all')} or a [slice](#slices)` : listed(dimensions.map(code), 'or');
  const key = isSlice
    ? 'The value of the dimension; for a crossed one the values, joined by +.'
    : `The key of the ${listed(dimensions, 'or')}.`;
  const read = ruleColumnNames.filter((column) => needs.includes(column) || uses.includes(column));
  const rows = read.map((column) => {
    const unless = isSlice && column === 'key' ? 'unless dimension is `all`' : '';
    return [code(column), needs.includes(column) ? 'yes' : unless, column === 'key' ? key : ruleColumns[column].note];
  });
  return table(['column', 'needed', 'what it means'], [[code('dimension'), 'yes', about], ...rows]);
}

function examplesOf(kind: Rule['kind'], examples: readonly Example[]): string {
  const columns = filledColumns(examples);
  const rows = examples.map((example) => {
    // A bundle is one rule for each of its members, which say the same.
    const sentences = new Set(readExample(kind, example).map((rule) => sentence(kindOf(rule).sentence(rule))));
    return [...columns.map((column) => code(String(example[column] ?? ''))), [...sentences].join(' ')];
  });
  return table([...columns, 'says'], rows);
}
