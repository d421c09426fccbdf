import type { PublishWords, RoadmapPreview } from '../../src/core/app/preview-roadmap';
import type { PublishReply } from '../../src/core/app/publish-roadmap';
import type { Engine } from '../../src/core/model/engine';
import { solveSequence } from '../../src/core/portfolio/sequence/solve-sequence';
import type { CallOptions, CallResult, Host } from '../../src/workbench/host';
import { touchCell } from '../../src/workbench/workbook/sheet-state';
import { markChanged, type WorkbookState } from '../../src/workbench/workbook/workbook-state';
import { callAddOn } from './built-add-on';
import { rowsOf } from './grid';

/** What the tests publish unless told otherwise. */
export function wordsFor(run_id: string, words: Partial<PublishWords> = {}): PublishWords {
  return {
    run_id,
    name: 'Plan of record',
    timeframe_label: '2026-H1',
    owner_team: 'Growth',
    description: '',
    keep_quarters: true,
    ...words,
  };
}

/** Plans the quarters of a preview as a page does. */
export function planQuarters({ task }: RoadmapPreview, engine: Engine) {
  const options = { timeLimitMs: 20_000, seed: 1, now: () => performance.now() };
  return solveSequence(task, engine, options).places.map(({ initiative_key, place }) => ({ initiative_key, place }));
}

/** Previews and publishes as a page does, without planning quarters unless an engine is given. */
export function publish(
  host: Host,
  words: PublishWords,
  engine: Engine | null = null,
  options: CallOptions = {},
): { readonly reply: PublishReply; readonly preview: RoadmapPreview; readonly calls: readonly CallResult[] } {
  const { reply: preview, call: first } = callAddOn(host, 'previewRoadmap', words);
  const places = engine === null ? [] : planQuarters(preview, engine);
  const { reply, call } = callAddOn(host, 'publishRoadmap', { words, token: preview.token, places }, options);
  return { reply, preview, calls: [first, call] };
}

/** Rows of the Roadmap tab that are on the plan. */
export const planned = (workbook: WorkbookState) =>
  rowsOf(workbook, 'Roadmap').filter(({ status, initiative_key }) => status === 'published' && initiative_key !== '');

/** Takes a row of the Roadmap tab away, as deleting it does. */
export function deleteRow(workbook: WorkbookState, key: string): void {
  const sheet = workbook.sheets.find(({ name }) => name === 'Roadmap');
  const index = sheet?.grid.findIndex((row) => row?.some((cell) => cell?.value === key)) ?? -1;
  if (sheet === undefined || index < 0) throw new Error(`${key} is not on Roadmap`);
  sheet.grid.splice(index, 1);
}

/** Types a row below all others of the Roadmap tab. */
export function addRow(workbook: WorkbookState, cells: Readonly<Record<string, string | number | boolean>>): void {
  const sheet = workbook.sheets.find(({ name }) => name === 'Roadmap');
  if (sheet === undefined) throw new Error('there is no Roadmap tab');
  const header = (sheet.grid[0] ?? []).map((cell) => String(cell?.value ?? ''));
  const used = sheet.grid.reduce(
    (last, row, index) => (row?.some((cell) => (cell?.value ?? '') !== '') ? index : last),
    0,
  );
  for (const [name, value] of Object.entries(cells)) {
    const cell = touchCell(sheet, used + 2, header.indexOf(name) + 1);
    cell.value = value;
    markChanged(workbook);
  }
}
