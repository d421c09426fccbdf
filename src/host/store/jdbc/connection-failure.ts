import type { ConnectionOutcome } from '../../../core/app/calls';

type FailureCode = Exclude<ConnectionOutcome, 'connected' | 'not-a-jdbc-url'>;

/** Words by which drivers and Apps Script tell why there is no connection; the first match counts. */
const words: readonly (readonly [FailureCode, RegExp])[] = [
  ['not-allowed', /permissions? (?:are not sufficient|to call)|Authorization is required|not authori[sz]ed to/iu],
  ['auth-plugin', /authentication (?:plugin|type|method)|caching_sha2_password|sha256_password|Public Key Retrieval/iu],
  ['no-rights', /Access denied for user .* to database|permission denied for (?:database|schema)/iu],
  [
    'wrong-password',
    /Access denied for user|authentication failed|no password was provided|role ".*" does not exist|not permitted to log in/iu,
  ],
  ['no-such-database', /Unknown database|database ".*" does not exist/iu],
  [
    'refused',
    /Connection refused|\brefused\b|no pg_hba\.conf entry|not allowed to connect|Too many connections|too many clients|is blocked because/iu,
  ],
  [
    'not-reachable',
    /timed? ?out|Unknown host|UnknownHost|not known|No route to host|unreachable|link failure|connection attempt failed|ENOTFOUND/iu,
  ],
];

/** What an error while connecting says; `other` where Apps Script gives no reason. */
export function connectionFailureOf(error: unknown): FailureCode {
  const text = error instanceof Error ? error.message : String(error);
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

/** What is the matter and what to do, for people. */
export const connectionFailures: Readonly<Record<FailureCode, string>> = {
  'not-allowed':
    'Optimization Center may not connect to databases on your behalf. Open the menu again and allow it to connect to an external service (and to Cloud SQL).',
  'auth-plugin':
    "The database asks for the password in a way that Apps Script does not know (MySQL 8's caching_sha2_password). Ask its administrator to run: ALTER USER ... IDENTIFIED WITH mysql_native_password BY ...",
  'no-rights':
    'User and password are right, but this user may not use this database. Ask its administrator for rights on it.',
  'wrong-password': 'The database does not know this user with this password. Check both; capital letters count.',
  'no-such-database':
    'The server answers, but has no database of this name. Check the end of the URL, or create the database.',
  refused:
    "The server is there but does not take the connection. Check the port, and that the server allows connections from Google's addresses.",
  'not-reachable':
    "No server answers at this address. Check host and port, and that its firewall lets Google's addresses in.",
  other:
    "The database could not be reached, and Apps Script does not say why. Check in this order: host and port; that the firewall lets Google's addresses in; the database name; user and password; for MySQL 8, that the user is identified with mysql_native_password.",
};
