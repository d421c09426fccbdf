import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tables } from '../../src/core/app/schema/index';
import { schemaComments } from '../../src/core/app/schema/schema-comments';
import { ruleKinds } from '../../src/core/constraints/index';
import { storedSetSchema } from '../../src/core/domain/stored-set';
import { objectiveKinds } from '../../src/core/objectives/index';
import { tabs } from '../../src/core/tabs/index';
import { printJson, printShape } from '../../src/workbench/docs/json-shape';
import { listed, table } from '../../src/workbench/docs/markdown';
import { messageCauses } from '../../src/workbench/docs/message-causes';
import { stalePages, writePages } from '../../src/workbench/docs/page-files';
import { pages, renderPage } from '../../src/workbench/docs/pages';

const textOf = (file: string): string => {
  const page = pages.find((other) => other.file === file);
  return page === undefined ? '' : renderPage(page);
};

describe('the pages name everything that is declared', () => {
  test.each([
    [
      'tabs.md',
      tabs.flatMap((tab) => [`## ${tab.name}`, ...Object.keys(tab.columns).map((header) => `\`${header}\``)]),
    ],
    ['rules.md', ruleKinds.flatMap((kind) => [`## ${kind.kind}`, kind.label, kind.help])],
    ['objectives.md', Object.values(objectiveKinds).flatMap((kind) => [`\`${kind.mode}\``, kind.help])],
    ['messages.md', Object.entries(messageCauses).flatMap(([code, cause]) => [`\`${code}\``, cause])],
    [
      'schema.md',
      tables.flatMap(({ name, columns }) => [`## ${name}`, ...Object.keys(columns).map((column) => `\`${column}\``)]),
    ],
    ['stored-json.md', Object.keys(storedSetSchema.shape).map((column) => `## ${column}`)],
  ])('%s', (file, words) => {
    const text = textOf(file);
    expect(words.length).toBeGreaterThan(3);
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });
});

describe.each(pages.map((page) => [page.file, page] as const))('%s', (_, page) => {
  const text = renderPage(page);

  test('starts with its title, where it comes from, and the command that writes it', () => {
    expect(text.split('\n').slice(0, 3).join('\n')).toBe(
      `# ${page.title}\n\n_Generated from [\`${page.source}\`](../${page.source}) by \`npm run docs\`; edits by hand are overwritten._`,
    );
  });

  test('has tables whose rows all have as many cells as their header', () => {
    const tables = text
      .trim()
      .split('\n\n')
      .filter((part) => part.startsWith('|'));
    expect(tables.length).toBeGreaterThan(0);
    for (const rows of tables) {
      const widths = rows.split('\n').map((row) => row.split(/(?<!\\)\|/u).length);
      expect(new Set(widths).size).toBe(1);
    }
  });

  test('links only to pages and headings that exist', () => {
    const anchors = [...text.matchAll(/^#+ (.*)$/gmu)].map(([, heading = '']) =>
      heading.toLowerCase().replace(/ /gu, '-'),
    );
    const links = [...text.matchAll(/\]\((#?[^)]+)\)/gu)].map(([, target = '']) => target);
    const files = [...pages.map(({ file }) => file), `../${page.source}`];
    expect(links.filter((link) => !files.includes(link) && !anchors.includes(link.slice(1)))).toEqual([]);
  });

  test('has no gap where a word should be', () => {
    expect(text).not.toMatch(/undefined|NaN|\[object|\| null/u);
    expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
  });
});

test('the sentence of an example is the one the product says', () => {
  expect(textOf('rules.md')).toContain('| `country` | `UK` | `250` | UK gets at least 250 tokens. |');
  expect(textOf('rules.md')).toContain('| `department` | `Tech` | `20%` | Tech gets at least 200 tokens. |');
});

test('the stored form of an example is the one the product stores', () => {
  expect(textOf('stored-json.md')).toContain('"country": { "UK": { "min_tokens": 250 } }');
  expect(textOf('stored-json.md')).toContain('min_count?: number; // whole, 0 or more');
});

describe('files', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pages-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('all are stale in an empty folder, and none once written', () => {
    expect(stalePages(folder)).toEqual(pages.map(({ file }) => file));
    expect(writePages(folder)).toHaveLength(pages.length);
    expect(readdirSync(folder).sort()).toEqual(pages.map(({ file }) => file).sort());
    expect(stalePages(folder)).toEqual([]);
  });

  test('one that was edited by hand is named, and alone written again', () => {
    writePages(folder);
    const file = join(folder, 'rules.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('250', '251'));
    expect(stalePages(folder)).toEqual(['rules.md']);
    expect(writePages(folder)).toEqual(['rules.md']);
    expect(stalePages(folder)).toEqual([]);
  });

  test('one with the line ends of another system is not stale', () => {
    writePages(folder);
    const file = join(folder, 'rules.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\n/gu, '\r\n'));
    expect(stalePages(folder)).toEqual([]);
  });
});

test('a cell of a table may hold pipes and line breaks', () => {
  expect(table(['a', 'b'], [['x|y', 'first\n  second']])).toBe('| a | b |\n|---|---|\n| x\\|y | first second |');
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is listed as "%s"', (words, shown) => {
  expect(listed(words)).toBe(shown);
});

test('a shape that the page has no words for is refused', () => {
  expect(() => printShape({ type: 'null' }, [])).toThrow('cannot print the shape {"type":"null"}');
});

test('JSON stands on one line as long as it fits', () => {
  const long = 'x'.repeat(85);
  expect(printJson({ a: [1, 2], b: {} })).toBe('{ "a": [1, 2], "b": {} }');
  expect(printJson([{ key: long }, 'short'])).toBe(`[\n  { "key": "${long}" },\n  "short"\n]`);
});

test('what the tables of a database are for is said of tables and columns that are there', () => {
  expect(Object.keys(schemaComments)).toEqual(tables.map(({ name }) => name));
  for (const { name, columns } of tables) {
    expect(Object.keys(columns)).toEqual(expect.arrayContaining(Object.keys(schemaComments[name]?.columns ?? {})));
  }
});
