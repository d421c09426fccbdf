/** What kind of failure a database reports, as far as its words tell. */
export type FailureKind =
  | 'conflict'
  | 'no-table'
  | 'too-large'
  | 'read-only'
  | 'no-schema'
  | 'no-rights'
  | 'lost'
  | 'encoding'
  | 'other';

/** Words by which MySQL, MariaDB, PostgreSQL and their drivers tell what failed; the first match counts. */
const words: readonly (readonly [FailureKind, RegExp])[] = [
  [
    'conflict',
    // A deadlock over the next number of a table is told by MariaDB as one that cannot be read.
    /deadlock|Lock wait timeout|Duplicate entry|duplicate key|could not serialize|has changed since last read|lock timeout|read auto-increment value/iu,
  ],
  ['no-table', /Table .* doesn't exist|relation .* does not exist|Unknown column|column .* does not exist/iu],
  ['too-large', /max_allowed_packet|Packet for query is too large|out of memory|exceeds the maximum|too long/iu],
  ['read-only', /read[- ]only/iu],
  ['no-schema', /no schema has been selected/iu],
  ['no-rights', /command denied|permission denied|Access denied|must be owner/iu],
  [
    'lost',
    /closed|Communications link failure|broken|terminat|gone away|Connection reset|I\/O error|Lost connection|shutdown/iu,
  ],
  ['encoding', /no equivalent in encoding|Incorrect string value|invalid byte sequence/iu],
];

/** What the text of an error says. */
export function kindOfFailure(error: unknown): FailureKind {
  const text = error instanceof Error ? error.message : String(error);
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

/** What went wrong and what to do, for people. */
export const failureMessages: Readonly<Record<FailureKind, string>> = {
  conflict:
    'Somebody else changed the same records in the database at the same moment. Nothing was changed. Try again.',
  'no-table':
    'The database does not have the tables of this version of Optimization Center. Open Settings and choose Save.',
  'too-large':
    'This run is larger than the database takes at once. Nothing was changed. Ask its administrator for a higher limit (max_allowed_packet, 64 MB).',
  'read-only':
    'This database can only be read: it is a copy of another one, or was set so. Nothing was changed. Name the server that takes changes.',
  'no-schema':
    'The database has no schema for this user. Nothing was changed. Ask its administrator to create one, or to set search_path.',
  'no-rights':
    'The database user may not do this. Nothing was changed. Ask its administrator for the rights SELECT, INSERT, UPDATE and DELETE; and CREATE (on MySQL also REFERENCES) to save Settings the first time.',
  lost: 'The connection to the database broke off. What you did last may be kept or not. Try again: nothing is kept twice.',
  encoding: 'The database cannot hold all letters. Ask its administrator for one with the encoding UTF8.',
  other:
    'The database did not do what was asked. Try again; when it happens again, choose Test connection in Settings.',
};
