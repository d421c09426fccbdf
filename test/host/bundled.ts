import { buildSync } from 'esbuild';

/** Bundles one source file into a program as Apps Script runs it; each name, an export of it, becomes a global function. */
export function bundled<Entry>(entry: string, ...names: readonly (keyof Entry & string)[]): string {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'app',
    target: 'es2020',
    platform: 'neutral',
    mainFields: ['browser', 'module', 'main'],
    conditions: ['browser'],
    charset: 'utf8',
  });
  const functions = names.map((name) => `function ${name}() { return app.${name}.apply(this, arguments); }\n`);
  return `${outputFiles[0]?.text ?? ''}\n${functions.join('')}`;
}
