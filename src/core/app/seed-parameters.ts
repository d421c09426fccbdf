import { fold } from '../kernel/fold';
import { counted } from '../kernel/messages/message';
import { WorkbookReading } from '../problem/workbook-reading';
import { readWorkbookRows } from '../problem/workbook-rows';
import type { Scoring } from '../scoring/score-workbook';
import { backlogTab, candidatesTab, mathModelsTab, metricsConfig, paramsTab } from '../tabs/index';
import type { Tab } from '../tabs/tab';
import type { Ports, ViewRow } from './ports';

/** What seeding did. */
export interface SeedReply {
  readonly summary: string;
  readonly added: number;
}

/**
 * Adds rows (one at least) below the last used row of an input tab, and gives the sheet row of the first; columns that no
 * row names stay as they are.
 */
export type AppendRows = (tab: Tab, rows: readonly ViewRow[]) => number;

/** The tabs that are read. */
const usedTabs = [metricsConfig, candidatesTab, backlogTab, mathModelsTab, paramsTab] as const;

/** Adds the names that formulas use and Params does not have, one row each, for people to fill in. */
export function seedParameters(
  { workbook, lock, score }: Pick<Ports, 'workbook' | 'lock' | 'score'>,
  append: AppendRows,
): SeedReply {
  return lock.hold(() => {
    const { scoring } = new WorkbookReading(readWorkbookRows(workbook.read(usedTabs)), score);
    const rows = missingParameters(scoring);
    if (rows.length > 0) append(paramsTab, rows);
    return { summary: summarise(rows.length, scoring.models.length), added: rows.length };
  });
}

/** A row for each name that a model asks for and does not find, in the order of Math_Models. */
export function missingParameters({ models }: Pick<Scoring, 'models'>): readonly ViewRow[] {
  const rows = new Map<string, ViewRow>();
  for (const { key, name: model, parameters, parameterNames } of models) {
    const known = new Set(parameters.map(({ name }) => fold(name)));
    for (const name of parameterNames.filter((wanted) => !known.has(fold(wanted)))) {
      const row = { initiative_key: key, model_name: model, param_name: name };
      const id = JSON.stringify(Object.values(row).map(fold));
      if (!rows.has(id)) rows.set(id, row);
    }
  }
  return [...rows.values()];
}

function summarise(added: number, models: number): string {
  if (models === 0) return 'There are no formulas yet. Write them on Math_Models first.';
  if (added === 0) return 'Params has every name that the formulas use.';
  return `Added ${counted(added, 'row')} to Params. Enter their values.`;
}
