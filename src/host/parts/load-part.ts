import { readAsset } from '../read-asset';
import type * as database from './database';
import type * as explain from './explain';
import type * as initiatives from './initiatives';
import type * as roadmap from './roadmap';
import type * as scoring from './scoring';
import type * as serverSolver from './server-solver';
import type * as setUp from './set-up';
import type * as settings from './settings';

/** What a part gives: the exports of its entry, by the name of its file in the project. */
export interface Parts {
  readonly database: typeof database;
  readonly roadmap: typeof roadmap;
  readonly explain: typeof explain;
  readonly initiatives: typeof initiatives;
  readonly scoring: typeof scoring;
  readonly 'server-solver': typeof serverSolver;
  readonly 'set-up': typeof setUp;
  readonly settings: typeof settings;
}

/** Every execution starts with fresh globals: a part is read once in each that needs it. */
const loaded: Partial<Parts> = {};

/**
 * Loads what only some executions need. A part is a text of the project, evaluated like the code of a template: parsed
 * with Code.js, it would slow down every edit and every click. It has its own copy of each module it imports, so that no
 * class and nothing kept in a module is the same on both sides; plain data, functions and ports are handed across.
 */
export function loadPart<Name extends keyof Parts>(name: Name): Parts[Name] {
  const known = loaded[name];
  if (known !== undefined) return known;
  // The build gives the file the exports of its entry.
  const part = new Function(`${readAsset(name)}\nreturn part;`)() as Parts[Name];
  Object.assign(loaded, { [name]: part });
  return part;
}
