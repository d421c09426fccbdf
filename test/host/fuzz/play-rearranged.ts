import { foldHeader } from '../../../src/core/kernel/fold';
import type { Host } from '../../../src/workbench/host';
import type { SheetState } from '../../../src/workbench/workbook/sheet-state';
import { markChanged } from '../../../src/workbench/workbook/workbook-state';
import { type Random, randomFrom } from '../../brute-force/random';
import { statusHeaders } from '../edit-desk';
import { hear } from './play';
import { inputSheetIds, openSmallWorkbook } from './small-workbook';
import { arrangingSteps, type Memory, valueSteps } from './steps';
import { differences, freshlyShown, shownBy } from './watch';

/** A game in which somebody rearranges the tabs, checks them, and from then on only types. */
export interface RearrangedGame {
  readonly seed: number;
  readonly rearrangements: number;
  readonly edits: number;
}

/** Plays it; the first broken promise with the steps that led to it, or null. */
export function reportRearranged({ seed, rearrangements, edits }: RearrangedGame): string | null {
  const host = openSmallWorkbook();
  const { workbook } = host.state;
  const memory: Memory = { undo: null };
  const told: string[] = [];
  const fail = (words: string): string => [`seed ${seed}: ${words}`, ...told].join('\n  ');
  const random = randomFrom(seed * 100_003);
  for (let step = 0; step < rearrangements; step += 1) {
    const sheet = random.pick(workbook.sheets.slice(0, 11));
    told.push(random.pick(arrangingSteps)({ host, random, sheet, memory }).told);
  }
  for (const sheet of workbook.sheets) if (inputSheetIds.has(sheet.id)) scatterStatus(sheet, random);
  markChanged(workbook);
  host.call('checkInputs');
  for (let edit = 0; edit < edits; edit += 1) {
    const sheet = random.pick(workbook.sheets.slice(0, 8).filter((one) => !inputSheetIds.has(one.id) || isMarked(one)));
    memory.undo = null;
    const done = random.pick(valueSteps)({ host, random, sheet, memory });
    told.push(`${edit}: ${done.told}`);
    const wrong = hear(host, done.edited);
    if (wrong !== null) return fail(wrong);
    const fresh = freshlyShown(host);
    const late = differences(shownBy(workbook).statuses, fresh.statuses);
    if (late.length > 0) return fail(`statuses differ from a fresh check:\n    ${late.join('\n    ')}`);
    if (edit % 10 !== 9) continue;
    const owed = payDebts(host) ?? compareNotes(host, fresh.notes);
    if (owed !== null) return fail(owed);
  }
  return null;
}

/** Puts run_status to the front and updated_source among the PM's columns, on most tabs. */
function scatterStatus(sheet: SheetState, random: Random): void {
  if (!random.chance(0.8)) return;
  for (const [header, to] of [
    [statusHeaders[0], 0],
    [statusHeaders[1], 3],
  ] as const) {
    const from = (sheet.grid[0] ?? []).findIndex((cell) => cell?.value === header);
    if (from < 0) continue;
    for (const cells of sheet.grid) {
      if (cells === undefined) continue;
      while (cells.length < sheet.maxColumns) cells.push(undefined);
      cells.splice(to, 0, ...cells.splice(from, 1));
    }
  }
}

/** An edit of a tab without run_status, as when its header was renamed, is nobody's business. */
const isMarked = (sheet: SheetState): boolean =>
  (sheet.grid[0] ?? []).some((cell) => foldHeader(String(cell?.value ?? '')) === foldHeader(statusHeaders[0]));

/** Edits that change nothing: notes that earlier ones could not afford are written by them. */
function payDebts(host: Host): string | null {
  const { sheets } = host.state.workbook;
  const sheet = sheets.find((one) => inputSheetIds.has(one.id) && isMarked(one));
  if (sheet === undefined) return 'no tab is marked any more';
  for (let again = 0; again < 4; again += 1) {
    const wrong = hear(host, { sheet: sheet.name, a1: 'A2' });
    if (wrong !== null) return wrong;
  }
  return null;
}

function compareNotes(host: Host, wanted: readonly string[]): string | null {
  const late = differences(shownBy(host.state.workbook).notes, wanted);
  return late.length === 0 ? null : `notes differ once debts are paid:\n    ${late.join('\n    ')}`;
}
