import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { serveWorkbench } from '../../e2e/serve-workbench';

const program = join(process.cwd(), '.build/workbench.mjs');

test('without a terminal npm start ends after the sample plan', () => {
  const { status, stdout } = spawnSync(process.execPath, [program, 'start'], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toContain('FUNDED');
  expect(stdout).not.toContain('The workbench is at');
}, 120_000);

test('the workbench is served at an address that opens, and Ctrl+C ends it cleanly', async () => {
  const served = await serveWorkbench(['--empty']);
  expect(served.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[0-9a-f]{48}$/);
  expect((await fetch(served.address)).status).toBe(200);
  expect(await served.stop()).toBe(0);
}, 60_000);

test.each([
  [['--port', 'x'], '--port is a number'],
  [['--delay=-1'], '--delay is a number'],
  [['--empty', '--open', 'x'], 'either --open or --empty'],
  [['--speed'], "Unknown option '--speed'"],
  [['--open', 'missing.xlsx'], 'missing.xlsx does not exist'],
])(
  '%j is refused in words',
  async (words, said) => {
    const child = spawn(process.execPath, [program, 'serve', ...words]);
    let errors = '';
    child.stderr.on('data', (part: Buffer) => {
      errors += part.toString('utf8');
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(2);
    expect(errors).toContain(said);
  },
  60_000,
);
