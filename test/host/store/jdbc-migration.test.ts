import { tables } from '../../../src/core/app/schema/index';
import { createThreadedHost } from '../../../src/workbench/executions/threaded-host';
import { newWorkbook } from '../../../src/workbench/workbook/workbook-state';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
import { workerFile } from '../../workbench/server/threads';
import { countingCalls, faultAt, type Mishap, mishaps } from './faults';
import { code, newPlace } from './jdbc-place';

// Others may keep the machine busy.
jest.setTimeout(120_000);

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let database: TestDatabase;
  beforeEach(() => {
    database = openDatabase(kind);
  });
  afterEach(() => database.drop());

  const migrate = (...args: readonly string[]): void => {
    const { host, target } = newPlace(database);
    host.call('migrateTables', [JSON.stringify(target), ...(args.length === 0 ? [''] : args)]);
  };
  /** Names of tables, columns and indexes, and how many checks and foreign keys there are. */
  const shape = (): string => {
    const own = kind === 'mariadb' ? 'DATABASE()' : 'current_schema()';
    const columns = database.query(`SELECT table_name AS t, column_name AS c, data_type AS d, is_nullable AS n
      FROM information_schema.columns WHERE table_schema = ${own} ORDER BY table_name, column_name`);
    const keys = database.query(`SELECT table_name AS t, constraint_type AS k, COUNT(*) AS n
      FROM information_schema.table_constraints WHERE table_schema = ${own}
      GROUP BY table_name, constraint_type ORDER BY table_name, constraint_type`);
    return JSON.stringify([columns, keys, versions().length]);
  };
  const versions = (): readonly (string | null)[] =>
    database.query('SELECT version FROM schema_migrations ORDER BY version').map(({ version }) => version ?? null);

  test('all tables come about with their keys, and a second time nothing changes', () => {
    migrate();
    const made = shape();
    for (const { name } of tables) expect(made).toContain(`"t":"${name}"`);
    expect(versions()).toEqual(['1']);
    migrate();
    expect(shape()).toBe(made);
  });

  test.each(mishaps)('when a call %s, the next migration completes it', (mishap) => {
    const counting = countingCalls();
    const { host, target } = newPlace(database);
    const args = [JSON.stringify(target), ''];
    host.call('migrateTables', args, counting.options);
    const made = shape();
    // Where something is only prepared or its answer read, the same goes wrong as at the next call that does something.
    const places = [...counting.names.keys()].filter((number) =>
      /^(getConnection|setAutoCommit|execute|commit)/u.test(counting.names[number] ?? ''),
    );
    expect(places.length).toBeGreaterThan(25);
    for (const number of placesOf(mishap, places)) {
      dropTables();
      const { options } = faultAt(number, mishap);
      try {
        host.call('migrateTables', args, options);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
      host.call('migrateTables', args);
      expect(shape()).toBe(made);
    }
  });

  /**
   * A reply is lost at each place, and at every other one the connection with it. To fail or to be the last call is tried
   * at each place of saving Settings, so that a few do here.
   */
  const placesOf = (mishap: Mishap, places: readonly number[]): readonly number[] =>
    places.filter((_, index) =>
      mishap === 'is not answered' ? index % 2 === 0 : mishap === 'is cut off' ? index % 2 === 1 : index % 6 === 0,
    );

  const dropTables = (): void => {
    const names = tables.map(({ name }) => name).reverse();
    database.query(`DROP TABLE IF EXISTS ${names.join(', ')}`);
  };

  test('two people who migrate at the same moment both succeed, and the tables are made once', async () => {
    const { target } = newPlace(database);
    const host = createThreadedHost({ code, workbook: newWorkbook(), workerFile });
    const args = [JSON.stringify(target), ''];
    await Promise.all([host.call('migrateTables', args), host.call('migrateTables', args)]);
    await host.close();
    expect(versions()).toEqual(['1']);
  });

  test('a later version is added to what is there, each statement once', () => {
    const create = '["CREATE TABLE IF NOT EXISTS one (id INTEGER)"]';
    const alter = '["CREATE TABLE IF NOT EXISTS two (id INTEGER)"]';
    migrate('', create);
    expect(versions()).toEqual(['1']);
    migrate(alter, create);
    migrate(alter, create);
    expect(versions()).toEqual(['1', '2']);
    expect(database.query('SELECT id FROM two')).toEqual([]);
  });

  test('tables that another program or a newer version made are told, and left alone', () => {
    const one = '["CREATE TABLE IF NOT EXISTS one (id INTEGER)"]';
    migrate('["CREATE TABLE IF NOT EXISTS two (id INTEGER)"]', one);
    expect(() => migrate('', one)).toThrow('newer version');
    expect(() => migrate('["CREATE TABLE two (id BIGINT)"]', one)).toThrow('were not made by this add-on');
    expect(versions()).toEqual(['1', '2']);
  });
});
