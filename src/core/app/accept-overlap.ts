import * as z from 'zod/mini';
import { showCell } from '../columns/cell';
import { describeIn } from '../kernel/issue';
import { readWorkbookRows } from '../problem/workbook-rows';
import { inputTabs, scenarioConfig } from '../tabs/index';
import type { Tab } from '../tabs/tab';
import { checkWorkbook } from './check-workbook';
import { HostError } from './host-error';
import type { Ports } from './ports';
import { shownNames } from './shown-names';

/** The warning as it is shown: its row on Scenario_Config, and what it says. */
export const acceptOverlapSchema = z.strictObject({ row: z.number(), message: z.string() });

export type AcceptOverlapRequest = z.infer<typeof acceptOverlapSchema>;

/** Writes a text into a cell of an input tab. */
export type WriteCell = (tab: Tab, row: number, header: string, text: string) => void;

/**
 * Ends a warning that two KPIs count one effect twice: adds the pair to accepted_overlaps of the scenario, after what
 * stands there. The warning is looked up among those of today, so that nothing is accepted that was not asked.
 */
export function acceptOverlap(
  { row, message }: AcceptOverlapRequest,
  { workbook, lock, score }: Pick<Ports, 'workbook' | 'lock' | 'score'>,
  write: WriteCell,
): { readonly message: string } {
  return lock.hold(() => {
    const tables = workbook.read(inputTabs);
    const rows = readWorkbookRows(tables);
    const names = shownNames(tables);
    for (const found of checkWorkbook(rows, score)) {
      if (found.code !== 'kpis-redundant' || found.at.row !== row) continue;
      if (describeIn(found, names).message !== message) continue;
      const scenario = rows.scenarios?.rows.find((one) => one.row === row);
      const before = showCell(scenario?.typed('accepted_overlaps') ?? '').trim();
      const pair = `${found.facts.from} + ${found.facts.to}`;
      write(scenarioConfig, row, 'accepted_overlaps', before === '' ? pair : `${before}, ${pair}`);
      return { message: `${pair} is accepted in this scenario: see accepted_overlaps on ${scenarioConfig.name}.` };
    }
    throw new HostError('This warning is gone by now. Choose Check inputs to see what is left.');
  });
}
