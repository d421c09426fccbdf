import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { RoadmapStore } from '../../../src/core/app/roadmap-store';
import type { Store } from '../../../src/core/app/store';
import { type CallOptions, type CallResult, createHost, type Host } from '../../../src/workbench/host';
import { newWorkbook } from '../../../src/workbench/workbook/workbook-state';
import { roadmapsOf, type StorePlace } from '../../contracts/store-place';
import type { TestDatabase } from '../../databases/open-database';
import { bundled } from '../bundled';
import type { Target } from './jdbc-entry';

type Entry = typeof import('./jdbc-entry');
/** The program under test. */
export const code = bundled<Entry>(join(__dirname, 'jdbc-entry.ts'), 'callStore', 'migrateTables');

/** A method of the store, or of its roadmaps. */
export type StoreMethod = keyof Store | `roadmaps.${keyof RoadmapStore}`;

/** One workbook's part of a database. */
export interface JdbcPlace extends StorePlace {
  readonly target: Target;
  readonly host: Host;
  /** Calls methods of the store in one execution. */
  readonly call: (calls: readonly (readonly [StoreMethod, ...unknown[]])[], options?: CallOptions) => CallResult;
}

/** A part of a database that no other workbook shares. */
export function newPlace({ jdbcUrl: url, user, password }: TestDatabase): JdbcPlace {
  const target = { url, user, password, workbookId: randomBytes(8).toString('hex') };
  const host = createHost({ code, workbook: newWorkbook() });
  const call: JdbcPlace['call'] = (calls, options) =>
    host.call(
      'callStore',
      [JSON.stringify(target), JSON.stringify(calls.map(([method, ...args]) => [method, args]))],
      options,
    );
  const method =
    (name: StoreMethod) =>
    (...args: readonly unknown[]): never =>
      // The entry point gives what the method of that name gives.
      (JSON.parse(String(call([[name, ...args]]).value)) as readonly never[])[0] as never;
  const open = (): Store => ({
    start: method('start'),
    finish: method('finish'),
    find: method('find'),
    renew: method('renew'),
    expire: method('expire'),
    view: method('view'),
    saveNotes: method('saveNotes'),
    allNotes: method('allNotes'),
    anchors: method('anchors'),
    roadmaps: roadmapsOf((name) => method(`roadmaps.${name}`)),
    saveScoring: method('saveScoring'),
    scoring: method('scoring'),
  });
  return { target, host, call, open };
}

/** Brings the tables of a database about. */
export function migrated(database: TestDatabase): TestDatabase {
  const { host, target } = newPlace(database);
  host.call('migrateTables', [JSON.stringify(target), '']);
  return database;
}
