import type { Socket } from 'node:net';
import type { BoundValue, ResultCell, ResultColumn, StatementOutcome } from './request';

/** The wire of a pg client: what is written to it and what it reports. */
export interface Wire {
  readonly stream: Socket;
  readonly parse: (statement: {
    readonly text: string;
    readonly name: string;
    readonly types: readonly number[];
  }) => void;
  readonly bind: (values: {
    readonly portal: string;
    readonly statement: string;
    readonly values: readonly (string | null)[];
  }) => void;
  readonly describe: (what: { readonly type: 'P'; readonly name: string }) => void;
  readonly execute: (what: { readonly portal: string; readonly rows: number }) => void;
  readonly sync: () => void;
  readonly on: (
    event: 'parameterStatus',
    listener: (told: { parameterName: string; parameterValue: string }) => void,
  ) => void;
  readonly once: (event: 'readyForQuery' | 'end', listener: () => void) => void;
  readonly removeListener: (event: 'readyForQuery' | 'end', listener: () => void) => void;
  readonly sendCopyFail: (reason: string) => void;
}

/** Object ids of types whose names are asked for. */
const TYPE_NAMES: Readonly<Record<number, string>> = {
  16: 'bool',
  17: 'bytea',
  20: 'int8',
  21: 'int2',
  23: 'int4',
  25: 'text',
  114: 'json',
  700: 'float4',
  701: 'float8',
  1042: 'bpchar',
  1043: 'varchar',
  1082: 'date',
  1114: 'timestamp',
  1184: 'timestamptz',
  1700: 'numeric',
  2950: 'uuid',
  3802: 'jsonb',
};

/**
 * One statement as the Java driver sends it: every parameter with the type of its setter, so that the server itself
 * refuses text where it wants a number. The outcome comes when the server is ready for the next statement.
 */
export class PostgresStatement {
  readonly outcome: Promise<StatementOutcome>;
  readonly #sql: string;
  readonly #values: readonly BoundValue[];
  #columns: ResultColumn[] | null = null;
  readonly #rows: ResultCell[][] = [];
  #tag = '';
  #error: unknown;
  #settle: () => void = () => undefined;

  constructor(sql: string, values: readonly BoundValue[]) {
    this.#sql = sql;
    this.#values = values;
    this.outcome = new Promise((resolve, reject) => {
      this.#settle = () => {
        if (this.#error !== undefined) return reject(this.#error);
        const count = Number(/\d+$/.exec(this.#tag)?.[0] ?? 0);
        const updateCount = this.#columns === null ? count : -1;
        resolve({ columns: this.#columns, rows: this.#rows, updateCount });
      };
    });
  }

  submit(wire: Wire): void {
    const finish = (): void => {
      wire.removeListener('readyForQuery', finish);
      wire.removeListener('end', finish);
      this.#settle();
    };
    wire.once('readyForQuery', finish);
    wire.once('end', finish);
    wire.stream.cork();
    wire.parse({ text: this.#sql, name: '', types: this.#values.map(({ type }) => type) });
    wire.bind({ portal: '', statement: '', values: this.#values.map(({ text }) => text) });
    wire.describe({ type: 'P', name: '' });
    wire.execute({ portal: '', rows: 0 });
    wire.sync();
    wire.stream.uncork();
  }

  handleRowDescription({ fields }: { readonly fields: readonly { name: string; dataTypeID: number }[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({
      name,
      type: TYPE_NAMES[dataTypeID] ?? String(dataTypeID),
      isBinary: false,
    }));
  }
  handleDataRow({ fields }: { readonly fields: ResultCell[] }): void {
    this.#rows.push(fields);
  }
  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#tag = text;
  }
  handleError(error: unknown): void {
    this.#error ??= error;
    // A lost connection is never ready again.
    if ((error as { readonly severity?: string }).severity === undefined) this.#settle();
  }
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleReadyForQuery(): void {}
  handleCopyData(): void {}
  handleCopyInResponse(wire: Wire): void {
    wire.sendCopyFail('COPY is not possible here');
  }
}
