import { askDatabase } from '../../database/ask-database';
import type { DatabaseFailure, DatabaseRequest, SessionFacts, StatementOutcome } from '../../database/request';
import { GoogleError } from '../google-error';
import type { BoundStatement, Driver } from './driver';
import type { JdbcUrl } from './jdbc-url';

/** Numbers of java.sql.Connection. */
const ISOLATION_LEVELS: Readonly<Record<number, string>> = {
  1: 'READ UNCOMMITTED',
  2: 'READ COMMITTED',
  4: 'REPEATABLE READ',
  8: 'SERIALIZABLE',
};

let lastId = 0;

/** A connection of a script to a database, with its transaction. */
export class OpenConnection {
  readonly driver: Driver;
  readonly #id: number;
  #facts: SessionFacts = { serverVersion: '', plainBackslash: false };
  #isClosed = false;
  #autoCommit = true;
  #inTransaction = false;

  constructor(
    url: JdbcUrl,
    driver: Driver,
    options: { readonly timeZone: string; readonly hidesReasons: string | null },
  ) {
    lastId += 1;
    this.#id = lastId;
    this.driver = driver;
    const { dialect, host, port, database, user = '', password = '' } = url;
    const target = { dialect, host, port, database, user, password, timeZone: options.timeZone };
    const reply = askDatabase({ kind: 'connect', connection: this.#id, target });
    if (!reply.ok) throw new GoogleError(options.hidesReasons ?? driver.connectFailure(reply.failure, host, port));
    this.#facts = reply.session ?? this.#facts;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get serverVersion(): string {
    return this.#facts.serverVersion;
  }

  get session(): SessionFacts {
    return this.#facts;
  }

  get autoCommit(): boolean {
    this.check();
    return this.#autoCommit;
  }

  /** Throws when the connection is closed. */
  check(): void {
    if (this.#isClosed) throw new GoogleError(this.driver.connectionClosed);
  }

  /** Runs a statement, in a transaction unless autocommit is on. */
  run(bound: BoundStatement, timeoutMs: number): StatementOutcome {
    this.check();
    const begin = !this.#autoCommit;
    if (begin) this.#inTransaction = true;
    return this.#run({ kind: 'run', connection: this.#id, ...bound, begin, timeoutMs });
  }

  setAutoCommit(on: boolean): void {
    this.check();
    if (on === this.#autoCommit) return;
    if (on && this.#inTransaction) this.#end('COMMIT');
    const statement = this.driver.autoCommitStatement?.(on);
    if (statement !== undefined) this.#control(statement);
    this.#autoCommit = on;
  }

  commit(): void {
    this.check();
    if (this.#autoCommit) throw new GoogleError(this.driver.cannotCommit);
    if (this.#inTransaction) this.#end('COMMIT');
  }

  rollback(): void {
    this.check();
    if (this.#autoCommit) throw new GoogleError(this.driver.cannotRollback);
    if (this.#inTransaction) this.#end('ROLLBACK');
  }

  /** Runs several statements; where the driver does so and no transaction is open, all of them or none. */
  asBatch<Result>(run: () => Result): Result {
    if (!this.#autoCommit || !this.driver.batchIsAtomic) return run();
    this.setAutoCommit(false);
    try {
      const result = run();
      this.commit();
      return result;
    } catch (error) {
      if (!this.#isClosed) this.rollback();
      throw error;
    } finally {
      if (!this.#isClosed) this.setAutoCommit(true);
    }
  }

  setIsolation(level: number): void {
    this.check();
    const name = ISOLATION_LEVELS[level];
    if (name === undefined) throw new GoogleError(this.driver.isolationUnknown(level));
    if (this.#inTransaction && !this.driver.changesIsolationInTransaction) {
      throw new GoogleError('Cannot change transaction isolation level in the middle of a transaction.');
    }
    this.#control(this.driver.isolationStatement(name));
  }

  getIsolation(): number {
    this.check();
    const name = String(this.#control(this.driver.readIsolation).rows[0]?.at(-1)).toUpperCase().replaceAll('-', ' ');
    const level = Object.entries(ISOLATION_LEVELS).find(([, known]) => known === name)?.[0];
    return Number(level ?? 0);
  }

  /** True when the server answers within so many seconds; 0 waits as long as it takes. */
  isValid(timeoutSeconds: number): boolean {
    if (this.#isClosed) return false;
    const ping = { kind: 'run', connection: this.#id, sql: 'SELECT 1', values: [], begin: false } as const;
    return askDatabase({ ...ping, timeoutMs: timeoutSeconds * 1000 }).ok;
  }

  /** Closes the connection; what was not committed is undone. Closing twice is nothing. */
  close(politely: boolean): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    askDatabase({ kind: 'close', connection: this.#id, politely });
  }

  #control(sql: string): StatementOutcome {
    return this.#run({ kind: 'run', connection: this.#id, sql, values: [], begin: false, timeoutMs: 0 });
  }

  /** After a failed statement PostgreSQL's COMMIT undoes the transaction, and the driver does not tell. */
  #end(word: 'COMMIT' | 'ROLLBACK'): void {
    this.#inTransaction = false;
    this.#control(word);
  }

  #run(request: Extract<DatabaseRequest, { readonly kind: 'run' }>): StatementOutcome {
    const reply = askDatabase(request);
    if (!reply.ok) throw new GoogleError(this.#failed(reply.failure));
    this.#facts = reply.session ?? this.#facts;
    if (reply.outcome === null) throw new Error('A statement gave no outcome.');
    return reply.outcome;
  }

  #failed(failure: DatabaseFailure): string {
    // Class 08 of SQL states: the connection is gone.
    if (failure.sqlState.startsWith('08')) this.close(false);
    return failure.kind === 'lost' ? this.driver.lineBroken : failure.message;
  }
}
