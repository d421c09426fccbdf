import { bytesOf } from '../blob';
import { GoogleError } from '../google-error';
import { anyOf, methodsOn } from '../service-object';
import { type ServiceMethod, ServiceObject, serviceKind } from '../service-value';
import type { OpenConnection } from './open-connection';
import { OpenStatement } from './open-statement';
import { resultSet } from './result-set';

/** A database statement is one execute*; all else is counted apart. */
const statement = methodsOn<OpenStatement>('statements');
const call = methodsOn<OpenStatement>('jdbc');

const MAX_INT = 2_147_483_647;

const nothing =
  <Args extends readonly unknown[]>(run: (self: OpenStatement, ...args: Args) => void) =>
  (self: OpenStatement, ...args: Args): null => {
    run(self, ...args);
    return null;
  };

function query(self: OpenStatement, sql: string | null = null): unknown {
  self.execute(sql, 'rows');
  return resultSet(self.result);
}

function update(self: OpenStatement, sql: string | null = null): number {
  self.execute(sql, 'count');
  return self.updateCount;
}

function either(self: OpenStatement, sql: string | null = null): boolean {
  self.execute(sql, 'either');
  return self.result !== null;
}

/** Both kinds of statements. */
const shared: Readonly<Record<string, ServiceMethod<OpenStatement>>> = {
  getResultSet: call([], (self) => resultSet(self.result)),
  getUpdateCount: call([], (self) => self.updateCount),
  setQueryTimeout: call(
    ['Integer'],
    nothing((self, seconds: number) => self.setTimeoutSeconds(seconds)),
  ),
  getQueryTimeout: call([], (self) => self.timeoutSeconds),
  setMaxRows: call(
    ['Integer'],
    nothing((self, rows: number) => self.setMaxRows(rows)),
  ),
  clearBatch: call(
    [],
    nothing((self) => self.clearBatch()),
  ),
  isClosed: call([], (self) => self.isClosed),
  close: call(
    [],
    nothing((self) => self.close()),
  ),
};

const plainKind = serviceKind<OpenStatement>('Jdbc.JdbcStatement', {
  ...shared,
  execute: statement(['String'], either),
  executeQuery: statement(['String'], query),
  executeUpdate: statement(['String'], update),
  addBatch: call(
    ['String'],
    nothing((self, sql: string) => self.addBatch(sql)),
  ),
  executeBatch: statement([], (self) => self.executeBatch()),
});

const preparedKind = serviceKind<OpenStatement>('Jdbc.JdbcPreparedStatement', {
  ...shared,
  execute: statement([], (self) => either(self)),
  executeQuery: statement([], (self) => query(self)),
  executeUpdate: statement([], (self) => update(self)),
  addBatch: call(
    [],
    nothing((self) => self.addBatch(null)),
  ),
  executeBatch: anyOf<OpenStatement>(
    statement([], (self) => self.executeBatch()),
    statement(['Object[][]'], (self, rows) => {
      for (const row of rows) {
        self.clearParameters();
        for (const [at, value] of row.entries()) self.setObject(at + 1, value);
        self.addBatch(null);
      }
      return self.executeBatch();
    }),
  ),
  clearParameters: call(
    [],
    nothing((self) => self.clearParameters()),
  ),
  setString: call(
    ['Integer', 'String'],
    nothing((self, place: number, value: string) => self.set(place, { kind: 'text', value })),
  ),
  setInt: call(
    ['Integer', 'Integer'],
    nothing((self, place: number, value: number) => {
      if (Math.abs(value) > MAX_INT) throw new GoogleError(`Cannot convert ${value} to int.`);
      self.set(place, { kind: 'int', value });
    }),
  ),
  setLong: call(
    ['Integer', 'Integer'],
    nothing((self, place: number, value: number) => self.set(place, { kind: 'long', value })),
  ),
  setDouble: call(
    ['Integer', 'Number'],
    nothing((self, place: number, value: number) => self.set(place, { kind: 'double', value })),
  ),
  setBoolean: call(
    ['Integer', 'Boolean'],
    nothing((self, place: number, value: boolean) => self.set(place, { kind: 'boolean', value })),
  ),
  setBytes: call(
    ['Integer', 'Number[]'],
    nothing((self, place: number, value: readonly number[]) =>
      self.set(place, { kind: 'bytes', value: bytesOf(value) }),
    ),
  ),
  setNull: call(
    ['Integer', 'Integer'],
    nothing((self, place: number, sqlType: number) => self.set(place, { kind: 'null', sqlType })),
  ),
  setObject: call(
    ['Integer', 'Object'],
    nothing((self, place: number, value: unknown) => self.setObject(place, value)),
  ),
});

/** A statement whose text is given when it runs. */
export function plainStatement(connection: OpenConnection): ServiceObject<OpenStatement> {
  return new ServiceObject(plainKind, new OpenStatement(connection, ''));
}

/** A statement with `?` for parameters. */
export function preparedStatement(connection: OpenConnection, sql: string): ServiceObject<OpenStatement> {
  return new ServiceObject(preparedKind, new OpenStatement(connection, sql));
}
