import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages, renderPage } from './pages';

/** The pages whose file in `folder` is missing or says something else. Line ends do not count. */
export function stalePages(folder: string): readonly string[] {
  return pages.filter((page) => readPage(join(folder, page.file)) !== renderPage(page)).map((page) => page.file);
}

/** Writes the pages that are stale and returns their names. */
export function writePages(folder: string): readonly string[] {
  const stale = stalePages(folder);
  mkdirSync(folder, { recursive: true });
  for (const page of pages) {
    if (stale.includes(page.file)) writeFileSync(join(folder, page.file), renderPage(page));
  }
  return stale;
}

function readPage(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8').replace(/\r\n/gu, '\n') : null;
}
