import { printLpText } from '../../../src/core/model/lp-text';
import type { Model } from '../../../src/core/model/model';

const model: Model = {
  columns: [
    { name: 'INIT-1', lower: 0, upper: 1, integer: true },
    { name: '2nd', lower: 1, upper: 1, integer: true },
    { name: 'earned', lower: 0, upper: 1, integer: false },
    { name: 'short', lower: 0, upper: Infinity, integer: false },
    { name: 'count', lower: 0, upper: 9, integer: true },
  ],
  rows: [
    { name: 'cap uk', lower: -Infinity, upper: 40.5, terms: { columns: [0, 1], coefficients: [12.5, 1] } },
    { name: 'same', lower: 0, upper: 0, terms: { columns: [0, 1], coefficients: [1, -1] } },
    { name: 'band', lower: 1, upper: 2, terms: { columns: [2, 3], coefficients: [-1, 1e-7] } },
  ],
  objective: { sense: 'maximize', terms: { columns: [0, 2], coefficients: [-0.004, 3] }, constant: 7 },
};

test('a model prints as LP text, row by row', () => {
  expect(printLpText(model)).toBe(
    [
      'Maximize',
      ' objective: - 0.004 INIT_1 + 3 earned + 7',
      'Subject To',
      ' cap_uk: 12.5 INIT_1 + _2nd <= 40.5',
      ' same: INIT_1 - _2nd = 0',
      ' band.min: - earned + 1e-7 short >= 1',
      ' band.max: - earned + 1e-7 short <= 2',
      'Bounds',
      ' _2nd = 1',
      ' 0 <= earned <= 1',
      ' 0 <= count <= 9',
      'Binaries',
      ' INIT_1',
      'Generals',
      ' _2nd count',
      'End',
      '',
    ].join('\n'),
  );
});
