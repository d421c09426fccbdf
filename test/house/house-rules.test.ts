import { readSourceFiles, type SourceFile } from './source-files';

interface HouseRule {
  readonly rule: string;
  readonly folders: readonly string[];
  /** A file that breaks the rule: proof that it can be broken. */
  readonly planted: SourceFile;
  isBrokenBy(file: SourceFile): boolean;
}

/** Services of Google carry the word in their own name. */
const namesOfGoogle = [
  'cache-service',
  'html-service',
  'linear-optimization-service',
  'lock-service',
  'properties-service',
];

const houseRules: readonly HouseRule[] = [
  {
    rule: 'no file is longer than 300 lines',
    folders: ['src', 'test', 'bench'],
    planted: { path: 'src/core/kernel/long.ts', text: 'line\n'.repeat(301) },
    isBrokenBy: ({ text }) => text.trimEnd().split('\n').length > 300,
  },
  {
    rule: 'a file is named for the one thing it holds, never utils, helpers, types, manager or service',
    folders: ['src', 'test', 'bench'],
    planted: { path: 'src/core/kernel/date-utils.ts', text: '' },
    isBrokenBy: ({ path }) => {
      const names = path.replace(/\.[cm]?[jt]sx?$/, '').split('/');
      return names.some((name) => {
        return /^(types|(.+-)?(utils?|helpers?|managers?|services?))$/.test(name) && !namesOfGoogle.includes(name);
      });
    },
  },
  {
    rule: 'nothing is typed any',
    folders: ['src', 'test', 'bench'],
    planted: { path: 'src/core/kernel/loose.ts', text: `export const value = JSON.parse(text) as a${'ny'};` },
    isBrokenBy: ({ text }) => /(:|\bas|<|\||,)\s*any\s*([;,)=>|[\]{}]|$)/m.test(withoutComments(text)),
  },
  {
    rule: 'nothing is left for later',
    folders: ['src', 'test', 'bench'],
    planted: { path: 'src/core/kernel/open.ts', text: `// ${'TO'}${'DO'}: round` },
    isBrokenBy: ({ text }) => /\b(TO[D]O|FIX[M]E)\b/.test(text),
  },
  {
    rule: 'every test runs',
    folders: ['test'],
    planted: { path: 'test/core/some.test.ts', text: `test${'.skip'}('adds up', () => {});` },
    isBrokenBy: ({ text }) => {
      return /\b(test|it|describe)(\.each)?\.(only|skip|todo|failing)\b|\b[xf](it|test|describe)\(/.test(text);
    },
  },
  {
    rule: 'core asks neither the clock nor chance',
    folders: ['src/core'],
    planted: { path: 'src/core/app/stamp.ts', text: 'export const now = new Date();' },
    isBrokenBy: ({ text }) =>
      /\bDate\.now\b|\bnew Date\(\)|(?<!new )\bDate\(\)|\bMath\.random\b/.test(withoutComments(text)),
  },
];

describe.each(houseRules)('$rule', ({ folders, planted, isBrokenBy }) => {
  const files = readSourceFiles(...folders);

  test('holds in every file', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter(isBrokenBy).map(({ path }) => path)).toEqual([]);
  });

  test('is noticed when broken', () => {
    expect(isBrokenBy(planted)).toBe(true);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
