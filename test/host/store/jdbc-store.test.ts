import { describeStore } from '../../contracts/store-contract';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
import { migrated, newPlace } from './jdbc-place';

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let database: TestDatabase;
  beforeAll(() => {
    database = migrated(openDatabase(kind));
  });
  afterAll(() => database.drop());

  describeStore('The Jdbc store', () => newPlace(database));
});
