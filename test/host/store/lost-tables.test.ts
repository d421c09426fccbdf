import type { Engine } from '../../../src/core/model/engine';
import { loadHighs } from '../../../src/engines/highs';
import type { Host } from '../../../src/workbench/host';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
import { build, callAddOn, openAddOn, runAddOn, typedWorkbook } from '../built-add-on';
import { plainPlan } from '../plans';

// Others may keep the machine busy.
jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  const isMysql = kind === 'mariadb';
  let database: TestDatabase;
  let host: Host;
  beforeEach(() => {
    database = openDatabase(kind);
    host = openAddOn(typedWorkbook(plainPlan(3)));
    expect(save().code).toBe('connected');
  });
  afterEach(() => database.drop());

  const login = () => ({ url: database.jdbcUrl, user: database.user, password: database.password });
  const save = () => callAddOn(host, 'saveSettings', { kind: 'database', ...login() }).reply;
  const tried = () => callAddOn(host, 'testConnection', login()).reply;
  const dropTable = (name: string): void => {
    if (isMysql) database.query('SET SESSION foreign_key_checks = 0');
    database.query(`DROP TABLE ${name}${isMysql ? '' : ' CASCADE'}`);
    if (isMysql) database.query('SET SESSION foreign_key_checks = 1');
  };
  const foreignKeys = (): unknown =>
    database.query(
      isMysql
        ? `SELECT table_name AS t, column_name AS c, referenced_table_name AS r FROM information_schema.key_column_usage
          WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL ORDER BY 1, 2`
        : `SELECT conrelid::regclass::text AS t, conkey::text AS c, confrelid::regclass::text AS r FROM pg_constraint
          WHERE contype = 'f' ORDER BY 1, 2`,
    );

  test('foreign keys that somebody removed are missed by Test connection and brought back by Save', () => {
    runAddOn(host, highs);
    const whole = foreignKeys();
    const [key] = database.query(`SELECT constraint_name AS name FROM information_schema.table_constraints
      WHERE table_name = 'portfolio_items' AND constraint_type = 'FOREIGN KEY'
      AND table_schema = ${isMysql ? 'DATABASE()' : 'current_schema()'}`);
    database.query(`ALTER TABLE portfolio_items DROP ${isMysql ? 'FOREIGN KEY' : 'CONSTRAINT'} ${key?.name}`);
    dropTable('roadmaps');
    expect(foreignKeys()).not.toEqual(whole);
    expect(tried()).toMatchObject({ ok: true, message: expect.stringContaining('were removed. Choose Save') });
    expect(save().code).toBe('connected');
    expect(foreignKeys()).toEqual(whole);
    expect(tried().message).toContain('the tables are there');
  });

  test('where rows refer to rows that somebody removed, Test connection and Save say so and change nothing', () => {
    runAddOn(host, highs);
    const orphans = /\d+ rows of \w+ refer to rows of \w+ that somebody removed\. .* name an empty database\.$/u;
    dropTable('initiatives');
    for (const reply of [tried(), save()]) {
      expect(reply).toMatchObject({ ok: false, message: expect.stringMatching(orphans) });
    }
    const tables = database.query(
      `SELECT 1 AS one FROM information_schema.tables WHERE table_name = 'initiatives'
      AND table_schema = ${isMysql ? 'DATABASE()' : 'current_schema()'}`,
    );
    expect(tables).toEqual([]);
  });
});
