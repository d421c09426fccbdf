import { HostError } from '../../core/app/host-error';
import { fold } from '../../core/kernel/fold';
import type { RoadmapHead } from '../../core/portfolio/roadmap';
import { HiddenTab } from './hidden-tab';
import type { PayloadPlace } from './payload';
import { readStored } from './read-stored';

/** One row of the index of roadmaps: the commit of one write. */
export type RoadmapRow =
  | {
      readonly kind: 'publish';
      readonly head: RoadmapHead;
      readonly place: PayloadPlace;
      /** Initiatives that came in by hand; null: none. */
      readonly known: PayloadPlace | null;
    }
  | { readonly kind: 'unpublish'; readonly name: string; readonly version: number }
  | {
      readonly kind: 'entries';
      readonly name: string;
      readonly version: number;
      readonly place: PayloadPlace;
      readonly known: PayloadPlace | null;
    }
  | { readonly kind: 'baseline'; readonly runId: string; readonly scenario: string; readonly isBaseline: boolean };

/** A version as the rows leave it. */
export interface IndexedVersion {
  readonly head: RoadmapHead;
  readonly place: PayloadPlace;
}

/** The rows of the index of roadmaps in the order of their writing, and what they come to. Read once. */
export class RoadmapIndex {
  readonly #tab: HiddenTab;
  #rows: RoadmapRow[] | null = null;

  constructor(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, name: string) {
    this.#tab = new HiddenTab(spreadsheet, name, 1);
  }

  /** Every version, oldest first within its name. */
  versions(): readonly IndexedVersion[] {
    let versions: readonly IndexedVersion[] = [];
    for (const row of this.#read()) versions = changedBy(versions, row);
    return versions;
  }

  /** Where the initiatives lie that came in by hand, oldest first. */
  known(): readonly PayloadPlace[] {
    return this.#read().flatMap((row) => (row.kind === 'publish' || row.kind === 'entries' ? (row.known ?? []) : []));
  }

  /** The run of each scenario's baseline, by folded scenario. */
  baselines(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const row of this.#read()) {
      if (row.kind !== 'baseline') continue;
      if (row.isBaseline) found.set(fold(row.scenario), row.runId);
      else if (found.get(fold(row.scenario)) === row.runId) found.delete(fold(row.scenario));
    }
    return found;
  }

  /** Throws a HostError when this row cannot be added; nothing was written then. */
  reserve(row: RoadmapRow): void {
    if (JSON.stringify(row).length > longestRow) {
      throw new HostError('The words about this roadmap are too long to be kept. Nothing was changed. Shorten them.');
    }
    this.#tab.reserve(this.#tab.height + 1);
  }

  /** Adds a row in one call: it is the commit. */
  add(row: RoadmapRow): void {
    const known = this.#read();
    this.#tab.write(this.#tab.height + 1, [[JSON.stringify(row)]]);
    known.push(row);
  }

  #read(): RoadmapRow[] {
    this.#rows ??= this.#tab
      .read()
      .filter(([text]) => text !== '')
      .map(([text = '']) => readStored<RoadmapRow>(text, this.#tab.name));
    return this.#rows;
  }
}

/** Below the 50,000 characters a cell may hold, since the place of a payload is not known yet. */
const longestRow = 49_000;

function changedBy(versions: readonly IndexedVersion[], row: RoadmapRow): readonly IndexedVersion[] {
  const isOf = (name: string, { head }: IndexedVersion): boolean => fold(head.name) === fold(name);
  const withStatus = (version: IndexedVersion, status: RoadmapHead['status']): IndexedVersion => ({
    ...version,
    head: { ...version.head, status },
  });
  switch (row.kind) {
    case 'publish': {
      const isBefore = (version: IndexedVersion): boolean =>
        isOf(row.head.name, version) && version.head.status === 'published';
      const before = versions.map((version) => (isBefore(version) ? withStatus(version, 'superseded') : version));
      return [...before, { head: { ...row.head, status: 'published' }, place: row.place }];
    }
    case 'unpublish': {
      const former = versions
        .filter((version) => isOf(row.name, version) && version.head.status === 'superseded')
        .at(-1);
      return versions.map((version) => {
        if (version === former) return withStatus(version, 'published');
        return isOf(row.name, version) && version.head.version === row.version ? withStatus(version, 'draft') : version;
      });
    }
    case 'entries':
      return versions.map((version) =>
        isOf(row.name, version) && version.head.version === row.version ? { ...version, place: row.place } : version,
      );
    case 'baseline':
      return versions;
  }
}
