/**
 * Writes the reference pages under docs/ from the definitions in src/core.
 *
 *   --check   writes nothing; fails when a page is out of date, and names it
 */
import { fileURLToPath } from 'node:url';
import { stalePages, writePages } from './docs/page-files';

const folder = fileURLToPath(new URL('../docs/', import.meta.url));
const flags = process.argv.slice(2);

if (flags.some((flag) => flag !== '--check')) {
  console.error(`Unknown flag ${flags.join(' ')}. Known: --check.`);
  process.exitCode = 2;
} else if (flags.includes('--check')) {
  const stale = stalePages(folder);
  if (stale.length > 0) {
    console.error(`Out of date: ${stale.map((file) => `docs/${file}`).join(', ')}. Run: npm run docs`);
    process.exitCode = 1;
  }
} else {
  const written = writePages(folder);
  console.error(written.length === 0 ? 'All pages are up to date.' : `Written: ${written.join(', ')}.`);
}
