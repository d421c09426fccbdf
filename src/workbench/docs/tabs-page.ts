import type { Column } from '../../core/columns/column';
import { tabs } from '../../core/tabs/index';
import type { Tab } from '../../core/tabs/tab';
import { code, linkTo, listed, table } from './markdown';
import type { Page } from './pages';

/** Every tab and column. */
export const tabsPage: Page = {
  file: 'tabs.md',
  title: 'Tabs and columns',
  source: 'src/core/tabs',
  body: () => [introduction, overview(), ...tabs.map(describeTab)].join('\n\n'),
};

const introduction = `Row 1 of each tab is the header. Columns are found by their header, never by their position: letter case, spaces,
hyphens and underscores do not count, so \`Initiative Key\` is \`initiative_key\`. Move, hide or add columns as you like; columns
that are not listed here are left alone.

Only columns marked **yes** need to be there. The add-on writes its own columns and never changes yours.`;

function overview(): string {
  const rows = tabs.map((tab) => [
    linkTo(tab.name),
    tab.writer === 'pm' ? 'you' : 'the add-on',
    tab.help,
    listed(requiredColumns(tab).map(code)),
  ]);
  return table(['tab', 'filled by', 'what it holds', 'needed columns'], rows);
}

function requiredColumns(tab: Tab): readonly string[] {
  return Object.entries(tab.columns).flatMap(([header, column]) => (column.required ? [header] : []));
}

function describeTab(tab: Tab): string {
  const declared = Object.entries(tab.columns).map(([header, column]) => describeColumn(code(header), column));
  const open =
    tab.openColumns === null ? [] : [describeColumn('one column per KPI, headed by its key', tab.openColumns)];
  // What the add-on writes stands last, after the columns a workbook adds.
  const own = Object.values(tab.columns).filter((column) => column.writer === 'pm').length;
  const rows = tab.writer === 'pm' ? [...declared.slice(0, own), ...open, ...declared.slice(own)] : declared;
  const header = ['column', 'needed', 'written by', 'holds', 'what it means', 'also found as'];
  const hidden = tab.hidden ? ' The tab is hidden.' : '';
  return `## ${tab.name}\n\n${tab.help}${hidden}\n\n${table(header, rows)}`;
}

function describeColumn(shown: string, column: Column<unknown>): readonly string[] {
  const { type, writer, required, aliases, note } = column;
  const holds = type.choices.length > 0 ? listed(type.choices.map(code), 'or') : type.label;
  return [
    shown,
    required ? '**yes**' : '',
    writer === 'pm' ? 'you' : 'the add-on',
    holds,
    note,
    listed(aliases.map(code)),
  ];
}
