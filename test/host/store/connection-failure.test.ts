import { connectionFailureOf } from '../../../src/host/store/jdbc/connection-failure';

/** What drivers and Apps Script say. */
const sayings = [
  ['auth-plugin', "Unable to load authentication plugin 'caching_sha2_password'."],
  ['auth-plugin', 'Public Key Retrieval is not allowed'],
  ['auth-plugin', 'The authentication type 10 is not supported. Check that you have configured the pg_hba.conf file'],
  ['wrong-password', "Access denied for user 'ann'@'10.0.0.1' (using password: YES)"],
  ['wrong-password', 'FATAL: password authentication failed for user "ann"'],
  ['wrong-password', 'FATAL: role "ann" does not exist'],
  ['no-rights', "Access denied for user 'ann'@'%' to database 'plans'"],
  ['no-rights', 'FATAL: permission denied for database "plans"'],
  ['no-such-database', "Unknown database 'plans'"],
  ['no-such-database', 'FATAL: database "plans" does not exist'],
  ['refused', 'Connection to 10.0.0.1:5432 refused. Check that the hostname and port are correct'],
  ['refused', 'FATAL: no pg_hba.conf entry for host "10.0.0.1", user "ann", database "plans", no encryption'],
  ['refused', "Host '10.0.0.1' is not allowed to connect to this MySQL server"],
  ['refused', 'Too many connections'],
  [
    'not-reachable',
    'Communications link failure\n\nThe last packet sent successfully to the server was 0 milliseconds ago.',
  ],
  ['not-reachable', 'The connection attempt failed.'],
  ['not-allowed', 'Specified permissions are not sufficient to call Jdbc.getConnection. Required permissions: x'],
  ['not-allowed', 'You do not have permission to call Jdbc.getConnection. Required permissions: x'],
  ['other', 'Failed to establish a database connection. Check connection string, username and password.'],
] as const;

test.each(sayings)('%s is told from: %s', (code, text) => {
  expect(connectionFailureOf(new Error(`Exception: ${text}`))).toBe(code);
});
