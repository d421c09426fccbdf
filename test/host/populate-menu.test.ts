import type { Host } from '../../src/workbench/host';
import { build, openAddOn, type TypedTabs, typedWorkbook } from './built-add-on';
import { tabOf } from './grid';

// Others may keep the machine busy.
jest.setTimeout(120_000);
beforeAll(build);

function planWith(
  backlog: TypedTabs[string] = [
    ['initiative_key', 'is_optimization_candidate'],
    ['A', 'TRUE'],
    ['B', ''],
  ],
) {
  return openAddOn(
    typedWorkbook({
      Scenario_Config: [
        ['scenario_name', 'period_key', 'objective_mode'],
        ['Core', '2026-Q2', 'max_score'],
        ['Year', '2026', 'max_score'],
      ],
      Backlog: backlog,
      Candidates: [['initiative_key', 'engineering_tokens']],
    }),
  );
}

const press = (host: Host): string => {
  host.call('populateFromMenu');
  return host.state.ui.toasts.at(-1)?.message ?? '';
};

test('the menu item takes the scenario whose row is selected, else the first, and says which', () => {
  const host = planWith();
  const { workbook } = host.state;
  const sheet = tabOf(workbook, 'Scenario_Config');
  workbook.activeSheetId = sheet.id;
  workbook.activeArea = { sheetId: sheet.id, row: 3, column: 2, rows: 1, columns: 1 };
  expect(press(host)).toBe('Added 1 initiative for Year; skipped 1 of Backlog: 1 not a candidate (row 3).');
  workbook.activeSheetId = tabOf(workbook, 'Backlog').id;
  expect(press(host)).toMatch(/^Added no initiatives for Core; /u);
});

test('the menu item says what stands in the way', () => {
  const host = planWith([['initiative_key'], ['A']]);
  expect(press(host)).toMatch(/^Nothing was added\. Backlog row 1, is_optimization_candidate: /u);
});

test('the menu item stands in the menu', () => {
  const host = planWith();
  host.trigger('onOpen');
  expect(JSON.stringify(host.state.ui.menus)).toContain('"Populate candidates"');
});
