/**
 * Builds what Google receives (dist/) and the command line of the workbench (.build/). Plain Node, so that a fresh clone
 * needs nothing but node and npm. Everything it prints goes to stderr: stdout belongs to the command that follows.
 *
 *   --install      first brings node_modules in step with package-lock.json
 *   --if-needed    does nothing when no source changed since the last build
 *   --only=FILE    builds just this one, whatever state the others are in
 *   --bench NAME   afterwards runs bench/NAME.ts
 *   --check-docs   afterwards fails when a generated page under docs/ is out of date
 *   --quiet        prints nothing when all is well
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

process.chdir(fileURLToPath(new URL('.', import.meta.url)));

/** What runs in the sidebar's worker, together with HiGHS. */
const solverEntry = 'src/sidebar/solver/worker.ts';

/** What comes out, from what, and how large it may be (bytes as minified). Only the first must exist. */
const artefacts = [
  { file: 'dist/Code.js', entry: 'src/host/main.ts', build: buildServer, maxBytes: 250_000, required: true },
  ...Object.entries({
    'server-solver': 150_000,
    database: 150_000,
    'set-up': 150_000,
    settings: 150_000,
    scoring: 100_000,
    initiatives: 150_000,
    explain: 230_000,
    roadmap: 225_000,
  }).map(([part, maxBytes]) => {
    const entry = `src/host/parts/${part}.ts`;
    return { file: `dist/${part}.html`, entry, build: buildServerPart, maxBytes };
  }),
  { file: 'dist/sample.html', entry: 'src/workbench/sample-data/sample', build: buildSample, maxBytes: 60_000 },
  { file: 'dist/appsscript.json', entry: 'appsscript.json', build: copyText, maxBytes: 2_000, required: true },
  { file: 'dist/sidebar.html', entry: 'src/sidebar/index.html', build: buildSidebar, maxBytes: 150_000 },
  ...solverParts().map((part) => {
    const build = async (esbuild, entry) => ({ text: (await packSolver(esbuild, entry)).texts[part] });
    return { file: `dist/solver-${part}.html`, entry: solverEntry, build, maxBytes: 450_000 };
  }),
  { file: '.build/workbench.mjs', entry: 'src/workbench/main.ts', build: buildNode },
  { file: '.build/solve-worker.mjs', entry: 'src/workbench/solve-worker.ts', build: buildNode },
  {
    file: '.build/linear-worker.mjs',
    entry: 'src/workbench/apps-script/linear-optimization-service/linear-worker.ts',
    build: buildNode,
  },
  { file: '.build/execution-worker.mjs', entry: 'src/workbench/executions/execution-worker.ts', build: buildNode },
  { file: '.build/database-worker.mjs', entry: 'src/workbench/database/database-worker.ts', build: buildNode },
  { file: '.build/page.html', entry: 'src/workbench/page/index.html', build: copyText },
  { file: '.build/page.css', entry: 'src/workbench/page/page.css', build: buildBrowser },
  { file: '.build/page.js', entry: 'src/workbench/page/main.ts', build: buildBrowser },
  { file: '.build/panel-bridge.js', entry: 'src/workbench/page/frame/panel-bridge.ts', build: buildBrowser },
  { file: '.build/docs.mjs', entry: 'src/workbench/docs.ts', build: buildNode },
  ...benches().map((name) => ({ file: `.build/bench/${name}.mjs`, entry: `bench/${name}.ts`, build: buildNode })),
];

/** Packages which node loads from node_modules: they find their WebAssembly beside themselves, or are large. */
const nodeExternals = ['highs', '@ironcalc/wasm', 'hucre', 'esbuild', 'mysql2', 'pg'];

/** A change in any of these calls for a new build. */
const inputs = ['src', 'bench', 'build.mjs', 'package-lock.json', 'appsscript.json', 'tsconfig.json'];

const reportFile = '.build/build.json';
const knownFlags = ['--install', '--if-needed', '--bench', '--check-docs', '--quiet'];

/** A failure that is explained by its message alone. */
class BuildError extends Error {}

