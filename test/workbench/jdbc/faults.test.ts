import { type BeforeCall, CallFault, type CallGroup } from '../../../src/workbench/service-calls';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
import { runScript } from './script';

/** Two rows in one transaction, given up when anything fails; the connection is closed whatever happens. */
const TRANSACTION = `
  const c = connect();
  try {
    c.setAutoCommit(false);
    const s = c.prepareStatement('INSERT INTO pairs VALUES (?)');
    s.setInt(1, 1);
    s.executeUpdate();
    s.setInt(1, 2);
    s.executeUpdate();
    c.commit();
  } catch (e) {
    c.rollback();
    throw e;
  } finally {
    c.close();
  }`;

/** Fails the nth call of those groups; `forEver` fails whatever comes after it as well, as in an execution that is cut off. */
function faultAt(
  place: number,
  fault: Error,
  forEver: boolean,
): { readonly beforeCall: BeforeCall; readonly calls: () => number } {
  let calls = 0;
  const groups: readonly CallGroup[] = ['connections', 'statements', 'jdbc'];
  return {
    beforeCall: (_service, _method, group) => {
      if (!groups.includes(group)) return;
      calls += 1;
      if (calls === place || (forEver && calls > place)) throw fault;
    },
    calls: () => calls,
  };
}

const faults = [
  ['fails before it reaches the service', new Error('Service unavailable'), false],
  ['fails and breaks the connection', new CallFault('Communications link failure', 'before', true), false],
  ['does its work but its answer is lost', new CallFault('Timed out', 'after'), false],
  [
    'does its work, and the line breaks before its answer',
    new CallFault('Communications link failure', 'after', true),
    false,
  ],
  ['is the last of an execution that is killed', new Error('Exceeded maximum execution time'), true],
] as const;

describe.each(DATABASE_KINDS)('On %s,', (kind) => {
  let database: TestDatabase;
  beforeAll(() => {
    database = openDatabase(kind);
    database.query('CREATE TABLE pairs (id int PRIMARY KEY)');
  });
  afterAll(() => database.drop());
  const rows = (): number => database.query('SELECT id FROM pairs').length;

  test.each(faults)('when a call of Jdbc %s, the transaction is kept whole or not at all', (_name, fault, forEver) => {
    const outcomes = { before: 0, after: 0 };
    let place = 1;
    for (; ; place += 1) {
      database.query('DELETE FROM pairs');
      const { beforeCall, calls } = faultAt(place, fault, forEver);
      let failed = false;
      try {
        runScript(database, TRANSACTION, {}, { beforeCall });
      } catch {
        failed = true;
      }
      if (calls() < place) break;
      expect(failed).toBe(true);
      const kept = rows();
      expect([0, 2]).toContain(kept);
      outcomes[kept === 2 ? 'after' : 'before'] += 1;
      // Nothing is locked: the same action done again succeeds, or meets what is there.
      database.query('DELETE FROM pairs');
      runScript(database, TRANSACTION);
      expect(rows()).toBe(2);
    }
    expect(place).toBe(10);
    expect(outcomes.before).toBeGreaterThan(5);
    expect(outcomes.after).toBeGreaterThan(0);
  });

  test('after a lost answer the statement has run, and the script is told of a failure', () => {
    database.query('DELETE FROM pairs');
    const beforeCall: BeforeCall = (_service, method) => {
      if (method === 'executeUpdate') throw new CallFault('Read timed out', 'after');
    };
    const body = `const c = connect(); try { c.createStatement().executeUpdate('INSERT INTO pairs VALUES (7)'); } catch (e) { return [e.name, e.message, c.isClosed()]; }`;
    expect(runScript(database, body, { beforeCall }).value).toEqual(['Exception', 'Read timed out', false]);
    expect(rows()).toBe(1);
  });
});
