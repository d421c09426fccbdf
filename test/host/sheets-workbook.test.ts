import { join } from 'node:path';
import type { Workbook } from '../../src/core/app/ports';
import type { Table } from '../../src/core/columns/cell';
import { createHost } from '../../src/workbench/host';
import { isCellError } from '../../src/workbench/workbook/cell';
import { newWorkbook, recalculate } from '../../src/workbench/workbook/workbook-state';
import { describeWorkbook, type WorkbookPlace } from '../contracts/workbook-contract';
import { bundled } from './bundled';
import { valuesOf } from './grid';

/** What a person does by hand. */
const byHand = `
function typeTab(name, rows) {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = spreadsheet.getSheetByName(name) || spreadsheet.insertSheet(name);
  sheet.getRange(1, 1, rows.length, rows[0].length).setValues(rows);
}`;
type Entry = typeof import('./workbook-entry');
const code = bundled<Entry>(join(__dirname, 'workbook-entry.ts'), 'readTabs', 'showTab', 'markTab') + byHand;

function newPlace(): WorkbookPlace {
  const host = createHost({ code, workbook: newWorkbook({ timeZone: 'America/New_York' }) });
  const port: Workbook = {
    id: host.state.workbook.id,
    read: (tabs) => {
      const names = tabs.map(({ name }) => name);
      // The entry point gives the entries of the port's answer.
      return new Map(JSON.parse(String(host.call('readTabs', [names]).value)) as readonly (readonly [string, Table])[]);
    },
    show: (tab, rows) => {
      host.call('showTab', [tab.name, rows]);
    },
    mark: (tab, table, { marks, statuses, origins, ...rest }) => {
      const said = [...marks].map(([row, { status, notes }]) => [row, { status, notes: [...notes] }]);
      const text = JSON.stringify({ table, marks: said, statuses: [...statuses], origins: [...origins], ...rest });
      return Number(host.call('markTab', [tab.name, text]).value);
    },
  };
  return {
    open: () => port,
    type: (tab, rows) => {
      const width = Math.max(...rows.map((cells) => cells.length));
      host.call('typeTab', [tab, rows.map((cells) => [...cells, ...new Array<string>(width - cells.length).fill('')])]);
    },
    see: (tab) => {
      recalculate(host.state.workbook);
      const show = (value: unknown): string =>
        isCellError(value as never) ? (value as { error: string }).error : String(value);
      return valuesOf(host.state.workbook, tab).map((cells) => cells.map(show));
    },
  };
}

describeWorkbook('The workbook in Sheets', newPlace);
