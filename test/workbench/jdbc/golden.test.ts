import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS, type DatabaseKind } from '../../databases/server-url';
import { hostRunning } from '../script-host';
import { STEP_RUNNER } from './step-runner';

type Step = readonly unknown[];
interface Case {
  readonly name: string;
  readonly on?: DatabaseKind;
  readonly steps: readonly Step[];
}
type Outcome = { readonly value: unknown } | { readonly error: string; readonly code?: number };
interface Recorded {
  readonly name: string;
  readonly outcomes: readonly Outcome[];
}
/** Where the emulation is meant to differ from the recorded driver, and why. */
interface Differences {
  readonly why: string;
  readonly steps: readonly { readonly step: string; readonly ours: Outcome; readonly real: Outcome }[];
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(__dirname, file), 'utf8'));
const cases = read('steps.json') as readonly Case[];
const meant = read('differences.json') as Readonly<Record<DatabaseKind, Readonly<Record<string, Differences>>>>;

/** The steps with statements and addresses of one database. */
function stepsFor(kind: DatabaseKind, steps: readonly Step[], address: string): readonly Step[] {
  const pick = (item: unknown): unknown => {
    if (typeof item === 'string') return item.replace('HOST', address);
    if (typeof item !== 'object' || item === null || !(kind in item)) return item;
    return pick((item as Readonly<Record<DatabaseKind, string>>)[kind]);
  };
  return steps.map((step) => step.map(pick));
}

/** What the server says is the same in every MySQL driver; what MariaDB's driver says is not in Google's words. */
function isSaidByServer(outcome: Outcome): boolean {
  if (!('error' in outcome)) return true;
  return (outcome.code ?? 0) > 0 && /^(?:Could not connect to .* : )?\(conn=\d+\) (?!\(conn)/.test(outcome.error);
}

describe.each(DATABASE_KINDS)('Jdbc does as the real driver did on %s:', (kind) => {
  const recorded = read(`golden/${kind}.json`) as readonly Recorded[];
  let database: TestDatabase;
  beforeAll(() => {
    database = openDatabase(kind);
  });
  afterAll(() => database.drop());

  /** Servers number their connections and ports as they like. */
  const plain = (outcome: Outcome): Outcome => {
    if (!('error' in outcome)) return { value: outcome.value };
    const error = outcome.error
      .replaceAll(`${database.host}:${database.port}`, 'HOST')
      .replaceAll(database.name, kind === 'mariadb' ? 'mysql' : 'postgres')
      .replaceAll(/'\w+'@'[\w.]+'/g, "'USER'@'HOST'")
      .replace(/^Could not connect to .* : /, '')
      .replace(/\nCurrent charset is .*/, '')
      .replaceAll(/\(conn=\d+\) /g, '');
    return { error };
  };

  test.each(cases.filter(({ on = kind }) => on === kind))('$name', ({ name, steps }) => {
    const { jdbcUrl, user, password, host, port } = database;
    const script = hostRunning(STEP_RUNNER);
    const { value } = script.call('main', [stepsFor(kind, steps, `${host}:${port}`), { jdbcUrl, user, password }]);
    const ours = value as readonly Outcome[];
    const theirs = recorded.find((one) => one.name === name)?.outcomes ?? [];
    expect(ours).toHaveLength(theirs.length);
    const differences = ours.flatMap((outcome, at) => {
      const golden = theirs[at] ?? { value: 'not recorded' };
      const [mine, real] = [plain(outcome), plain(golden)];
      const otherWords = 'error' in mine && 'error' in real && kind === 'mariadb' && !isSaidByServer(golden);
      if (otherWords || JSON.stringify(mine) === JSON.stringify(real)) return [];
      return [{ step: JSON.stringify(steps[at]), ours: mine, real }];
    });
    expect(differences).toEqual(meant[kind][name]?.steps ?? []);
  });

  test('every difference that is meant belongs to a case', () => {
    expect(recorded.length).toBeGreaterThan(15);
    const names = recorded.map((one) => one.name);
    expect(Object.keys(meant[kind]).filter((name) => !names.includes(name))).toEqual([]);
  });
});
