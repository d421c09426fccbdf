import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/built-add-on';

/** The built HTML files by the names under which the add-on opens them. */
export function builtPages(): Readonly<Record<string, string>> {
  const names = readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.html'));
  return Object.fromEntries(
    names.map((name) => [name.slice(0, -'.html'.length), readFileSync(join(root, 'dist', name), 'utf8')]),
  );
}
