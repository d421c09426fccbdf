import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readSourceFiles, root } from './source-files';

/** Who may import whom. The compiler holds it: a project sees only the projects it references. */
const sees: Readonly<Record<string, readonly string[]>> = {
  core: [],
  engines: ['core'],
  host: ['core', 'engines'],
  sidebar: ['core', 'engines'],
  workbench: ['core', 'engines'],
  'workbench/page': ['workbench'],
};

/** One import each which must not compile. */
const offences = [
  ['core', 'engines'],
  ['engines', 'workbench'],
  ['host', 'workbench'],
  ['sidebar', 'host'],
  ['host', 'sidebar'],
  ['workbench', 'host'],
] as const;

test.each(Object.entries(sees))('%s references %j', (folder, references) => {
  const config = readConfig(folder);
  expect(config.references.map(({ path }) => posix.join(folder, path))).toEqual(references);
});

test('core and engines know no host, no browser and no node', () => {
  for (const folder of ['core', 'engines']) expect(readConfig(folder).compilerOptions).toBeUndefined();
  const shared = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).compilerOptions;
  expect(shared).toMatchObject({ types: [], lib: ['es2022'], composite: true });
});

test.each(offences)('%s cannot import %s', (from, to) => {
  const foreign = readSourceFiles(`src/${to}`)[0];
  expect(foreign).toBeDefined();
  const messages = compile(
    from,
    `import * as foreign from '../../../${foreign?.path.replace(/\.ts$/, '')}';\nvoid foreign;\n`,
  );
  expect(messages).toContain('error TS6307');
});

test('core cannot print, wait or reach a host', () => {
  const messages = compile(
    'core',
    'console.log(1);\nsetTimeout(() => 1, 1);\nSpreadsheetApp.getUi();\ndocument.title;\n',
  );
  for (const name of ['console', 'setTimeout', 'SpreadsheetApp', 'document']) {
    expect(messages).toContain(`Cannot find name '${name}'`);
  }
});

test('a harmless file compiles in the same way', () => {
  expect(compile('core', 'export const one: number = 1;\n')).toBe('');
});

interface Config {
  readonly compilerOptions?: object;
  readonly references: readonly { readonly path: string }[];
}

function readConfig(folder: string): Config {
  return JSON.parse(readFileSync(join(root, 'src', folder, 'tsconfig.json'), 'utf8'));
}

/** What the compiler says when the project `folder` holds one more file with this text. */
function compile(folder: string, text: string): string {
  const probe = join(root, '.build/house', `${folder}-${process.pid}`);
  rmSync(probe, { recursive: true, force: true });
  mkdirSync(probe, { recursive: true });
  writeFileSync(join(probe, 'probe.ts'), text);
  const config = {
    extends: `../../../src/${folder}/tsconfig.json`,
    compilerOptions: { noEmit: true },
    include: ['probe.ts'],
    references: readConfig(folder).references.map(({ path }) => ({ path: `../../../src/${path.slice(3)}` })),
  };
  writeFileSync(join(probe, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules/typescript/lib/tsc.js');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', probe, '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  });
  rmSync(probe, { recursive: true });
  return stdout;
}
