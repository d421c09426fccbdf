import { type Issue, isError } from '../kernel/issue';

/** The issues of one tab, with those of its headers that make every row useless repeated at each of `rows`. */
export function withHeaderFaults(issues: readonly Issue[], rows: readonly number[]): readonly Issue[] {
  const faults = issues.filter((found) => found.at.row === 1 && isError(found));
  return [
    ...rows.flatMap((row) => faults.map((found): Issue => ({ ...found, at: { ...found.at, row, column: null } }))),
    ...issues,
  ];
}
