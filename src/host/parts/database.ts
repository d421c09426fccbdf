/*
 * The part that runs kept in a database need: dist/database.html.
 */

export { prepareDatabase, testDatabase } from '../store/jdbc/connection-test';
export { schemaVersion } from '../store/jdbc/migrations';
export { openJdbcStore } from '../store/jdbc/open-jdbc-store';
