import { foldHeader } from '../../../src/core/kernel/fold';
import type { Host } from '../../../src/workbench/host';
import type { CellStyle } from '../../../src/workbench/workbook/cell';
import type { SheetState } from '../../../src/workbench/workbook/sheet-state';
import type { WorkbookState } from '../../../src/workbench/workbook/workbook-state';
import { openAddOn } from '../built-add-on';
import { noteHeading, statusHeaders } from '../edit-desk';
import { inputSheetIds } from './small-workbook';

/** The columns (0-based) that the add-on may write on a tab. */
function systemColumns(sheet: SheetState, inputs = inputSheetIds): ReadonlySet<number> {
  if (!inputs.has(sheet.id)) return new Set();
  const header = (sheet.grid[0] ?? []).map((cell) => foldHeader(String(cell?.value ?? '')));
  return new Set(statusHeaders.map((name) => header.indexOf(foldHeader(name))).filter((index) => index >= 0));
}

/** A note without what the add-on says in it: all from its heading to its last line. */
function ownNote(note: string): string {
  return note.replace(new RegExp(`(\n\n)?${noteHeading}\n[\\s\\S]*?\n— — —`, 'u'), '');
}

const looks = new WeakMap<CellStyle, string>();

/** Styles are never changed, only replaced. */
function lookOf(style: CellStyle): string {
  const look = looks.get(style) ?? JSON.stringify(style);
  looks.set(style, look);
  return look;
}

/** What people typed, wrote and painted, cell by cell; whatever the add-on may write is left out. */
export function peoplesCells(workbook: WorkbookState): readonly string[] {
  const lines: string[] = [];
  for (const sheet of workbook.sheets) {
    const system = systemColumns(sheet);
    lines.push(`${sheet.name} ${sheet.maxRows} x ${sheet.maxColumns}`);
    for (const [down, cells] of sheet.grid.entries()) {
      for (const [right, cell] of (cells ?? []).entries()) {
        if (cell === undefined) continue;
        const { value, formula, numberFormat, note, style } = cell;
        const shown = typeof value === 'object' ? value.error : `${typeof value} ${value}`;
        const own = `${note === '' ? '' : ownNote(note)}|${lookOf(style)}`;
        const held = `${formula ?? shown}|${numberFormat ?? ''}`;
        const isSystem = down > 0 && system.has(right);
        if (own !== '|{}' || (!isSystem && held !== 'string |')) {
          lines.push(`${sheet.name} ${down + 1},${right + 1} ${isSystem ? '' : held} ${own}`);
        }
      }
    }
  }
  return lines;
}

/** What the add-on shows: statuses of all tabs, and its part of each note. */
export function shownBy(
  workbook: WorkbookState,
  inputs = inputSheetIds,
): {
  readonly statuses: readonly string[];
  readonly notes: readonly string[];
} {
  const statuses: string[] = [];
  const notes: string[] = [];
  for (const sheet of workbook.sheets) {
    if (!inputs.has(sheet.id)) continue;
    const header = (sheet.grid[0] ?? []).map((cell) => foldHeader(String(cell?.value ?? '')));
    const status = header.indexOf('runstatus');
    for (const [down, cells] of sheet.grid.entries()) {
      for (const [right, cell] of (cells ?? []).entries()) {
        const place = `${sheet.name} ${down + 1},${right + 1}`;
        if (right === status && down > 0 && (cell?.value ?? '') !== '')
          statuses.push(`${place} ${String(cell?.value)}`);
        // A tab without run_status is not marked, and keeps what was noted before.
        const note = status < 0 ? '' : (cell?.note ?? '');
        if (ownNote(note) !== note) notes.push(`${place} ${note.slice(note.indexOf(noteHeading))}`);
      }
    }
  }
  return { statuses, notes };
}

/** A workbook of its own with the same cells; rules on cells are shared. */
function copyOf(workbook: WorkbookState): WorkbookState {
  const sheets = workbook.sheets.map((sheet) => {
    const grid = sheet.grid.map((cells) => cells?.map((cell) => (cell === undefined ? undefined : { ...cell })) ?? []);
    return { ...sheet, grid };
  });
  return { ...workbook, sheets, calculator: undefined };
}

/** What a full check would show if nothing had been shown before. */
export function freshlyShown(host: Host, inputs = inputSheetIds) {
  const workbook = copyOf(host.state.workbook);
  for (const sheet of workbook.sheets) {
    const system = systemColumns(sheet, inputs);
    for (const [down, cells] of sheet.grid.entries()) {
      for (const [right, cell] of (cells ?? []).entries()) {
        if (cell === undefined) continue;
        cell.note = ownNote(cell.note);
        if (down > 0 && system.has(right)) cell.value = '';
      }
    }
  }
  const fresh = openAddOn(workbook);
  for (const [name, value] of host.state.properties.document) fresh.state.properties.document.set(name, value);
  fresh.call('checkInputs');
  return shownBy(workbook, inputs);
}

/** The lines that only one of two lists has, the first few. */
export function differences(found: readonly string[], wanted: readonly string[]): readonly string[] {
  // Mostly nothing differs, which is seen without looking anything up.
  if (found.length === wanted.length && found.every((line, index) => line === wanted[index])) return [];
  const [have, want] = [new Set(found), new Set(wanted)];
  return [
    ...found.filter((line) => !want.has(line)).map((line) => `- ${line}`),
    ...wanted.filter((line) => !have.has(line)).map((line) => `+ ${line}`),
  ].slice(0, 8);
}
