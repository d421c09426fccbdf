import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's top folder. */
export const root = join(__dirname, '../..');

/** One file we wrote. `path` is relative to the repository, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript and JavaScript file under the folders named, at any depth. A folder that is not there yet holds none. */
export function readSourceFiles(...folders: readonly string[]): SourceFile[] {
  return folders.flatMap(pathsUnder).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The paths named in import and export statements and in dynamic imports, as written. */
export function importsOf(text: string): string[] {
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g);
  return Array.from(found, ([, path]) => path ?? '');
}

function pathsUnder(folder: string): string[] {
  const items = readdirSync(join(root, folder), { withFileTypes: true, recursive: true });
  return items
    .filter((item) => item.isFile() && /\.[cm]?[jt]sx?$/.test(item.name))
    .map((item) =>
      join(item.parentPath, item.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
