import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A built project: the server program and its HTML files by name without `.html`. */
export interface ProjectFiles {
  readonly code: string;
  readonly htmlFiles: Readonly<Record<string, string>>;
}

/** Reads a folder with Code.js and HTML files, as it would be pushed. */
export function readProject(folder: string): ProjectFiles {
  const htmlFiles: Record<string, string> = {};
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.html')) htmlFiles[name.slice(0, -5)] = readFileSync(path.join(folder, name), 'utf8');
  }
  return { code: readFileSync(path.join(folder, 'Code.js'), 'utf8'), htmlFiles };
}
