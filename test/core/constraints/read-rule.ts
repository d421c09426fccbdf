import type { Cell } from '../../../src/core/columns/cell';
import { type RuleColumn, ruleColumnNames } from '../../../src/core/constraints/columns';
import { kindOf, type Rule, type RuleKindName } from '../../../src/core/constraints/index';
import type { Names } from '../../../src/core/constraints/names';
import { RuleRowReader } from '../../../src/core/constraints/rule-row-reader';
import { fold } from '../../../src/core/kernel/fold';
import { type Issue, printIssue } from '../../../src/core/kernel/issue';
import { initiativeKey, kpiKey } from '../../../src/core/kernel/keys';
import { nearest } from '../../../src/core/kernel/nearest';
import { constraintsTab } from '../../../src/core/tabs/index';
import { readTable } from '../../../src/core/tabs/read-table';

const bundles = new Map([['bndl-payments', ['INIT-000201', 'INIT-000202']]]);
const initiatives = [10, 12, 17, 44, 81, 99, 201, 202, 500, 501].map((at) => `INIT-${String(at).padStart(6, '0')}`);
const kpis = [
  { key: 'NSM_ORDERS', direction: 'higher_is_better', unusable: null },
  { key: 'KPI_COST', direction: 'lower_is_better', unusable: null },
  { key: 'KPI_OLD', direction: 'higher_is_better', unusable: 'inactive' },
] as const;
const countries = ['UK', 'DE'];

/** A workbook that knows the keys of the examples, three KPIs, one bundle and a capacity of 1,000 tokens. */
export const names: Names = {
  initiative: (text) => {
    const known = initiatives.find((key) => fold(key) === fold(text));
    return known === undefined ? null : initiativeKey(known);
  },
  nearestInitiative: (text) => nearest(text, initiatives),
  kpi: (text) => {
    const known = kpis.find(({ key }) => fold(key) === fold(text));
    if (known === undefined) return null;
    const { key, direction, unusable } = known;
    return { kpi: { key: kpiKey(key), name: key, level: 'strategic', direction, unit: '' }, unusable };
  },
  nearestKpi: (text) =>
    nearest(
      text,
      kpis.map(({ key }) => key),
    ),
  sliceValue: (_, value) => countries.find((country) => fold(country) === fold(value)) ?? value,
  bundleMembers: (bundle) => (bundles.get(fold(bundle)) ?? []).map(initiativeKey),
  nearestBundle: (text) => nearest(text, ['BNDL-PAYMENTS']),
  capacityTotal: 1000,
};

/** The cells of a rule row beside its type. */
export type RuleCells = Partial<Record<RuleColumn, Cell>>;

/** What a rule row comes to. */
export interface RuleReading {
  readonly rules: readonly Rule[];
  readonly issues: readonly Issue[];
  /** The issues as people see them, without the place of the row. */
  readonly said: readonly string[];
}

/** Reads a row of Constraints as the product does, in a workbook that knows `known`. */
export function readRule(type: RuleKindName, cells: RuleCells, known: Names = names): RuleReading {
  const header = ['scenario_name', 'constraint_set_name', 'constraint_type', ...ruleColumnNames];
  const values = ruleColumnNames.map((column) => cells[column] ?? '');
  const { rows, rowIssues } = readTable(constraintsTab, { header, rows: [['Q2', 'Baseline', type, ...values]] });
  const kind = kindOf({ kind: type });
  const issues: Issue[] = [...rowIssues.values()].flat();
  const rules = rows.flatMap((row) => {
    const reader = new RuleRowReader(row, known, kind);
    const read = kind.read(reader);
    reader.reportUnusedCells();
    issues.push(...reader.issues);
    return read;
  });
  return { rules, issues, said: issues.map((found) => printIssue(found).replace('Constraints row 2, ', '')) };
}

/** The one rule of a row that must be without problems. */
export function theRule(type: RuleKindName, cells: RuleCells, known: Names = names): Rule {
  const { rules, said } = readRule(type, cells, known);
  const [rule] = rules;
  if (rule === undefined || rules.length > 1 || said.length > 0) {
    throw new Error(`${type} gave ${rules.length} rules. ${said.join(' ')}`);
  }
  return rule;
}