async function main(args) {
  const benchAt = args.indexOf('--bench');
  const flags = benchAt < 0 ? args : args.slice(0, benchAt + 1);
  const only = flags.find((flag) => flag.startsWith('--only='))?.slice('--only='.length);
  const unknown = flags.filter((flag) => !knownFlags.includes(flag) && !flag.startsWith('--only='));
  if (unknown.length > 0) throw new BuildError(`Unknown flag ${unknown.join(', ')}. Known: ${knownFlags.join(', ')}.`);
  const quiet = flags.includes('--quiet');

  if (flags.includes('--install')) await install();
  if (only !== undefined) return buildOne(only);
  const fingerprint = fingerprintOfInputs();
  if (!(flags.includes('--if-needed') && isUpToDate(fingerprint))) {
    const report = await buildAll(fingerprint);
    if (!quiet) for (const line of describeSizes(report)) say(line);
  }
  if (flags.includes('--check-docs') && existsSync('src/workbench/docs.ts'))
    run(process.execPath, ['.build/docs.mjs', '--check']);
  // Without a name the comparison of engines runs; words after it are the script's own.
  const named = args[benchAt + 1] ?? '--';
  if (benchAt >= 0) await runBench(named.startsWith('--') ? 'engines' : named);
}

/** One script for each question: the files directly under bench/, without their ending. */
function benches() {
  if (!existsSync('bench')) return [];
  return readdirSync('bench').flatMap((name) => (name.endsWith('.ts') ? [name.slice(0, -3)] : []));
}

async function runBench(name) {
  if (!benches().includes(name))
    throw new BuildError(`Name what to measure: ${benches().join(', ') || 'nothing yet'}.`);
  await import(`./.build/bench/${name}.mjs`);
}

// Installing

/** Runs `npm ci` when node_modules does not hold what package-lock.json names. Callers at the same time wait for one. */
async function install() {
  if (isInstalled()) return;
  mkdirSync('.build', { recursive: true });
  const lock = '.build/install.lock';
  while (!takeLock(lock)) await sleep(200);
  try {
    if (isInstalled()) return;
    say('Installing the packages named in package-lock.json (about a minute, only this once) ...');
    run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], { shell: process.platform === 'win32' });
    writeFileSync('node_modules/.build-stamp', hash(readFileSync('package-lock.json')));
  } finally {
    rmSync(lock, { force: true });
  }
}

function isInstalled() {
  const wanted = readFileSync('package-lock.json');
  const stampFile = 'node_modules/.build-stamp';
  if (!existsSync('node_modules/.package-lock.json')) return false;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash(wanted)) return true;

  // Someone may have run npm by hand: npm keeps its own list of what it put there.
  const wantedPackages = JSON.parse(wanted).packages;
  const presentPackages = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages;
  const inStep = Object.entries(wantedPackages).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const present = presentPackages[path];
    return present === undefined ? optional === true : present.version === version;
  });
  if (inStep) writeFileSync(stampFile, hash(wanted));
  return inStep;
}

/** True when this process now holds the lock file. A lock whose process is gone is taken over. */
function takeLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    if (holder > 0) process.kill(holder, 0);
  } catch (error) {
    if (error.code === 'ESRCH') rmSync(file, { force: true });
  }
  return false;
}

// Building

async function buildAll(fingerprint) {
  const present = artefacts.filter(({ entry, required }) => {
    if (required && !existsSync(entry)) throw new BuildError(`${entry} is missing: there is nothing to build it from.`);
    return existsSync(entry);
  });
  const esbuild = await loadEsbuild();
  const report = { fingerprint, entryPoints: [], artefacts: [] };
  for (const { file, entry, build, maxBytes } of present) {
    const { text, entryPoints = [] } = await build(esbuild, entry);
    replaceFile(file, text);
    report.entryPoints.push(...entryPoints);
    const { size, mtimeMs } = statSync(file);
    report.artefacts.push({ file, bytes: size, gzipBytes: gzipSync(text).length, maxBytes: maxBytes ?? null, mtimeMs });
  }
  removeOthers('dist', report.artefacts);
  const tooLarge = report.artefacts.filter(({ bytes, maxBytes }) => maxBytes !== null && bytes > maxBytes);
  if (tooLarge.length > 0) throw new BuildError(`Over the size budget.\n${describeSizes(report).join('\n')}`);
  replaceFile(reportFile, `${JSON.stringify(report, null, 2)}\n`);
  return report;
}

/** Leaves the file alone when nothing changes, so that a whole build stays up to date. */
async function buildOne(file) {
  const artefact = artefacts.find((one) => one.file === file);
  if (artefact === undefined) throw new BuildError(`Nothing called ${file} is built here.`);
  const { text } = await artefact.build(await loadEsbuild(), artefact.entry);
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) replaceFile(file, text);
}

