import { parseArgs } from 'node:util';
import type { DatabaseLogin } from '../../core/app/calls';
import { databaseLogin } from '../server/connect-database';

/** What `npm start` is asked to serve. */
export interface ServeArguments {
  /** 0: any free port. */
  readonly port: number;
  /** How long each service call takes at least, in milliseconds. */
  readonly delayMs: number;
  /** An .xlsx file or a folder of CSV files; null: the sample. */
  readonly open: string | null;
  /** Begin with an empty spreadsheet. */
  readonly empty: boolean;
  /** The database in which runs are kept; null: the spreadsheet itself. */
  readonly database: DatabaseLogin | null;
  /** Serve although nobody sits at a terminal. */
  readonly serve: boolean;
}

export const serveUsage = `npm start -- [options]

  --port N                  the port on 127.0.0.1; left out: any that is free
  --delay MS                how long each call of a service takes at least, to feel the real service
  --open FILE.xlsx|FOLDER   the document; left out: the sample
  --empty                   begins with an empty spreadsheet
  --database URL            mysql:// or postgresql://user:password@host:port/name: where runs are kept;
                            left out: the spreadsheet
  --serve                   serves the workbench although there is no terminal`;

/** Reads the command's words; a message says what is wrong with them. */
export function readServeArguments(words: readonly string[]): ServeArguments | { readonly message: string } | 'help' {
  let values: ReturnType<typeof parseWords>['values'];
  try {
    ({ values } = parseWords(words));
  } catch (error) {
    // Node adds advice about dashes that helps nobody here.
    const [message = ''] = String(error instanceof Error ? error.message : error).split(/\.\s/);
    return { message: `${message}.` };
  }
  if (values.help) return 'help';
  const port = Number(values.port);
  const delayMs = Number(values.delay);
  if (!(Number.isInteger(port) && port >= 0 && port < 65_536)) return { message: '--port is a number up to 65535.' };
  if (!(delayMs >= 0 && delayMs <= 60_000)) return { message: '--delay is a number of milliseconds up to 60000.' };
  if (values.empty && values.open !== undefined) return { message: 'Choose either --open or --empty.' };
  const database = values.database === undefined ? null : databaseLogin(values.database);
  if (values.database !== undefined && database === null)
    return { message: '--database is an address such as mysql://user:password@127.0.0.1:3306/name.' };
  return {
    port,
    delayMs,
    open: values.open ?? null,
    empty: values.empty,
    database,
    serve: values.serve,
  };
}

function parseWords(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    options: {
      port: { type: 'string', default: '0' },
      delay: { type: 'string', default: '0' },
      open: { type: 'string' },
      empty: { type: 'boolean', default: false },
      database: { type: 'string' },
      serve: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
}
