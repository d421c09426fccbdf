import type { StatementOutcome } from '../../database/request';
import { GoogleError, NotEmulatedError } from '../google-error';
import type { BoundStatement } from './driver';
import type { OpenConnection } from './open-connection';
import { OpenResult } from './open-result';
import type { Parameter } from './parameter';
import { splitStatement } from './split-statement';

/** Java's number of the type NULL. */
const SQL_NULL = 0;

interface BatchEntry {
  readonly parts: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly bound: BoundStatement;
}

/** A statement of a script: plain, or prepared with its parameters. */
export class OpenStatement {
  readonly connection: OpenConnection;
  readonly #sql: string;
  readonly #parts: readonly string[];
  #parameters: (Parameter | undefined)[];
  #batch: BatchEntry[] = [];
  #isClosed = false;
  #timeoutMs = 0;
  #mostRows = 0;
  #result: OpenResult | null = null;
  #updateCount = -1;

  /** `sql` is blank for a statement that is not prepared. */
  constructor(connection: OpenConnection, sql: string) {
    connection.check();
    this.connection = connection;
    this.#sql = sql;
    this.#parts = splitStatement(sql, connection.driver.dialect, connection.session.plainBackslash);
    this.#parameters = new Array<undefined>(this.#parts.length - 1).fill(undefined);
  }

  get isClosed(): boolean {
    return this.#isClosed || this.connection.isClosed;
  }

  get result(): OpenResult | null {
    this.#check();
    return this.#result;
  }

  get updateCount(): number {
    this.#check();
    return this.#updateCount;
  }

  get timeoutSeconds(): number {
    this.#check();
    return this.#timeoutMs / 1000;
  }

  setTimeoutSeconds(seconds: number): void {
    this.#check();
    if (seconds < 0) throw new GoogleError(this.connection.driver.badTimeout);
    this.#timeoutMs = seconds * 1000;
  }

  /** 0 for no limit. */
  setMaxRows(rows: number): void {
    this.#check();
    this.#mostRows = rows;
  }

  set(place: number, parameter: Parameter): void {
    this.#check();
    const { length } = this.#parameters;
    if (place < 1 || place > length) {
      throw new GoogleError(this.connection.driver.parameterOutOfRange(place, length));
    }
    this.#parameters[place - 1] = this.connection.driver.replace(this.#parameters[place - 1], parameter);
  }

  /** Sets a parameter by what the script's value is; numbers are doubles. */
  setObject(place: number, value: unknown): void {
    this.set(place, parameterOf(value));
  }

  clearParameters(): void {
    this.#check();
    this.#parameters = this.#parameters.map(() => undefined);
  }

  /** Runs the prepared text, or that of a plain statement. */
  execute(sql: string | null, wants: 'rows' | 'count' | 'either'): void {
    this.#check();
    const { driver } = this.connection;
    const text = sql ?? this.#sql;
    const bound = this.#bind(sql);
    if (wants !== 'either') driver.checkBefore(text, wants);
    this.#take(this.connection.run(bound, this.#timeoutMs));
    if (wants !== 'either') this.#refuseOther(wants);
  }

  addBatch(sql: string | null): void {
    this.#check();
    const bound = this.#bind(sql);
    const parameters = sql === null ? this.#given() : [];
    this.#batch.push({ parts: sql === null ? this.#parts : [sql], parameters, bound });
  }

  clearBatch(): void {
    this.#check();
    this.#batch = [];
  }

  /** Runs what addBatch has gathered; gives the number of rows that each met. */
  executeBatch(): readonly number[] {
    this.#check();
    const entries = this.#batch;
    this.#batch = [];
    const { connection } = this;
    return connection.asBatch(() =>
      entries.map(({ parts, parameters, bound }, place) => {
        try {
          this.#take(connection.run(bound, this.#timeoutMs));
        } catch (error) {
          const message = error instanceof Error ? error.message : String(error);
          throw new GoogleError(connection.driver.batchFailure(place, parts, parameters, message));
        }
        this.#refuseOther('count');
        return this.#updateCount;
      }),
    );
  }

  close(): void {
    this.#isClosed = true;
    this.#result?.close();
  }

  #check(): void {
    this.connection.check();
    if (this.#isClosed) throw new GoogleError(this.connection.driver.statementClosed);
  }

  #bind(sql: string | null): BoundStatement {
    const { driver, session } = this.connection;
    return sql === null ? driver.bind(this.#parts, this.#given(), session) : { sql, values: [] };
  }

  /** The parameters, once all are set. */
  #given(): readonly Parameter[] {
    return this.#parameters.map((parameter, at) => {
      if (parameter === undefined) throw new GoogleError(this.connection.driver.parameterMissing(at + 1));
      return parameter;
    });
  }

  #take(outcome: StatementOutcome): void {
    this.#result?.close();
    const { columns, rows, updateCount } = outcome;
    const kept = this.#mostRows > 0 ? rows.slice(0, this.#mostRows) : rows;
    this.#result = columns === null ? null : new OpenResult(columns, kept, this.connection.driver, () => this.isClosed);
    this.#updateCount = updateCount;
  }

  #refuseOther(wants: 'rows' | 'count'): void {
    this.connection.driver.checkAfter(this.#result !== null, wants);
  }
}

function parameterOf(value: unknown): Parameter {
  if (value === null || value === undefined) return { kind: 'null', sqlType: SQL_NULL };
  if (typeof value === 'string') return { kind: 'text', value };
  if (typeof value === 'number') return { kind: 'double', value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  throw new NotEmulatedError('Jdbc.JdbcPreparedStatement.setObject with a value that is not text, number or boolean');
}
