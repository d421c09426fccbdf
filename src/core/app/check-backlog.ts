import type { Row } from '../columns/row';
import { fold } from '../kernel/fold';
import { parseIsoDate } from '../kernel/iso-date';
import { type Issue, issue } from '../kernel/issue';
import { monthOf, type Period, parsePeriod } from '../kernel/period';
import { closedStatuses } from '../problem/read-pool';
import type { WorkbookRows } from '../problem/workbook-rows';
import type { backlogTab } from '../tabs/index';
import { missingValues } from '../tabs/missing-values';
import { repeatedKeys } from '../tabs/repeated-keys';

/** A row of Backlog. */
export type BacklogRow = Row<typeof backlogTab.columns>;

/**
 * What keeps rows of Backlog from being added to Candidates: keys that stand twice and, in rows that are offered, a
 * missing key or an unreadable period. Runs do not look at these cells.
 */
export function checkBacklog(backlog: WorkbookRows['backlog']): readonly Issue[] {
  if (backlog === null) return [];
  const offered = backlog.rows.filter(isOffered);
  return [
    ...repeatedKeys(backlog.rows, 'initiative_key'),
    ...offered.flatMap((row) => missingValues(backlog, row, ['initiative_key'])),
    ...offered.flatMap((row) => {
      const shown = row.values.candidate_period_key;
      if (shown === null || readOfferedPeriod(shown) !== null) return [];
      return [issue('unreadable-period', row.at('candidate_period_key'), { shown })];
    }),
  ];
}

/** A row that is not offered needs no mending before it is passed over. */
function isOffered({ values }: BacklogRow): boolean {
  const isClosed = closedStatuses.has(fold(values.lifecycle_status ?? ''));
  return values.is_optimization_candidate === true && values.is_archived !== true && !isClosed;
}

/** As in period_key columns: a date means its month. The column is read as text, in which a date is an ISO day. */
export function readOfferedPeriod(text: string): Period | null {
  const day = parseIsoDate(text);
  return day === null ? parsePeriod(text) : monthOf(day);
}
