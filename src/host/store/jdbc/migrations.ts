import { tables } from '../../../core/app/schema/index';
import { contentHash } from '../../../core/kernel/canonical-json';
import type { Dialect } from './dialect';

/** One step forward. Its statements never change once it was published; each can be run again and then does nothing. */
export interface Migration {
  /** From 1, without gaps. */
  readonly version: number;
  statements(dialect: Dialect): readonly string[];
}

/** Every step, oldest first. */
export const migrations: readonly Migration[] = [
  { version: 1, statements: (dialect) => tables.flatMap((table) => dialect.createTable(table)) },
];

/** The version of the tables that this add-on reads and writes. */
export const schemaVersion = migrations.length;

/** Tells whether a step that was run is the step as it is now. */
export function checksumOf(migration: Migration, dialect: Dialect): string {
  return contentHash([...migration.statements(dialect)]);
}
