import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where the browser of the end-to-end tests is. Debian's chromium is installed when there is none and that is allowed. */
export function findChromium(): string {
  const chosen = process.env.CHROMIUM;
  if (chosen !== undefined && existsSync(chosen)) return chosen;
  const found = places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', env });
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { stdio: 'ignore', env });
  }
  const installed = places.find((place) => existsSync(place));
  if (installed !== undefined) return installed;
  throw new Error(
    'The end-to-end tests need Chromium. Install it with: sudo apt-get install chromium (or name one in CHROMIUM).',
  );
}
