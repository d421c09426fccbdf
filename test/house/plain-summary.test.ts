import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './source-files';

test('the last line counts a suite that cannot be loaded as a failure', () => {
  const run = runJest({
    'good.test.js': "test('holds', () => {});",
    'bad.test.js': "test('does not hold', () => { throw new Error(); });",
    'broken.test.js': "require('./not-there');",
  });
  expect(run).toEqual({ lastLine: '1 passed, 2 failed', exitCode: 1 });
});

test('a run in which no test runs fails', () => {
  const run = runJest({ 'idle.test.js': `test${'.skip'}('waits', () => {});` });
  expect(run).toEqual({ lastLine: '0 passed, 0 failed', exitCode: 1 });
});

function runJest(suites: Readonly<Record<string, string>>): { lastLine: string | undefined; exitCode: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'plain-summary-'));
  const config = { reporters: ['default', join(root, 'test/plain-summary-reporter.mjs')], transform: {} };
  writeFileSync(join(folder, 'jest.config.json'), JSON.stringify(config));
  for (const [name, text] of Object.entries(suites)) writeFileSync(join(folder, name), text);
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  // Both streams into one, as a log of continuous integration shows them.
  const { stdout, status } = spawnSync('sh', ['-c', `"${process.execPath}" "${jest}" --rootDir . 2>&1`], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  return { lastLine: stdout.trimEnd().split('\n').at(-1), exitCode: status };
}
