import { openDatabase } from './open-database';
import { DATABASE_KINDS } from './server-url';

test.each(DATABASE_KINDS)('a test file gets a database of its own on a real %s server and drops it', (kind) => {
  const database = openDatabase(kind);
  const other = openDatabase(kind);
  try {
    database.query('CREATE TABLE t (a int, b varchar(20))');
    database.query("INSERT INTO t VALUES (1, 'ü😀'), (2, NULL)");
    expect(database.query('SELECT a, b FROM t ORDER BY a')).toEqual([
      { a: '1', b: 'ü😀' },
      { a: '2', b: null },
    ]);
    expect(() => other.query('SELECT a FROM t')).toThrow(/t/);
  } finally {
    database.drop();
    other.drop();
  }
  expect(() => database.query('SELECT 1')).toThrow('not open');
});
