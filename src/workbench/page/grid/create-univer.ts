import { LocaleType, LogLevel, type Plugin, type PluginCtor, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreWords from '@univerjs/preset-sheets-core/locales/en-US';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import validationWords from '@univerjs/preset-sheets-data-validation/locales/en-US';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import noteWords from '@univerjs/preset-sheets-note/locales/en-US';

type Preset = { readonly plugins: readonly unknown[] };

/** The grid without a document, and the way to talk to it. */
export function createUniver(container: HTMLElement): { readonly univer: Univer; readonly api: FUniver } {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: { ...coreWords, ...validationWords, ...noteWords } },
    logLevel: LogLevel.ERROR,
  });
  const presets: readonly Preset[] = [
    UniverSheetsCorePreset({
      container,
      header: true,
      toolbar: true,
      ribbonType: 'simple',
      formulaBar: true,
      footer: { sheetBar: true, statisticBar: true, menus: true, zoomSlider: true },
      disableTextFormatAlert: true,
      disableTextFormatMark: true,
      sheets: { disableForceStringAlert: true, disableForceStringMark: true },
      menu: hiddenMenus,
    }),
    // With a search or an edit button in the list, text typed into the cell itself would never be committed.
    UniverSheetsDataValidationPreset({ showSearchOnDropdown: false, showEditOnDropdown: false }),
    UniverSheetsNotePreset(),
  ];
  for (const { plugins } of presets) {
    for (const entry of plugins) {
      // Presets list a plugin either alone or with its settings.
      const [plugin, settings] = (Array.isArray(entry) ? entry : [entry]) as [PluginCtor<Plugin>, object?];
      univer.registerPlugin(plugin, settings);
    }
  }
  return { univer, api: FUniver.newAPI(univer) };
}

const functionGroups = [
  'common',
  'financial',
  'logical',
  'text',
  'date',
  'lookup',
  'math',
  'statistical',
  'engineering',
  'information',
  'database',
  'array',
  'cube',
  'compatibility',
  'web',
  'univer',
  'user',
];

/** What the workbench would not keep is not offered. */
const hiddenMenus = Object.fromEntries(
  [
    'base-ui.operation.toggle-shortcut-panel',
    'sheet.toolbar.text-to-number',
    'sheet.contextMenu.text-to-number',
    'sheet.command.set-once-format-painter',
    'sheet.command.set-range-font-family',
    'sheet.command.set-range-fontsize',
    'sheet.command.set-range-font-increase',
    'sheet.command.set-range-font-decrease',
    'sheet.command.set-range-underline',
    'sheet.command.set-range-stroke',
    'sheet.command.set-text-rotation',
    'sheet.command.add-worksheet-merge',
    'sheet.command.add-range-protection-from-toolbar',
    'sheet.contextMenu.permission',
    'sheet.operation.open.numfmt.panel',
    'sheet.command.numfmt.set.percent',
    'sheet.command.numfmt.set.currency',
    'sheet.command.numfmt.add.decimal.command',
    'sheet.command.numfmt.subtract.decimal.command',
    'formula-ui.operation.more-functions',
    ...functionGroups.map((group) => `formula-ui.operation.insert-function.${group}`),
  ].map((id) => [id, { hidden: true }]),
);
