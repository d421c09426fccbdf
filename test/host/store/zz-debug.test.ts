import { openDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
import { migrated, newPlace } from './jdbc-place';

test.each(DATABASE_KINDS)('%s', (kind) => {
  const database = openDatabase(kind);
  const place = newPlace(database);
  try {
    place.host.call('migrateTables', [JSON.stringify(place.target), '']);
    place.open().view(null);
  } catch (error) {
    console.error(String(error));
  }
  console.error(JSON.stringify(place.host.state.log));
  database.drop();
});
