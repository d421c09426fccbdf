import { type Cell, isBlank } from '../columns/cell';
import type { Columns, Row } from '../columns/row';
import type { Rule } from '../constraints/index';
import { candidatesTab, constraintsTab, scenarioConfig, targetsTab } from '../tabs/index';
import type { TabRows } from '../tabs/read-table';
import type { WorkbookRows } from './workbook-rows';

/** What was typed in the cells of one row from which rules were read, by declared header. */
export interface TypedRow {
  readonly tab: string;
  readonly row: number;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** Columns that matter for a rule row also where they are blank: they say whether the sheet has them. */
const alwaysTyped = ['strength', 'break_price'];

/**
 * The typed cells behind the rules of a run, so that a change can be proposed cell by cell. Of rule rows every filled
 * cell is kept; of Candidates and Scenario_Config only the cells that say a rule.
 */
export function typedRows(workbook: WorkbookRows, rules: readonly Rule[]): readonly TypedRow[] {
  const tabs = new Map<string, TabRows<Columns> | null>([
    [scenarioConfig.name, workbook.scenarios],
    [constraintsTab.name, workbook.constraints],
    [targetsTab.name, workbook.targets],
    [candidatesTab.name, workbook.candidates],
  ]);
  const wanted = new Map<string, { tab: string; row: number; columns: Set<string> | null }>();
  for (const { tab, row, column } of rules.flatMap((rule) => rule.origins)) {
    if (row === null) continue;
    const known = wanted.get(`${tab}|${row}`) ?? { tab, row, columns: column === null ? null : new Set<string>() };
    if (column !== null) known.columns?.add(column);
    wanted.set(`${tab}|${row}`, known);
  }
  const byPlace = new Map(
    [...tabs].flatMap(([tab, read]) =>
      (read?.rows ?? []).map((row): [string, Row<Columns>] => [`${tab}|${row.row}`, row]),
    ),
  );
  return [...wanted].flatMap(([place, { tab, row, columns }]) => {
    const read = byPlace.get(place);
    if (read === undefined) return [];
    const headers = columns ?? new Set([...read.filled, ...alwaysTyped]);
    const cells = [...headers].flatMap((header): [string, Cell][] => {
      const cell = read.typed(header);
      return cell === undefined || (isBlank(cell) && !alwaysTyped.includes(header)) ? [] : [[header, cell]];
    });
    return [{ tab, row, cells: Object.fromEntries(cells) }];
  });
}
