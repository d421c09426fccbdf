import { foldHeader } from '../../../src/core/kernel/fold';
import { inputTabs, outputTabs, tabs } from '../../../src/core/tabs/index';
import type { Tab } from '../../../src/core/tabs/tab';

const all: readonly Tab[] = tabs;

test('there are tabs to look at, and each has a name of its own', () => {
  expect(all.length).toBeGreaterThanOrEqual(10);
  expect(new Set(all.map((tab) => foldHeader(tab.name))).size).toBe(all.length);
});

describe.each(all.map((tab) => [tab.name, tab] as const))('%s', (_, tab) => {
  test('finds each column by names that no other column has', () => {
    const names = Object.entries(tab.columns).flatMap(([header, column]) =>
      [header, ...column.aliases].map(foldHeader),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  test('has help at every header: a sentence with its full stop', () => {
    const columns = Object.values(tab.columns);
    for (const { note } of tab.openColumns === null ? columns : [...columns, tab.openColumns]) {
      expect(note).toMatch(/^\S.* .*\.$/su);
    }
    expect(tab.help).toMatch(/^\p{Lu}.*\.$/su);
  });
});

test.each(inputTabs.map((tab): [string, Tab] => [tab.name, tab]))(
  '%s ends with the three columns that checking writes',
  (_, tab) => {
    expect(Object.keys(tab.columns).slice(-3)).toEqual(['run_status', 'updated_source', 'updated_at']);
    const written = Object.entries(tab.columns).filter(([, column]) => column.writer === 'system');
    const scored = tab.name === 'Math_Models' ? ['computed_value'] : [];
    expect(written.map(([header]) => header)).toEqual([...scored, 'run_status', 'updated_source', 'updated_at']);
  },
);

test.each(outputTabs.map((tab): [string, Tab] => [tab.name, tab]))(
  'on %s people write notes and recommendations, the add-on all else',
  (_, tab) => {
    const typed = Object.entries(tab.columns).filter(([, column]) => column.writer === 'pm');
    expect(typed.length).toBeGreaterThan(0);
    expect(typed.every(([header]) => ['notes', 'recommendation'].includes(header))).toBe(true);
  },
);

test.each([
  ['Scenario_Config', ['scenario_name', 'period_key', 'objective_mode']],
  ['Metrics_Config', ['kpi_key', 'kpi_level']],
  ['Constraints', ['scenario_name', 'constraint_set_name', 'constraint_type', 'dimension']],
  ['Targets', ['scenario_name', 'constraint_set_name', 'kpi_key', 'floor_or_goal', 'target_value']],
  ['Candidates', ['initiative_key', 'engineering_tokens']],
  ['KPI_Contributions', ['initiative_key']],
  ['Backlog', ['initiative_key']],
  ['Scoring_Inputs', ['initiative_key']],
  ['Math_Models', ['initiative_key', 'formula_text']],
  ['Params', ['initiative_key', 'param_name', 'value']],
])('%s cannot do without %j, and without nothing else', (name, headers) => {
  const tab = all.find((other) => other.name === name);
  const required = Object.entries(tab?.columns ?? {}).filter(([, column]) => column.required);
  expect(required.map(([header]) => header)).toEqual(headers);
});

test('every dropdown that offers the cells of a tab names a declared tab and columns', () => {
  const offered = all.flatMap((tab) =>
    Object.values(tab.columns).flatMap(({ choicesFrom }) =>
      choicesFrom === null ? [] : [{ ...choicesFrom, tab: choicesFrom.tab ?? tab.name }],
    ),
  );
  expect(offered.length).toBeGreaterThan(10);
  for (const { tab: name, column, through = column } of offered) {
    const headers = Object.keys(all.find((tab) => tab.name === name)?.columns ?? {});
    expect(headers).toContain(column);
    expect(headers.indexOf(through)).toBeGreaterThanOrEqual(headers.indexOf(column));
  }
});
