import type { Host } from '../../../src/workbench/host';
import { randomFrom } from '../../brute-force/random';
import { openSmallWorkbook } from './small-workbook';
import { allSteps, type Memory, valueSteps } from './steps';
import { differences, freshlyShown, peoplesCells, shownBy } from './watch';

/** A game of random steps: equal games give equal steps. */
export interface Game {
  readonly seed: number;
  readonly steps: number;
  /** Nothing but value edits. */
  readonly isTyping: boolean;
}

/** How often statuses are compared with a fresh check. */
const compareEvery = 20;

/** Plays a game; the first broken promise with the steps that led to it, or null. */
export function play({ seed, steps, isTyping }: Game, only?: ReadonlySet<number>): string | null {
  const host = openSmallWorkbook();
  const memory: Memory = { undo: null };
  const told: string[] = [];
  let isStale = false;
  const fail = (words: string): string => [words, ...told.slice(-12)].join('\n  ');
  for (let step = 0; step < steps; step += 1) {
    if (only !== undefined && !only.has(step)) continue;
    // Each step has its own numbers, so that steps can be left out.
    const random = randomFrom(seed * 100_003 + step);
    const sheet = random.pick(host.state.workbook.sheets.slice(0, 8));
    const done = random.pick(isTyping ? valueSteps : allSteps)({ host, random, sheet, memory });
    told.push(`${step}: ${done.told}`);
    isStale ||= done.isStructural;
    const wrong = hear(host, done.edited);
    if (wrong !== null) return fail(wrong);
    if (random.chance(1 / compareEvery)) {
      const late = compare(host, isStale);
      if (late !== null) return fail(late);
      isStale = false;
    }
  }
  const late = compare(host, isStale);
  return late === null ? null : fail(late);
}

/** Fires onEdit; what it did wrong, or null. */
export function hear(host: Host, edited: { readonly sheet: string; readonly a1: string } | null): string | null {
  if (edited === null) return null;
  const before = peoplesCells(host.state.workbook);
  const { serviceCalls } = host.trigger('onEdit', edited);
  return wrongs(host, before) ?? (serviceCalls.sheets > 14 ? `an edit cost ${serviceCalls.sheets} calls` : null);
}

function wrongs(host: Host, before: readonly string[]): string | null {
  const logged = host.state.log.find(({ level }) => level === 'error');
  if (logged !== undefined) return `logged: ${logged.text}`;
  const changed = differences(peoplesCells(host.state.workbook), before);
  return changed.length === 0 ? null : `people's cells were changed:\n    ${changed.join('\n    ')}`;
}

/** Compares with a fresh check: at once after value edits, else after Check inputs. */
function compare(host: Host, isStale: boolean): string | null {
  const { workbook } = host.state;
  const before = peoplesCells(workbook);
  const fresh = freshlyShown(host);
  if (!isStale) {
    const late = differences(shownBy(workbook).statuses, fresh.statuses);
    if (late.length > 0) return `after value edits statuses differ from a fresh check:\n    ${late.join('\n    ')}`;
  }
  host.call('checkInputs');
  const wrong = wrongs(host, before);
  if (wrong !== null) return wrong;
  const shown = shownBy(workbook);
  const late = [...differences(shown.statuses, fresh.statuses), ...differences(shown.notes, fresh.notes)];
  return late.length === 0 ? null : `after Check inputs statuses or notes differ:\n    ${late.join('\n    ')}`;
}

/** The report of a game: null, or its failure with as few of its steps as replaying finds. */
export function report(game: Game): string | null {
  const failure = play(game);
  if (failure === null) return null;
  let steps = Array.from({ length: game.steps }, (_, index) => index);
  let shortest = failure;
  for (let size = steps.length / 2; size >= 1; size /= 2) {
    for (let from = 0; from < steps.length; from += Math.ceil(size)) {
      const fewer = steps.filter((_, index) => index < from || index >= from + size);
      const again = fewer.length === steps.length ? null : play(game, new Set(fewer));
      if (again === null) continue;
      steps = fewer;
      shortest = again;
      from -= Math.ceil(size);
    }
  }
  return `seed ${game.seed}, steps ${steps.join(', ')}: ${shortest}`;
}
