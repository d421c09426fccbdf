import { type Paste, pastedInto, readCopiedCells } from '../../../src/workbench/page/grid/pasted-cells';

test.each([
  ['007', [['007']]],
  [
    '007\t1/2\n\tTRUE\n',
    [
      ['007', '1/2'],
      ['', 'TRUE'],
    ],
  ],
  [
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['"two\nlines"\t"says ""hi"""', [['two\nlines', 'says "hi"']]],
  ['"quoted" word\t"', [['"quoted" word', '"']]],
  ['<b>x</b>\t=1+1', [['<b>x</b>', '=1+1']]],
])('%j is read as the cells it was copied from', (text, cells) => {
  expect(readCopiedCells(text)).toEqual(cells);
});

test('text with lines of different length was not copied from cells', () => {
  expect(readCopiedCells('a\tb\nc')).toBeUndefined();
});

describe('a paste', () => {
  const paste: Paste = {
    sheet: '1',
    selected: [5, 2, 1, 1],
    texts: [
      ['007', 'x'],
      ['008', 'y'],
    ],
  };

  test('fills as many cells as were copied, from the first selected one', () => {
    const at = pastedInto(paste, [5, 2, 2, 2]);
    expect([at?.(5, 2), at?.(5, 3), at?.(6, 2), at?.(6, 3)]).toEqual(['007', 'x', '008', 'y']);
  });

  test('is repeated over a selection that it fits into several times', () => {
    const at = pastedInto({ ...paste, selected: [5, 2, 4, 2] }, [5, 2, 4, 2]);
    expect([at?.(7, 2), at?.(8, 3)]).toEqual(['007', 'y']);
  });

  test('that is written in parts is told for each part', () => {
    expect(pastedInto(paste, [6, 2, 1, 2])?.(6, 2)).toBe('008');
  });

  test('of another shape or place is left to the grid', () => {
    expect(pastedInto(paste, [5, 2, 3, 2])).toBeUndefined();
    expect(pastedInto(paste, [5, 2, 2, 3])).toBeUndefined();
    expect(pastedInto(paste, [4, 2, 2, 2])).toBeUndefined();
  });
});