async function loadEsbuild() {
  try {
    return await import('esbuild');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new BuildError('The packages are not installed. Run: node build.mjs --install');
  }
}

/** What Apps Script's server understands: newer syntax is rewritten, and packages give what they have for browsers. */
const serverOptions = {
  target: 'es2020',
  platform: 'neutral',
  mainFields: ['browser', 'module', 'main'],
  conditions: ['browser'],
  minify: true,
};

/**
 * One script for Apps Script. It knows no modules and calls only functions it can see at the top level, so each export
 * of the entry gets one: the bundle itself stays inside `app`.
 */
async function buildServer(esbuild, entry) {
  const { text } = await bundle(esbuild, entry, { ...serverOptions, format: 'iife', globalName: 'app' });
  const { entryPoints } = await bundle(esbuild, entry, { ...serverOptions, format: 'esm' });
  if (entryPoints.length === 0) throw new BuildError(`${entry} exports nothing that Google Sheets could call.`);
  const functions = entryPoints.map((name) => `function ${name}(e) { return app.${name}.apply(this, arguments); }\n`);
  return { text: `/** @OnlyCurrentDoc */\n${text}${functions.join('')}`, entryPoints };
}

/** What only some executions need: Google parses Code.js every time, but an HTML file is text until somebody reads it. */
async function buildServerPart(esbuild, entry) {
  const { text } = await bundle(esbuild, entry, { ...serverOptions, format: 'iife', globalName: 'part' });
  return readableAsTemplate(text, entry);
}

/** The sample plan that the add-on offers: CSV text by tab, the very files that the workbench opens. */
function buildSample(_esbuild, folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  const plan = Object.fromEntries(files.map((name) => [name.slice(0, -4), readFileSync(join(folder, name), 'utf8')]));
  return readableAsTemplate(JSON.stringify(plan), folder);
}

/** The server reads HTML files as templates, in which these marks would be code. */
function readableAsTemplate(text, entry) {
  if (/<\?|\?>/.test(text))
    throw new BuildError(`${entry} holds <? or ?>, which HtmlService would take for a scriptlet.`);
  return { text };
}

/** The sidebar, which knows the version of its solver and in how many parts it comes. */
async function buildSidebar(esbuild, entry) {
  const { version, texts } = await packSolver(esbuild, solverEntry);
  return buildPage(esbuild, entry, { SOLVER_ASSET: JSON.stringify({ version, parts: texts.length }) });
}

/** Google's files are text, and its editor is slow with large ones: the solver comes in four. */
function solverParts() {
  return [0, 1, 2, 3];
}

let packedSolver;

/**
 * The solver as text: base64 of gzip of [length of the script, script, WebAssembly], each part under a line with the
 * version. The version is the content's, so that browsers keep what did not change.
 */
function packSolver(esbuild, entry) {
  packedSolver ??= pack();
  return packedSolver;

  async function pack() {
    const { text } = await bundle(esbuild, entry, {
      format: 'iife',
      target: 'es2020',
      platform: 'browser',
      minify: true,
      // HiGHS's own way to its WebAssembly is for node; here the page hands over the bytes.
      external: ['node:module'],
      logOverride: { 'empty-import-meta': 'silent' },
    });
    const script = Buffer.from(text);
    const header = Buffer.alloc(4);
    header.writeUInt32BE(script.length);
    const content = Buffer.concat([header, script, readFileSync('node_modules/highs/build/highs.wasm')]);
    const version = hash(content).slice(0, 16);
    const packed = gzipSync(content, { level: 9 }).toString('base64');
    const parts = solverParts();
    const size = Math.ceil(packed.length / parts.length);
    return { version, texts: parts.map((part) => `${version}\n${packed.slice(part * size, (part + 1) * size)}\n`) };
  }
}

/**
 * One HTML file with its scripts and styles inside, as Apps Script serves it. Google strips `//` inside template literals
 * and ends a script at `</script`, so neither may be left in the code.
 */
