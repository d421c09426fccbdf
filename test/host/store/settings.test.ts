import type { ConnectionOutcome, DatabaseLogin } from '../../../src/core/app/calls';
import { highsEngine } from '../../../src/engines/highs';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
