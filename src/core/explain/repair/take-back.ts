import { type Cell, isBlank, showCell } from '../../columns/cell';
import { kindOf } from '../../constraints/index';
import { fold } from '../../kernel/fold';
import type { CellRef } from '../../kernel/issue';
import { parseListText } from '../../kernel/list-text';
import type { Problem } from '../../problem/problem';
import { candidatesTab, constraintsTab, targetsTab } from '../../tabs/index';
import type { NamedRule } from '../conflict/named-rules';
import type { TypedCells } from './typed-cells';

const ruleTabs: readonly string[] = [constraintsTab.name, targetsTab.name];

/** Whether the cells that say a rule can be changed so that they no longer do and the workbook stays valid. */
export function canBeTakenBack(problem: Problem, named: NamedRule, cells: TypedCells): boolean {
  return named.origins.every((at) => {
    if (cells.rowOf(at).size === 0) return false;
    return at.column !== null || !isNeeded(problem, named, at, cells) || canBeSoftened(at, cells);
  });
}

/**
 * Changes the cells of a rule so that they no longer say it. `broken`: the rules of its row that have to go; where others
 * of the row can stay, only their keys leave the list. Else the row is cleared; a row that is needed for another reason
 * becomes a soft rule that costs nothing to break.
 */
export function takeBack(problem: Problem, named: NamedRule, broken: readonly number[], cells: TypedCells): void {
  const listed = broken.flatMap((index) => {
    const rule = problem.rules[index];
    const gives = rule === undefined ? null : kindOf(rule).gives;
    return rule !== undefined && gives?.by === 'whole' ? gives.listed(rule) : [];
  });
  const isPart = broken.length < named.rules.length;
  for (const at of named.origins) {
    const cell = at.column === null ? undefined : cells.at(at, at.column);
    if (at.tab === candidatesTab.name && at.column !== null) {
      const shown = showCell(cell ?? '');
      const rest = withoutKeys(shown, listed);
      const isList = parseListText(shown).join(', ') !== rest;
      cells.set(at, at.column, isList ? rest : off(cell));
    } else if (isPart && leaveList(at, listed, cells)) {
      // The row now says the rest of its rules.
    } else if (isNeeded(problem, named, at, cells)) {
      cells.set(at, 'strength', 'soft');
      cells.set(at, 'break_price', 0);
    } else {
      for (const header of cells.rowOf(at).keys()) cells.set(at, header, '');
    }
  }
}

/** An unticked box, or no. */
const off = (cell: Cell | undefined): Cell => (typeof cell === 'boolean' ? false : 'no');

/** A list cell without some of its keys. */
function withoutKeys(text: string, keys: readonly string[]): string {
  const gone = new Set(keys.map(fold));
  return parseListText(text)
    .filter((key) => !gone.has(fold(key)))
    .join(', ');
}

/** Takes keys out of `A<-B` in the key cell and out of related_keys; false when that would leave nothing needed. */
function leaveList(at: CellRef, keys: readonly string[], cells: TypedCells): boolean {
  const key = showCell(cells.at(at, 'key') ?? '');
  const related = showCell(cells.at(at, 'related_keys') ?? '');
  const arrow = key.indexOf('<-');
  if (arrow < 0 && related.trim() === '') return false;
  const inKey = arrow < 0 ? '' : withoutKeys(key.slice(arrow + 2), keys);
  const left = withoutKeys(related, keys);
  if (inKey === '' && left === '') return false;
  if (arrow >= 0) cells.set(at, 'key', inKey === '' ? key.slice(0, arrow).trim() : `${key.slice(0, arrow)}<-${inKey}`);
  if (related.trim() !== '') cells.set(at, 'related_keys', left);
  return true;
}

/**
 * A row that cannot simply go: the last one of its constraint set, which a run asks for by name, or one that names the
 * members of a bundle to other rows.
 */
function isNeeded(problem: Problem, named: NamedRule, at: CellRef, cells: TypedCells): boolean {
  if (!ruleTabs.includes(at.tab)) return false;
  const isOwn = (tab: string, row: number | null): boolean =>
    named.origins.some((own) => own.tab === tab && own.row === row);
  const others = [...problem.rules, ...problem.goals]
    .flatMap(({ origins }) => origins)
    .filter(({ tab, row }) => ruleTabs.includes(tab) && !isOwn(tab, row) && !isCleared(tab, row, cells));
  if (others.length === 0) return true;
  const [index] = named.rules;
  const rule = index === undefined ? undefined : problem.rules[index];
  if (rule === undefined || !kindOf(rule).definesBundle || isBlank(cells.at(at, 'related_keys') ?? '')) return false;
  const bundle = fold(showCell(cells.at(at, 'key') ?? ''));
  return cells.rowsOn(at.tab).some((row) => {
    const of = { tab: at.tab, row, column: null };
    return (
      !isOwn(at.tab, row) &&
      fold(showCell(cells.at(of, 'dimension') ?? '')) === 'bundle' &&
      fold(showCell(cells.at(of, 'key') ?? '')) === bundle
    );
  });
}

/** Every kept cell of the row was emptied. Rows of goals are not kept and stay. */
function isCleared(tab: string, row: number | null, cells: TypedCells): boolean {
  const kept = [...cells.rowOf({ tab, row }).values()];
  return kept.length > 0 && kept.every(isBlank);
}

const canBeSoftened = (at: CellRef, cells: TypedCells): boolean =>
  ['strength', 'break_price'].every((header) => cells.rowOf(at).has(header));
