import { isHostError } from '../../../core/app/host-error';
import { initiatives, metricConfigs } from '../../../core/app/schema/initiative-tables';
import { roadmapTables } from '../../../core/app/schema/roadmap-tables';
import { constraintSets, portfolioItems, portfolios, runs, scenarios } from '../../../core/app/schema/run-tables';
import type { Dialect } from './dialect';
import type { JdbcSession } from './session';

/** The tables that keeping runs and roadmaps writes. */
const written = [
  ...[metricConfigs, initiatives, scenarios, constraintSets, runs, portfolios, portfolioItems],
  ...roadmapTables,
];

/** Throws a HostError when the user may not read and write the tables; statements without rows tell, and change nothing. */
export function requireWriting(session: JdbcSession, { quote }: Dialect): void {
  for (const { name, columns } of written) {
    const names = Object.keys(columns).map(quote).join(', ');
    session.write(`INSERT INTO ${name} (${names}) SELECT ${names} FROM ${name} WHERE 1 = 0`);
    session.write(`UPDATE ${name} SET updated_at = updated_at WHERE 1 = 0`);
  }
  // Entries of a roadmap are replaced.
  session.write('DELETE FROM roadmap_entries WHERE 1 = 0');
}

/**
 * Throws a HostError when the user may not create tables. A table with the same column twice never comes about; that it
 * cannot is said only to those who may create one.
 */
export function requireCreating(session: JdbcSession): void {
  try {
    session.write('CREATE TABLE optimization_center_rights (twice INTEGER, twice INTEGER)');
  } catch (error) {
    if (!isHostError(error) || !/Duplicate column|more than once/iu.test(String(error.cause))) throw error;
  }
}
