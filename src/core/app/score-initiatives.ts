import type { Table } from '../columns/cell';
import { isError } from '../kernel/issue';
import { counted } from '../kernel/messages/message';
import { WorkbookReading } from '../problem/workbook-reading';
import { readWorkbookRows } from '../problem/workbook-rows';
import { inputTabs, mathModelsTab, scoresTab } from '../tabs/index';
import { scoreRows, scoringRecord } from './describe-scores';
import type { Ports } from './ports';
import { readRecords } from './read-anchors';
import { timestamp } from './timestamp';

/** What scoring came to. */
export interface ScoreReply {
  readonly summary: string;
  /** Initiatives with a value by at least one framework, and those without any. */
  readonly scored: number;
  readonly unscored: number;
  /** Contributions that models compute. */
  readonly contributions: number;
}

/** Writes a column that the add-on fills: a value by sheet row, null for a blank. `table` is the tab as just read. */
export type FillColumn = (header: string, table: Table, values: ReadonlyMap<number, number | null>) => void;

/**
 * Scores every initiative by every framework and computes every model: keeps the scoring, shows it on Scores, and fills
 * computed_value of Math_Models. Cells of people stay as they are. Runs compute the same again from the rows as they are.
 */
export function scoreInitiatives(
  { workbook, store, clock, lock, score }: Pick<Ports, 'workbook' | 'store' | 'clock' | 'lock' | 'score'>,
  fillComputed: FillColumn,
): ScoreReply {
  return lock.hold(() => {
    const tables = workbook.read(inputTabs);
    const rows = readWorkbookRows(tables);
    const reading = new WorkbookReading(rows, score);
    const records = readRecords(rows);
    const scoredAt = timestamp(clock.now());
    const { initiatives, models, issues } = reading.scoring;
    const record = scoringRecord(reading, records, scoredAt);
    if (record.scores.length > 0) store.saveScoring(record, records);
    workbook.show(scoresTab, scoreRows(reading, records, scoredAt));
    const table = tables.get(mathModelsTab.name);
    if (table !== undefined) {
      fillComputed('computed_value', table, new Map(models.map(({ row, value }) => [row, value])));
    }
    const all = [...initiatives.values()];
    const scored = all.filter(({ scores }) => scores.some(({ value }) => value !== null)).length;
    const computed = all.flatMap(({ contributions }) => [...contributions.values()]);
    const contributions = computed.filter((model) => model !== null && model.value !== null).length;
    const counts = { scored, unscored: all.length - scored, contributions };
    return { summary: summarise(counts, issues.filter(isError).length), ...counts };
  });
}

function summarise({ scored, unscored, contributions }: Omit<ScoreReply, 'summary'>, errors: number): string {
  if (scored + unscored === 0) {
    return 'There is nothing to score yet. Fill in Scoring_Inputs, or formulas on Math_Models.';
  }
  const parts = [
    `Scored ${counted(scored, 'initiative')} and computed ${counted(contributions, 'contribution')}.`,
    ...(unscored === 0 ? [] : [`${counted(unscored, 'initiative')} could not be scored; Scores says why.`]),
    ...(errors === 0 ? [] : [`Check inputs shows ${counted(errors, 'error')} in the rows.`]),
  ];
  return parts.join(' ');
}
