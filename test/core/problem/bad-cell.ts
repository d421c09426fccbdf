import type { DescribedIssue } from '../../../src/core/kernel/issue';
import type { RunRequest } from '../../../src/core/problem/read-problem';
import { type Change, issuesOf } from './small-plan';

/** Where an issue is expected: tab, row, column, code. */
export type Place = readonly [tab: string, row: number | null, column: string | null, code: DescribedIssue['code']];

/** A mistake in an otherwise good workbook, and what must be said of it. */
export interface Mistake {
  readonly name: string;
  readonly change: Change;
  readonly severity: DescribedIssue['severity'];
  readonly places: readonly Place[];
  readonly request?: Partial<RunRequest>;
}

export function mistake(name: string, change: Change, ...places: readonly Place[]): Mistake {
  return { name, change, severity: 'error', places };
}

export function doubt(name: string, change: Change, ...places: readonly Place[]): Mistake {
  return { name, change, severity: 'warning', places };
}

/** The issues of the severity wanted (an error must not hide behind warnings), as places in order. */
export function placesOf({ change, severity, request }: Mistake): readonly Place[] {
  return issuesOf(change, request ?? {})
    .filter((issue) => issue.severity === severity)
    .map(({ tab, row, column, code }): Place => [tab, row, column, code])
    .sort(byText);
}

export const byText = (left: Place, right: Place): number => JSON.stringify(left).localeCompare(JSON.stringify(right));

/** What is wrong with the words of an issue; empty when message and fix read as sentences. */
export function flawsOf({ code, message, fix }: DescribedIssue): string[] {
  const flawed = /undefined|NaN|\[object|null|\{|\}| {2}|^\s|\s$|\n/;
  const typed = /"[^"]*("[^"]*"[^"]*)*"/g;
  return [
    ...(message === '' || flawed.test(message.replace(typed, '"..."')) ? [`${code} says: ${message}`] : []),
    ...(/\.$/.test(message) || /\.$/.test(fix) ? [`${code} has a full stop of its own: ${message} / ${fix}`] : []),
    ...(/^[A-Z]/.test(fix) && !flawed.test(fix) && fix.length > 7 ? [] : [`${code} advises: ${fix}`]),
  ];
}
