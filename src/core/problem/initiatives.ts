import type { Row } from '../columns/row';
import type { CandidateFacts } from '../constraints/kind';
import { type SliceDimension, sliceDimensions } from '../domain/slice';
import { fold } from '../kernel/fold';
import { type Issue, issue } from '../kernel/issue';
import { type InitiativeKey, initiativeKey } from '../kernel/keys';
import { nearest } from '../kernel/nearest';
import { type FindNearestKey, nearestKeyAmong } from '../kernel/nearest-key';
import type { candidatesTab } from '../tabs/index';
import { repeatedKeys } from '../tabs/repeated-keys';
import type { WorkbookRows } from './workbook-rows';

/** A row of Candidates. */
export type CandidateRow = Row<typeof candidatesTab.columns>;

/** The initiatives a workbook knows: those on Candidates, and those on Backlog. */
export interface Initiatives {
  /** Display form of a key on Candidates or Backlog; null when there is none. */
  find(text: string): InitiativeKey | null;
  nearest(text: string): string | null;
  /** Backlog says that the initiative is archived. */
  isArchived(key: InitiativeKey): boolean;
  /** The first row of each key on Candidates, by display form. */
  readonly rows: ReadonlyMap<InitiativeKey, CandidateRow>;
  /** The first spelling of a slice value on Candidates; the value itself when no candidate has it. */
  sliceValue(dimension: SliceDimension, value: string): string;
  nearestSliceValue(dimension: SliceDimension, value: string): string | null;
  /** The candidates whose bundle_key names the bundle. */
  bundleMembers(bundle: string): readonly InitiativeKey[];
  readonly bundleKeys: readonly string[];
  /** What candidates' own cells say, where they say something; and issues of these cells by sheet row. */
  readonly facts: readonly CandidateFacts[];
  readonly issues: ReadonlyMap<number, readonly Issue[]>;
}

/** Collects the initiatives of a workbook and what can be referred to by name. */
export function readInitiatives(workbook: Pick<WorkbookRows, 'candidates' | 'backlog'>): Initiatives {
  const display = new Map<string, InitiativeKey>();
  const rows = new Map<InitiativeKey, CandidateRow>();
  const sliceValues = new Map<string, string>();
  const bundles = new Map<string, { key: string; members: InitiativeKey[] }>();
  for (const row of workbook.candidates?.rows ?? []) {
    const { initiative_key: text, bundle_key: bundle } = row.values;
    for (const dimension of sliceDimensions) {
      const value = row.values[dimension];
      const id = `${dimension}|${fold(value ?? '')}`;
      if (value !== null && !sliceValues.has(id)) sliceValues.set(id, value);
    }
    if (text === null || display.has(fold(text))) continue;
    const key = initiativeKey(text);
    display.set(fold(text), key);
    rows.set(key, row);
    if (bundle === null) continue;
    const known = bundles.get(fold(bundle)) ?? { key: bundle, members: [] };
    known.members.push(key);
    bundles.set(fold(bundle), known);
  }
  const archived = new Set<string>();
  for (const row of workbook.backlog?.rows ?? []) {
    const { initiative_key: text, is_archived: isArchived } = row.values;
    if (text === null) continue;
    if (!display.has(fold(text))) display.set(fold(text), initiativeKey(text));
    if (isArchived === true) archived.add(fold(text));
  }
  const find = (text: string): InitiativeKey | null => display.get(fold(text)) ?? null;
  let nearestKey: FindNearestKey | null = null;
  const findNearest = (text: string): string | null => {
    // Most workbooks have no unknown key at all.
    nearestKey ??= nearestKeyAmong(display.values());
    return nearestKey(text);
  };
  const { facts, issues } = readFacts(workbook.candidates?.rows ?? [], rows, find, findNearest);
  for (const repeated of repeatedKeys(workbook.candidates?.rows ?? [], 'initiative_key')) {
    const row = repeated.at.row ?? 0;
    issues.set(row, [...(issues.get(row) ?? []), repeated]);
  }
  return {
    find,
    nearest: findNearest,
    isArchived: (key) => archived.has(fold(key)),
    rows,
    sliceValue: (dimension, value) => sliceValues.get(`${dimension}|${fold(value)}`) ?? value,
    nearestSliceValue: (dimension, value) => {
      const start = `${dimension}|`;
      const choices = [...sliceValues].filter(([id]) => id.startsWith(start)).map(([, shown]) => shown);
      return nearest(value, choices);
    },
    bundleMembers: (bundle) => bundles.get(fold(bundle))?.members ?? [],
    bundleKeys: [...bundles.values()].map((bundle) => bundle.key),
    facts,
    issues,
  };
}

/** Reads what every candidate says of itself, and looks up the keys it names. */
function readFacts(
  all: readonly CandidateRow[],
  firstRows: ReadonlyMap<InitiativeKey, CandidateRow>,
  find: (text: string) => InitiativeKey | null,
  findNearest: (text: string) => string | null,
): { facts: readonly CandidateFacts[]; issues: Map<number, readonly Issue[]> } {
  const facts: CandidateFacts[] = [];
  const issues = new Map<number, readonly Issue[]>();
  for (const row of all) {
    const found: Issue[] = [];
    const self = find(row.values.initiative_key ?? '');
    const lookUp = (column: 'prerequisite_keys' | 'exclusion_keys'): readonly InitiativeKey[] =>
      (row.values[column] ?? []).flatMap((text) => {
        const key = find(text);
        if (key === null)
          found.push(issue('unknown-initiative', row.at(column), { key: text, near: findNearest(text) }));
        else if (key === self) found.push(issue('needs-itself', row.at(column), { key }));
        return key === null || key === self ? [] : [key];
      });
    const { tokens_low: low, tokens_high: high } = row.values;
    if (low !== null && high !== null && low > high)
      found.push(issue('low-above-high', row.at('tokens_low'), { low, high }));
    const needs = lookUp('prerequisite_keys');
    const excludes = lookUp('exclusion_keys');
    if (found.length > 0) issues.set(row.row, found);
    if (self === null || firstRows.get(self) !== row) continue;
    const isMandatory = row.values.is_mandatory === true;
    if (!isMandatory && needs.length === 0 && excludes.length === 0) continue;
    facts.push({
      key: self,
      isMandatory,
      mandateReason: row.values.mandate_reason ?? '',
      needs,
      excludes,
      at: (column) => row.at(column),
    });
  }
  return { facts, issues };
}
