import { createHighlighter } from '../../src/workbench/server/view/highlights';
import { insertRows } from '../../src/workbench/workbook/sheet-state';
import { markChanged, newWorkbook } from '../../src/workbench/workbook/workbook-state';
import { ask, build } from './built-add-on';
import { Desk, letters, tabsWithStatus, typeInto } from './edit-desk';
import { largePlan } from './edit-large';
import { tabOf } from './grid';

beforeAll(build);

/** The sample plan as a PM has it, set up and checked. */
function sampleDesk(): Desk {
  const desk = new Desk(newWorkbook());
  desk.host.call('setUpTabs');
  desk.host.call('addSampleData');
  desk.check();
  return desk;
}

/** The headers whose cells in a row of Candidates are coloured. */
function coloured(desk: Desk, row: number): readonly string[] {
  const sheet = tabOf(desk.workbook, 'Candidates');
  return (createHighlighter()(sheet, null)[row] ?? []).flatMap((highlight, column) =>
    highlight === undefined ? [] : [String(sheet.grid[0]?.[column - 1]?.value)],
  );
}

const typeTokens = (desk: Desk, header: string, row: number, text: string, tab = 'Candidates'): void => {
  desk.type(tab, `${letters(desk.column(tab, header))}${row}`, [text]);
};

test('a cell below a header with spaces around it is coloured', () => {
  const desk = sampleDesk();
  const at = letters(desk.column('Candidates', 'engineering_tokens'));
  typeInto(desk.workbook, 'Candidates', `${at}1`, [[' Engineering  Tokens ']]);
  typeTokens(desk, ' Engineering  Tokens ', 3, '-3');
  expect(desk.status('Candidates', 3)).toMatch(/^ERROR: Engineering Tokens: -3 is below 0/u);
  expect(coloured(desk, 3)).toEqual([' Engineering  Tokens ', 'run_status']);
});

test('rows added below the tab are coloured from the next Check inputs on', () => {
  const desk = sampleDesk();
  const sheet = tabOf(desk.workbook, 'Candidates');
  const row = sheet.maxRows + 5;
  insertRows(sheet, sheet.maxRows + 1, 10);
  markChanged(desk.workbook);
  desk.type('Candidates', `A${row}`, ['INIT-LAST']);
  const rules = sheet.conditionalRules.length;
  // One more than usual, to write the colours of the tab that grew.
  expect(desk.check().serviceCalls.sheets).toBeLessThanOrEqual(40 + 1);
  expect(coloured(desk, row)).toContain('run_status');
  expect(sheet.conditionalRules).toHaveLength(rules);
});

test('Check inputs costs at most 40 calls where every tab is set up, the seldom used ones still blank', () => {
  const large = new Desk(tabsWithStatus(largePlan(100, 30)));
  large.host.call('setUpTabs');
  for (const desk of [sampleDesk(), large]) {
    desk.check();
    expect(desk.check().serviceCalls.sheets).toBeLessThanOrEqual(40);
  }
});

test('Check inputs brings no colours back to a tab whose rules somebody took away', () => {
  const desk = sampleDesk();
  tabOf(desk.workbook, 'Candidates').conditionalRules = [];
  desk.check();
  expect(tabOf(desk.workbook, 'Candidates').conditionalRules).toEqual([]);
});

test('messages call a renamed tab as people call it; links keep the name the add-on has for it', () => {
  const desk = sampleDesk();
  tabOf(desk.workbook, 'Candidates').name = 'Ideas';
  typeTokens(desk, 'engineering_tokens', 3, '-3', 'Ideas');
  const { reply } = ask<{ summary: string; issues: readonly { tab: string; row: number; message: string }[] }>(
    desk.host,
    'checkInputs',
  );
  expect(reply.summary).toContain('Ideas row 3, engineering_tokens');
  expect(reply.summary).not.toContain('Candidates row');
  expect(reply.issues).toContainEqual(expect.objectContaining({ tab: 'Candidates', row: 3 }));
  typeTokens(desk, 'prerequisite_keys', 4, 'INIT-NONE', 'Ideas');
  expect(desk.status('Ideas', 4)).toContain('or add the initiative to Ideas');
});

test('the sidebar and a run that is refused call a renamed tab as people call it, and still know which it is', () => {
  const desk = sampleDesk();
  tabOf(desk.workbook, 'Candidates').name = 'Ideas';
  typeTokens(desk, 'engineering_tokens', 3, '-3', 'Ideas');
  const wrong = { tab: 'Candidates', shown_tab: 'Ideas', row: 3, column: 'engineering_tokens' };
  const sidebar = ask<{ problems: readonly unknown[] }>(desk.host, 'readSidebar', 'null');
  expect(sidebar.reply.problems).toContainEqual(expect.objectContaining(wrong));
  const request = {
    scenario: '2026-Q2 Core',
    constraint_set: 'Baseline',
    scope: 'all',
    engine: 'auto',
    time_limit_s: 30,
  };
  const frozen = ask<{ ok: boolean; issues: readonly unknown[] }>(desk.host, 'freezeRun', JSON.stringify(request));
  expect(frozen.reply.ok).toBe(false);
  expect(frozen.reply.issues).toContainEqual(expect.objectContaining(wrong));
});

test('Clear sample calls a renamed tab as people call it', () => {
  const desk = sampleDesk();
  tabOf(desk.workbook, 'Candidates').name = 'Ideas';
  typeTokens(desk, 'engineering_tokens', 3, '1', 'Ideas');
  const { reply } = ask<{ message: string }>(desk.host, 'clearSample');
  expect(reply.message).toContain('1 on Ideas');
});

test('rows that Populate candidates adds have a status at once', () => {
  const desk = sampleDesk();
  const row = Object.keys(desk.statuses()).filter((place) => place.startsWith('Backlog ')).length + 2;
  for (const [down, tokens] of ['12', 'many'].entries()) {
    typeTokens(desk, 'initiative_key', row + down, `INIT-NEW-${down}`, 'Backlog');
    typeTokens(desk, 'engineering_tokens', row + down, tokens, 'Backlog');
    typeTokens(desk, 'is_optimization_candidate', row + down, 'TRUE', 'Backlog');
  }
  const before = Object.keys(desk.statuses()).filter((place) => place.startsWith('Candidates '));
  const { reply } = ask<{ append: readonly unknown[] }>(
    desk.host,
    'populateCandidates',
    JSON.stringify({ scenario: '2026-Q2 Core' }),
  );
  const shown = desk.statuses();
  const added = Object.keys(shown).filter((place) => place.startsWith('Candidates ') && !before.includes(place));
  expect(added).toHaveLength(reply.append.length);
  expect(added.map((place) => shown[place]?.slice(0, 5)).sort()).toEqual(['ERROR', 'OK']);
  desk.check();
  expect(desk.statuses()).toEqual(shown);
});
