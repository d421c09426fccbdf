import * as z from 'zod/mini';
import { kindOf, type Rule, ruleKinds } from '../../core/constraints/index';
import { storedSetSchema } from '../../core/domain/stored-set';
import { storeSet } from '../../core/problem/store-set';
import { allExampleRules, readExample } from './example-rules';
import { type JsonShape, printJson, printShape } from './json-shape';
import { block, code, linkTo, listed, table } from './markdown';
import type { Page } from './pages';
import { columnsThatHold, type StoredColumn, storedColumns } from './stored-examples';

/** The agreed JSON columns. */
export const storedJsonPage: Page = {
  file: 'stored-json.md',
  title: 'Stored JSON',
  source: 'src/core/domain/stored-set.ts',
  body: () => [introduction, overview(), ...storedColumns.map(describeColumn)].join('\n\n'),
};

const introduction = `A version of a constraint set is stored in the JSON columns of \`optimization_constraint_sets\`. Their schemas are strict: a key that
is not listed here is refused when a set is written and when it is read. A question mark marks what may be absent.

Each example is what the examples of the [rules](rules.md) become. Initiatives, KPIs and slice values are in the spelling of the workbook; crossed
dimensions stand in alphabetical order; a percentage is stored as the tokens it comes to. Of two bounds on one slice the stricter is stored.
Keys are never empty.`;

/** What a column is for, and what the keys of its objects are, from outside in. */
const meanings: Readonly<Record<StoredColumn, { readonly holds: string; readonly keys: readonly string[] }>> = {
  floors_json: { holds: 'The least tokens and initiatives of slices.', keys: ['dimension', 'slice'] },
  caps_json: { holds: 'The most tokens and initiatives of slices.', keys: ['dimension', 'slice'] },
  targets_json: {
    holds: 'KPI floors and goals of slices. Without a baseline, the value is the change to bring.',
    keys: ['dimension', 'slice', 'KPI'],
  },
  mandatory_initiatives_json: { holds: 'Initiatives that must be funded, and why.', keys: [] },
  bundles_json: { holds: 'Bundles that are funded whole or not at all.', keys: [] },
  exclusions_initiatives_json: { holds: 'Initiatives that must not be funded, and why.', keys: [] },
  exclusions_pairs_json: { holds: 'Pairs that are not funded together; each pair sorted.', keys: [] },
  prerequisites_json: { holds: 'What an initiative needs.', keys: ['initiative'] },
  synergy_bonuses_json: { holds: "What a KPI gains when all are funded, in the KPI's own unit.", keys: [] },
  rule_options_json: { holds: 'Rules that are not plain hard rules.', keys: ['rule'] },
};

function overview(): string {
  const rows = storedColumns.map((column) => [
    linkTo(column),
    meanings[column].holds,
    listed(rulesOf(column).map(code)),
  ]);
  return table(['column', 'what it holds', 'from rules of type'], rows);
}

/** The rule types that write into a column. */
function rulesOf(column: StoredColumn): readonly string[] {
  return ruleKinds
    .filter((kind) =>
      columnsThatHold(kind.examples.flatMap((example) => readExample(kind.kind, example))).includes(column),
    )
    .map((kind) => kind.kind);
}

function describeColumn(column: StoredColumn): string {
  const { holds, keys } = meanings[column];
  const example = storeSet({ rules: examplesFor(column), goals: [] })[column];
  return [`## ${column}`, holds, block('ts', printShape(shapes[column], keys)), block('json', printJson(example))].join(
    '\n\n',
  );
}

/** The example rules that leave something in a column, one for each subject. */
function examplesFor(column: StoredColumn): readonly Rule[] {
  const all = column === 'rule_options_json' ? lockedExamples() : allExampleRules();
  const rules = all.filter((rule) => columnsThatHold([rule]).includes(column));
  return [...new Map(rules.map((rule) => [kindOf(rule).subject(rule), rule])).values()];
}

/** The first example, as if its strength were locked: the examples themselves have no options. */
function lockedExamples(): readonly Rule[] {
  return allExampleRules()
    .slice(0, 1)
    .map((rule) => ({ ...rule, strength: 'locked' }));
}

// The schema is an object schema: each property of its JSON Schema is one column, written with the words of JsonShape;
// printShape throws at any other.
const shapes = z.toJSONSchema(storedSetSchema).properties as unknown as Readonly<Record<StoredColumn, JsonShape>>;
