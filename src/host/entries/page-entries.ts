import * as z from 'zod/mini';
import { fold } from '../../core/kernel/fold';
import { candidatesTab } from '../../core/tabs/index';
import { readTable } from '../../core/tabs/read-table';
import { selectCell } from '../sheets/select-cell';
import { entry } from './entry';

/** The calls that only pages make. */
export const pageEntries = {
  readSolver: entry('readSolver', {
    request: z.strictObject({ part: z.number().check(z.int(), z.nonnegative()) }),
    // The raw content is the file as it was pushed; an output's content is not.
    action: ({ part }) => ({ text: HtmlService.createTemplateFromFile(`solver-${part}`).getRawContent() }),
  }),
  selectInitiative: entry('selectInitiative', {
    request: z.strictObject({ initiative_key: z.string() }),
    action: ({ initiative_key }, { workbook }) => {
      const table = workbook.read([candidatesTab]).get(candidatesTab.name);
      const rows = table === undefined ? [] : readTable(candidatesTab, table).rows;
      const found = rows.find(({ values }) => fold(values.initiative_key ?? '') === fold(initiative_key));
      const place = { tab: candidatesTab.name, row: found?.row ?? null, column: 'initiative_key' };
      if (found !== undefined) selectCell(SpreadsheetApp.getActiveSpreadsheet(), place);
      return null;
    },
  }),
} as const;
