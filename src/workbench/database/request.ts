/** The two families of databases; MariaDB speaks MySQL's language. */
export type Dialect = 'mysql' | 'postgresql';

/** Where to connect and as whom. */
export interface ConnectionTarget {
  readonly dialect: Dialect;
  readonly host: string;
  readonly port: number;
  /** Blank for none, where the database allows it. */
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** Time zone of the session, for PostgreSQL, whose driver sets it. */
  readonly timeZone: string;
}

/** A parameter as PostgreSQL gets it: its type (an object id, 0 for `unknown`) and its text. */
export interface BoundValue {
  readonly type: number;
  readonly text: string | null;
}

/** What a thread that works for the databases can be asked. */
export type DatabaseRequest =
  | { readonly kind: 'connect'; readonly connection: number; readonly target: ConnectionTarget }
  | {
      readonly kind: 'run';
      readonly connection: number;
      readonly sql: string;
      /** For `$1`, `$2`, ...; MySQL's statements carry their values in the text. */
      readonly values: readonly BoundValue[];
      /** Starts a transaction first, in the same breath, when none is open (PostgreSQL). */
      readonly begin: boolean;
      /** After so many milliseconds the server is told to stop; 0 for never. */
      readonly timeoutMs: number;
    }
  /** Says goodbye, or drops the connection as a broken line does. The server undoes what was not committed. */
  | { readonly kind: 'close'; readonly connection: number; readonly politely: boolean };

/** A column of an answer. */
export interface ResultColumn {
  readonly name: string;
  /** The driver's name of its type, for example `VARCHAR` or `int4`. */
  readonly type: string;
  readonly isBinary: boolean;
}

/** One cell: text as the server sent it, bytes of a binary column, or null. */
export type ResultCell = string | Uint8Array | null;

/** What a statement gave: rows, or a number of rows that it met. */
export interface StatementOutcome {
  readonly columns: readonly ResultColumn[] | null;
  readonly rows: readonly (readonly ResultCell[])[];
  readonly updateCount: number;
}

/** What went wrong. */
export interface DatabaseFailure {
  /**
   * `server`: it said so itself. `refused`: nobody listens at that place; `unreachable`: the place is unknown or silent.
   * `lost`: the line broke. `timeout`: the statement was stopped. `authentication_plugin`: the server asks for one that
   * the driver has not.
   */
  readonly kind: 'server' | 'refused' | 'unreachable' | 'lost' | 'timeout' | 'authentication_plugin';
  /** In the words of the server. */
  readonly message: string;
  readonly sqlState: string;
}

/** The answer to a request. */
export type DatabaseReply =
  | { readonly ok: true; readonly outcome: StatementOutcome | null; readonly session: SessionFacts | null }
  | { readonly ok: false; readonly failure: DatabaseFailure };

/** What the server says of itself and of the session. */
export interface SessionFacts {
  readonly serverVersion: string;
  /** True when a backslash in a MySQL string is an ordinary character. */
  readonly plainBackslash: boolean;
}
