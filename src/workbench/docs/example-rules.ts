import type { Table } from '../../core/columns/cell';
import { type RuleColumn, ruleColumnNames } from '../../core/constraints/columns';
import { kindOf, type Rule, ruleKinds } from '../../core/constraints/index';
import type { RuleBase, RuleKind } from '../../core/constraints/kind';
import type { Names } from '../../core/constraints/names';
import { RuleRowReader } from '../../core/constraints/rule-row-reader';
import { fold } from '../../core/kernel/fold';
import { type Issue, printIssue } from '../../core/kernel/issue';
import { initiativeKey, kpiKey } from '../../core/kernel/keys';
import { parseListText } from '../../core/kernel/list-text';
import { constraintsTab } from '../../core/tabs/index';
import { readTable } from '../../core/tabs/read-table';

/** A row of Constraints as a rule type gives it for an example. */
export type Example = RuleKind<RuleBase>['examples'][number];

/** The capacity of which the examples take their percentages, in tokens. */
export const exampleCapacity = 1000;

/** The rules that an example row stands for, read as a real row would be. */
export function readExample(kindName: Rule['kind'], example: Example): readonly Rule[] {
  const header = ['scenario_name', 'constraint_set_name', 'constraint_type', ...ruleColumnNames];
  const cells = ruleColumnNames.map((column) => example[column] ?? '');
  const table: Table = { header, rows: [['Example', 'Example', kindName, ...cells]] };
  const { rows, rowIssues } = readTable(constraintsTab, table);
  const kind = kindOf({ kind: kindName });
  const issues: Issue[] = [...rowIssues.values()].flat();
  const rules = rows.flatMap((row) => {
    const reader = new RuleRowReader(row, exampleNames, kind);
    const read = kind.read(reader);
    reader.reportUnusedCells();
    issues.push(...reader.issues);
    return read;
  });
  if (issues.length > 0)
    throw new Error(`an example of ${kindName} has a problem: ${issues.map(printIssue).join(' ')}`);
  return rules;
}

/** The rules of every example of every rule type. */
export function allExampleRules(): readonly Rule[] {
  return ruleKinds.flatMap((kind) => kind.examples.flatMap((example) => readExample(kind.kind, example)));
}

/** The members of a bundle, from the example that spells them out. */
function bundleMembers(bundle: string): readonly string[] {
  const spelled = ruleKinds
    .flatMap((kind): readonly Example[] => (kind.definesBundle ? kind.examples : []))
    .find((example) => fold(String(example.key)) === fold(bundle) && example.related_keys !== undefined);
  return parseListText(String(spelled?.related_keys ?? ''));
}

/** A workbook in which each single key named by an example is known as it is spelled there. */
export const exampleNames: Names = {
  initiative: (text) => (/[+,;|]|<-/u.test(text) ? null : initiativeKey(text.trim())),
  nearestInitiative: () => null,
  kpi: (text) => ({
    kpi: { key: kpiKey(text.trim()), name: text, level: 'strategic', direction: 'higher_is_better', unit: '' },
    unusable: null,
  }),
  nearestKpi: () => null,
  sliceValue: (_, value) => value,
  bundleMembers: (bundle) => bundleMembers(bundle).map(initiativeKey),
  nearestBundle: () => null,
  capacityTotal: exampleCapacity,
};

/** The columns that any of some examples fills, in the order of the tab. */
export function filledColumns(examples: readonly Example[]): readonly RuleColumn[] {
  return ruleColumnNames.filter((column) => examples.some((example) => example[column] !== undefined));
}
