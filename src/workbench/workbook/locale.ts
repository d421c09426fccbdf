/** How one spreadsheet locale writes numbers and dates. */
export interface LocaleRules {
  readonly decimal: '.' | ',';
  readonly group: ',' | '.';
  readonly currency: string;
  /** Format a typed amount of money gets, without and with decimals. */
  readonly currencyFormats: readonly [string, string];
  readonly dateOrder: 'month-first' | 'day-first';
  /** Separators a typed date may use in the local order. */
  readonly dateSeparators: string;
  /** Format a Date gets when the cell has none of its own. */
  readonly dateFormat: string;
  readonly dateTimeFormat: string;
  /** Format of a typed day and month without a year. */
  readonly dayMonthFormat: string;
  readonly trueWords: readonly string[];
  readonly falseWords: readonly string[];
  /** Separator between the arguments of a formula, as the locale's formula bar shows it. */
  readonly argument: ',' | ';';
}

const LOCALES: Readonly<Record<string, LocaleRules>> = {
  en_US: {
    decimal: '.',
    group: ',',
    currency: '$',
    currencyFormats: ['"$"#,##0', '"$"#,##0.00'],
    dateOrder: 'month-first',
    dateSeparators: '/-',
    dateFormat: 'M/d/yyyy',
    dateTimeFormat: 'M/d/yyyy H:mm:ss',
    dayMonthFormat: 'M/d',
    trueWords: ['TRUE'],
    falseWords: ['FALSE'],
    argument: ',',
  },
  en_GB: {
    decimal: '.',
    group: ',',
    currency: '£',
    currencyFormats: ['"£"#,##0', '"£"#,##0.00'],
    dateOrder: 'day-first',
    dateSeparators: '/-.',
    dateFormat: 'dd/MM/yyyy',
    dateTimeFormat: 'dd/MM/yyyy HH:mm:ss',
    dayMonthFormat: 'dd/MM',
    trueWords: ['TRUE'],
    falseWords: ['FALSE'],
    argument: ',',
  },
  de_DE: {
    decimal: ',',
    group: '.',
    currency: '€',
    currencyFormats: ['#,##0 "€"', '#,##0.00 "€"'],
    dateOrder: 'day-first',
    dateSeparators: './-',
    dateFormat: 'dd.MM.yyyy',
    dateTimeFormat: 'dd.MM.yyyy HH:mm:ss',
    dayMonthFormat: 'dd.MM',
    trueWords: ['WAHR', 'TRUE'],
    falseWords: ['FALSCH', 'FALSE'],
    argument: ';',
  },
};

/** The locales whose typing rules are known here. */
export const EMULATED_LOCALES: readonly string[] = Object.keys(LOCALES);

/** Rules of a locale; an unknown one is refused, because guessing would read dates wrongly. */
export function localeRules(locale: string): LocaleRules {
  const rules = LOCALES[locale];
  if (rules === undefined) {
    throw new Error(`The locale ${locale} is not emulated. Use one of ${EMULATED_LOCALES.join(', ')}.`);
  }
  return rules;
}
