import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-files';

test('clasp would push the bundle, its manifest and the pages, and nothing else', () => {
  const clasp = join(root, 'node_modules/@google/clasp/build/src/index.js');
  const output = execFileSync(process.execPath, [clasp, 'show-file-status', '--json'], { cwd: root, encoding: 'utf8' });
  const { filesToPush }: { readonly filesToPush: readonly string[] } = JSON.parse(output);

  const { artefacts }: { readonly artefacts: readonly { readonly file: string }[] } = JSON.parse(
    readFileSync(join(root, '.build/build.json'), 'utf8'),
  );
  const built = artefacts.map(({ file }) => file).filter((file) => file.startsWith('dist/'));
  expect(built).toEqual(expect.arrayContaining(['dist/Code.js', 'dist/appsscript.json']));
  expect([...filesToPush].sort()).toEqual(built.sort());
});

test('the manifest asks for these permissions and no more', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'dist/appsscript.json'), 'utf8'));
  expect(manifest.runtimeVersion).toBe('V8');
  expect(manifest.oauthScopes).toEqual([
    'https://www.googleapis.com/auth/spreadsheets.currentonly',
    'https://www.googleapis.com/auth/script.container.ui',
    'https://www.googleapis.com/auth/userinfo.email',
    'https://www.googleapis.com/auth/script.external_request',
    'https://www.googleapis.com/auth/sqlservice',
  ]);
});
