import { posix } from 'node:path';
import { importsOf, readSourceFiles, type SourceFile } from './source-files';

const order =
  'kernel columns domain model constraints objectives tabs scoring problem check explain portfolio app'.split(' ');
const files = readSourceFiles('src/core');

test('inside core, imports run one way', () => {
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap(wrongImports)).toEqual([]);
});

test('an import against the order is noticed', () => {
  const planted = { path: 'src/core/kernel/period.ts', text: "import type { Model } from '../model/model';" };
  expect(wrongImports(planted)).toEqual(['src/core/kernel/period.ts imports src/core/model/model']);
});

test('a folder of core that has no place in the order is noticed', () => {
  const planted = { path: 'src/core/misc/odd.ts', text: "import { fold } from '../kernel/fold';" };
  expect(wrongImports(planted)).toEqual(['src/core/misc/odd.ts imports src/core/kernel/fold']);
});

function wrongImports({ path, text }: SourceFile): string[] {
  const targets = importsOf(text)
    .filter((target) => target.startsWith('.'))
    .map((target) => posix.join(posix.dirname(path), target));
  return targets.filter((target) => !isAllowed(path, target)).map((target) => `${path} imports ${target}`);
}

function isAllowed(from: string, to: string): boolean {
  return placeOf(to) >= 0 && placeOf(to) <= placeOf(from);
}

function placeOf(path: string): number {
  return order.indexOf(path.split('/')[2] ?? '');
}
