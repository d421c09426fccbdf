import { HostError, isHostError } from '../../../core/app/host-error';
import { failureMessages, kindOfFailure } from './failure';

type Connection = GoogleAppsScript.JDBC.JdbcConnection;

/** How often a transaction is tried that collides with somebody else's. */
const attempts = 3;

/**
 * One connection, opened when it is first needed. A single statement stands for itself; more of them belong into a
 * transaction. Throws a HostError for people, with what the driver said as its cause.
 */
export class JdbcSession {
  readonly #open: () => Connection;
  #connection: Connection | null = null;

  /** `open` throws a HostError itself. */
  constructor(open: () => Connection) {
    this.#open = open;
  }

  /** Runs a statement, and gives the number of rows that it wrote. */
  write(sql: string, ...parameters: readonly string[]): number {
    return this.#told(() => this.#retried(() => this.#prepare(sql, parameters).executeUpdate(), this.#isAlone));
  }

  /** The first `width` columns of every row, as text. */
  read(width: number, sql: string, ...parameters: readonly string[]): readonly (readonly (string | null)[])[] {
    return this.#told(() => {
      const result = this.#prepare(sql, parameters).executeQuery();
      const rows: (string | null)[][] = [];
      while (result.next()) rows.push(Array.from({ length: width }, (_, index) => result.getString(index + 1)));
      return rows;
    });
  }

  /**
   * Runs `action` as a whole or not at all. When it collides with somebody else's, it is run again from its start.
   */
  transaction<T>(action: () => T): T {
    return this.#told(() =>
      this.#retried(() => {
        const connection = this.#connected();
        connection.setAutoCommit(false);
        this.#isAlone = false;
        let result: T;
        try {
          result = action();
          connection.commit();
        } catch (error) {
          this.#undo(connection);
          throw error;
        } finally {
          this.#isAlone = true;
        }
        connection.setAutoCommit(true);
        return result;
      }, true),
    );
  }

  /** Gives the connection back. May be called again; never throws. */
  close(): void {
    const connection = this.#connection;
    this.#connection = null;
    try {
      connection?.close();
    } catch (error) {
      console.error('close', error);
    }
  }

  /** Whether a statement is a transaction of its own. */
  #isAlone = true;

  #connected(): Connection {
    this.#connection ??= this.#open();
    return this.#connection;
  }

  #prepare(sql: string, parameters: readonly string[]): GoogleAppsScript.JDBC.JdbcPreparedStatement {
    const statement = this.#connected().prepareStatement(sql);
    for (const [index, value] of parameters.entries()) statement.setString(index + 1, value);
    return statement;
  }

  #undo(connection: Connection): void {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (error) {
      // To go back to single statements would commit the half of a transaction; a connection that ends takes it along.
      console.error('rollback', error);
      this.close();
    }
  }

  #retried<T>(action: () => T, isAllowed: boolean): T {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return action();
      } catch (error) {
        if (!isAllowed || attempt === attempts || kindOfFailure(causeOf(error)) !== 'conflict') throw error;
      }
    }
  }

  #told<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (isHostError(error)) throw error;
      throw new HostError(failureMessages[kindOfFailure(error)], error);
    }
  }
}

const causeOf = (error: unknown): unknown => (isHostError(error) ? error.cause : error);