async function buildPage(esbuild, entry, define = {}) {
  const folder = dirname(entry);
  const scripts = new Map();
  const html = readFileSync(entry, 'utf8').replace(
    /<link rel="stylesheet" href="\.\/([^"]+)"\s*\/?>/g,
    (_tag, name) => {
      return `<style>\n${readFileSync(join(folder, name), 'utf8')}</style>`;
    },
  );
  const scriptTag = /<script (?:type="module" )?src="\.\/([^"]+)"><\/script>/g;
  for (const [, name] of html.matchAll(scriptTag)) {
    const { text } = await bundle(esbuild, `${folder}/${name}`, {
      format: 'iife',
      target: 'es2020',
      platform: 'browser',
      minify: true,
      supported: { 'template-literal': false },
      define,
    });
    // No template literal is left, so that a backtick stands in a string, where Google would still see a literal begin.
    const safe = text
      .replaceAll(/<\/script/gi, '<\\/script')
      .replaceAll('<!--', '\\x3c!--')
      .replaceAll('`', '\\x60');
    scripts.set(name, safe);
  }
  return { text: html.replace(scriptTag, (_tag, name) => `<script>\n${scripts.get(name)}</script>`) };
}

function buildNode(esbuild, entry) {
  return bundle(esbuild, entry, {
    format: 'esm',
    target: 'node20',
    platform: 'node',
    mainFields: ['module', 'main'],
    external: nodeExternals,
  });
}

/** A script or a style sheet for a page of the workbench, with all it imports. */
function buildBrowser(esbuild, entry) {
  return bundle(esbuild, entry, { format: 'iife', target: 'es2022', platform: 'browser', minify: true });
}

function copyText(_esbuild, entry) {
  return { text: readFileSync(entry, 'utf8') };
}

async function bundle(esbuild, entry, options) {
  const outfile = 'bundle.js';
  const built = await esbuild
    .build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      write: false,
      metafile: true,
      charset: 'utf8',
      logLevel: 'silent',
      ...options,
    })
    .catch(async (error) => {
      if (!Array.isArray(error.errors)) throw error;
      throw new BuildError((await esbuild.formatMessages(error.errors, { kind: 'error' })).join(''));
    });
  if (built.warnings.length > 0) {
    throw new BuildError((await esbuild.formatMessages(built.warnings, { kind: 'warning' })).join(''));
  }
  return { text: built.outputFiles[0].text, entryPoints: built.metafile.outputs[outfile].exports };
}

/** What is pushed is the whole folder: a file that is no longer built must not stay in it. */
function removeOthers(folder, built) {
  for (const name of readdirSync(folder)) {
    if (!built.some(({ file }) => file === `${folder}/${name}`)) rmSync(`${folder}/${name}`, { recursive: true });
  }
}

/** Readers see the old file or the new one, never half of it. */
function replaceFile(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  mkdirSync('.build', { recursive: true });
  const draft = `.build/${basename(file)}.${process.pid}.draft`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

// Knowing whether to build

function fingerprintOfInputs() {
  const lines = inputs.filter(existsSync).flatMap(filesUnder).sort().map(fingerprintOfFile);
  return hash(lines.join('\n'));
}

function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((item) => {
    const below = `${path}/${item.name}`;
    return item.isDirectory() ? filesUnder(below) : [below];
  });
}

function fingerprintOfFile(file) {
  const { size, mtimeMs } = statSync(file);
  return `${file} ${size} ${mtimeMs}`;
}

function isUpToDate(fingerprint) {
  if (!existsSync(reportFile)) return false;
  const report = JSON.parse(readFileSync(reportFile, 'utf8'));
  return (
    report.fingerprint === fingerprint &&
    report.artefacts.every(({ file, bytes, mtimeMs }) => {
      return existsSync(file) && fingerprintOfFile(file) === `${file} ${bytes} ${mtimeMs}`;
    })
  );
}

// Small things

function describeSizes(report) {
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
  return report.artefacts.map(({ file, bytes, gzipBytes, maxBytes }) => {
    const limit = maxBytes === null ? '' : `${bytes > maxBytes ? ', OVER' : ', of'} ${kB(maxBytes).trim()}`;
    return `${file.padEnd(24)}${kB(bytes)}, gzip${kB(gzipBytes)}${limit}`;
  });
}

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options });
  if (result.error) throw new BuildError(`${command} could not be started: ${result.error.message}`);
  if (result.status !== 0) {
    const output = `${result.stdout}${result.stderr}`.trim().split('\n').slice(-20).join('\n');
    throw new BuildError(`${[command, ...args].join(' ')} failed.\n${output}`);
  }
}

function hash(content) {
  return createHash('sha256').update(content).digest('hex');
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  say(error instanceof BuildError ? `Build: ${error.message}` : error.stack);
  process.exitCode = 1;
}
