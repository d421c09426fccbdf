import { parseTypedText } from '../../src/workbench/files/typed-text';
import { localeRules } from '../../src/workbench/workbook/locale';
import { serialOf } from '../../src/workbench/workbook/serial-date';

const typed = (text: string, locale = 'en_US') => parseTypedText(text, localeRules(locale), 2026);

describe('text typed into a cell', () => {
  test.each([
    ['5', { value: 5 }],
    ['007', { value: 7 }],
    ['-5', { value: -5 }],
    ['+5', { value: 5 }],
    ['.5', { value: 0.5 }],
    ['5.', { value: 5 }],
    [' 5 ', { value: 5 }],
    ['(5)', { value: -5 }],
    ['20%', { value: 0.2, numberFormat: '0%' }],
    ['20.5%', { value: 0.205, numberFormat: '0.00%' }],
    ['7%', { value: 0.07, numberFormat: '0%' }],
    ['0%', { value: 0, numberFormat: '0%' }],
    ['1,200', { value: 1200, numberFormat: '#,##0' }],
    ['1,200.50', { value: 1200.5, numberFormat: '#,##0.00' }],
    ['$5', { value: 5, numberFormat: '"$"#,##0' }],
    ['$1,200.50', { value: 1200.5, numberFormat: '"$"#,##0.00' }],
    ['-$5', { value: -5, numberFormat: '"$"#,##0' }],
    ['€5', { value: 5, numberFormat: '[$€]#,##0' }],
    ['1e3', { value: 1000, numberFormat: '0.00E+00' }],
    ['TRUE', { value: true }],
    ['false', { value: false }],
    ['#REF!', { value: { error: '#REF!' } }],
    ['#N/A', { value: { error: '#N/A' } }],
    ['2026-05-15', { value: serialOf(2026, 5, 15), numberFormat: 'yyyy-mm-dd' }],
    ['2026-03', { value: serialOf(2026, 3, 1), numberFormat: 'yyyy-mm' }],
    ['1/2', { value: serialOf(2026, 1, 2), numberFormat: 'M/d' }],
    ['1/2/2025', { value: serialOf(2025, 1, 2), numberFormat: 'M/d/yyyy' }],
    ['1/2/25', { value: serialOf(2025, 1, 2), numberFormat: 'M/d/yyyy' }],
    ['May 15, 2026', { value: serialOf(2026, 5, 15), numberFormat: 'mmm d, yyyy' }],
    ['15 May 2026', { value: serialOf(2026, 5, 15), numberFormat: 'd-mmm-yyyy' }],
    ['12:30', { value: 0.520833333333333, numberFormat: 'H:mm' }],
    ['2026-05-15 12:00', { value: serialOf(2026, 5, 15) + 0.5, numberFormat: 'yyyy-mm-dd H:mm' }],
    ['=A1+1', { value: '', formula: '=A1+1' }],
    ['+A1', { value: '', formula: '=+A1' }],
    ['- item', { value: '', formula: '=- item' }],
  ])('%s becomes what Sheets makes of it', (text, expected) => {
    const cell = typed(text);
    expect(cell).toEqual(typeof expected.value === 'number' ? { ...expected, value: cell.value } : expected);
    if (typeof expected.value === 'number') expect(cell.value).toBeCloseTo(expected.value, 12);
  });

  test.each([
    'INIT-000012',
    '2026-Q1',
    '2026-H1',
    '2026-W07',
    '2026-M3',
    'Q1 2026',
    'May',
    'maybe',
    '1,2',
    '12,34',
    '1.2.3',
    '13/13/2026',
    '2026-13',
    '2026-02-30',
    '25:00',
    '#hashtag',
    '#',
    '=',
    '-',
    '+',
    '.',
    '%',
    '$',
    '5 tokens',
    '1,200 tokens',
    '20 percent',
    ' ',
    'UK: 400, DE: 300',
    '{"net_revenue": 0.4}',
    '2026-05-15T10:00:00Z',
    'truely',
    '1_000',
  ])('%s stays text', (text) => {
    expect(typed(text)).toEqual({ value: text });
  });

  test('an apostrophe makes text of anything and is not part of it', () => {
    expect([typed("'007").value, typed("'=A1").value, typed("''x").value]).toEqual(['007', '=A1', "'x"]);
  });

  test.each([
    ['en_GB', '1/2', serialOf(2026, 2, 1)],
    ['en_GB', '31/12/2026', serialOf(2026, 12, 31)],
    ['de_DE', '1.2.2026', serialOf(2026, 2, 1)],
    ['de_DE', '31.12.', serialOf(2026, 12, 31)],
    ['de_DE', '1,5', 1.5],
    ['de_DE', '1.200', 1200],
    ['de_DE', '1.200,50', 1200.5],
    ['de_DE', '20,5%', 0.205],
    ['de_DE', '5 €', 5],
    ['de_DE', 'WAHR', true],
    ['de_DE', '2026-05-15', serialOf(2026, 5, 15)],
  ])('in %s %s is read the local way', (locale, text, expected) => {
    expect(typed(text, locale).value).toBe(expected);
  });

  test('a comma in Germany and a point in America are not the other one', () => {
    expect([typed('1.5', 'de_DE').value, typed('1,5').value, typed('31/12/2026').value]).toEqual([
      '1.5',
      '1,5',
      '31/12/2026',
    ]);
  });

  test('a locale nobody described is refused', () => {
    expect(() => localeRules('fr_FR')).toThrow('The locale fr_FR is not emulated. Use one of en_US, en_GB, de_DE.');
  });
});
