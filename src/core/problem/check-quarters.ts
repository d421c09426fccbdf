import type { Row } from '../columns/row';
import { type Issue, issue } from '../kernel/issue';
import { type Period, parsePeriod } from '../kernel/period';
import type { scenarioConfig } from '../tabs/index';

/** Names in capacity_by_quarter that are no quarter, or one outside the period: `Q2`, `2026-Q2` and `Q2 2026` are read. */
export function checkQuarters(row: Row<typeof scenarioConfig.columns>, period: Period): readonly Issue[] {
  const known = quartersOf(period);
  const numbers = new Set(known.map((quarter) => quarter.slice(quarter.indexOf('Q'))));
  return (row.values.capacity_by_quarter ?? [])
    .filter(({ name }) => !numbers.has(name.trim().toUpperCase()) && !known.includes(parsePeriod(name)?.key ?? ''))
    .map(({ name }) =>
      issue('unknown-quarter', row.at('capacity_by_quarter'), { shown: name, period: period.key, quarters: known }),
    );
}

/** The quarters that share a day with a period: "2026-Q1". */
function quartersOf({ firstDay, lastDay }: Period): readonly string[] {
  const years = new Set([firstDay, lastDay].map((day) => day.slice(0, 4)));
  return [...years]
    .flatMap((year) => [1, 2, 3, 4].map((number) => parsePeriod(`${year}-Q${number}`)))
    .filter((quarter) => quarter !== null)
    .filter((quarter) => quarter.firstDay <= lastDay && quarter.lastDay >= firstDay)
    .map(({ key }) => key);
}
