import { initiativeTables, metricConfigs } from './initiative-tables';
import { roadmapTables } from './roadmap-tables';
import { constraintSets, portfolioItems, portfolios, runs, scenarios } from './run-tables';
import { column, type TableDefinition, table } from './table';

/** Which versions of the tables were brought about; see migrate. */
export const migrationTable = table(
  'schema_migrations',
  { version: column('whole'), applied_at: column('moment'), checksum: column('code') },
  { unique: [['version']] },
);

/** Every table; a table comes after those it refers to. */
export const tables: readonly TableDefinition[] = [
  ...initiativeTables,
  metricConfigs,
  scenarios,
  constraintSets,
  runs,
  portfolios,
  portfolioItems,
  ...roadmapTables,
  migrationTable,
];
