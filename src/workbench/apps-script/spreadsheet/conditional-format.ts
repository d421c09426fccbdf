import type { ConditionalRuleState } from '../../workbook/sheet-state';
import { GoogleError } from '../google-error';
import { ITSELF, methodsOn } from '../service-object';
import { type ServiceKind, ServiceObject, serviceKind } from '../service-value';
import { BOOLEAN_CRITERIA } from './enums';
import type { Book } from './handles';
import { areaOf, rangeOfArea } from './range-handle';

type Draft = { -readonly [Member in keyof ConditionalRuleState]: ConditionalRuleState[Member] } & {
  readonly book: Book;
};

const read = methodsOn<Draft>('handles');
const build = methodsOn<Draft>('handles');

/** A finished rule of a conditional format. */
export const conditionalRuleKind: ServiceKind<Draft> = serviceKind<Draft>('SpreadsheetApp.ConditionalFormatRule', {
  getRanges: read([], (rule) => rule.areas.map((area) => rule.book.wrap.range(rangeOfArea(rule.book, area)))),
  getBooleanCondition: read([], (rule) =>
    rule.gradient === null ? new ServiceObject(booleanConditionKind, rule) : null,
  ),
  copy: read([], (rule) => new ServiceObject(builderKind, { ...rule })),
});

const booleanConditionKind: ServiceKind<Draft> = serviceKind<Draft>('SpreadsheetApp.BooleanCondition', {
  getCriteriaType: read([], (rule) => BOOLEAN_CRITERIA.values[rule.criteria]),
  getCriteriaValues: read([], (rule) => [...rule.args]),
  getBackground: read([], (rule) => rule.background),
  getFontColor: read([], (rule) => rule.fontColor),
  getBold: read([], (rule) => rule.bold),
  getItalic: read([], (rule) => rule.italic),
  getStrikethrough: read([], (rule) => rule.strikethrough),
  getUnderline: read([], (rule) => rule.underline),
});

const text = (criteria: string) => build(['String'], (rule, value) => condition(rule, criteria, [value]));
const number = (criteria: string) => build(['Number'], (rule, value) => condition(rule, criteria, [value]));

const builderKind: ServiceKind<Draft> = serviceKind<Draft>('SpreadsheetApp.ConditionalFormatRuleBuilder', {
  setRanges: build(['Range[]'], (rule, ranges) => {
    rule.areas = ranges.map(areaOf);
    return ITSELF;
  }),
  whenTextEqualTo: text('TEXT_EQUAL_TO'),
  whenTextContains: text('TEXT_CONTAINS'),
  whenTextDoesNotContain: text('TEXT_DOES_NOT_CONTAIN'),
  whenTextStartsWith: text('TEXT_STARTS_WITH'),
  whenTextEndsWith: text('TEXT_ENDS_WITH'),
  whenFormulaSatisfied: text('CUSTOM_FORMULA'),
  whenCellEmpty: build([], (rule) => condition(rule, 'CELL_EMPTY', [])),
  whenCellNotEmpty: build([], (rule) => condition(rule, 'CELL_NOT_EMPTY', [])),
  whenNumberEqualTo: number('NUMBER_EQUAL_TO'),
  whenNumberNotEqualTo: number('NUMBER_NOT_EQUAL_TO'),
  whenNumberGreaterThan: number('NUMBER_GREATER_THAN'),
  whenNumberGreaterThanOrEqualTo: number('NUMBER_GREATER_THAN_OR_EQUAL_TO'),
  whenNumberLessThan: number('NUMBER_LESS_THAN'),
  whenNumberLessThanOrEqualTo: number('NUMBER_LESS_THAN_OR_EQUAL_TO'),
  whenNumberBetween: build(['Number', 'Number'], (rule, low, high) => condition(rule, 'NUMBER_BETWEEN', [low, high])),
  setBackground: build(['String?'], (rule, color) => {
    rule.background = color;
    return ITSELF;
  }),
  setFontColor: build(['String?'], (rule, color) => {
    rule.fontColor = color;
    return ITSELF;
  }),
  setBold: build(['Boolean'], (rule, on) => {
    rule.bold = on;
    return ITSELF;
  }),
  setItalic: build(['Boolean'], (rule, on) => {
    rule.italic = on;
    return ITSELF;
  }),
  setStrikethrough: build(['Boolean'], (rule, on) => {
    rule.strikethrough = on;
    return ITSELF;
  }),
  setUnderline: build(['Boolean'], (rule, on) => {
    rule.underline = on;
    return ITSELF;
  }),
  setGradientMinpoint: build(['String'], (rule, color) => point(rule, color, 'MIN', '')),
  setGradientMaxpoint: build(['String'], (rule, color) => point(rule, color, 'MAX', '')),
  setGradientMidpointWithValue: build(['String', 'InterpolationType', 'String'], (rule, color, type, value) =>
    point(rule, color, type.value, value),
  ),
  getRanges: read([], (rule) => rule.areas.map((area) => rule.book.wrap.range(rangeOfArea(rule.book, area)))),
  build: build([], (rule) => {
    if (rule.areas.length === 0) throw new GoogleError('No ranges were set on the conditional format rule.');
    if (rule.criteria === '' && rule.gradient === null) {
      throw new GoogleError('No condition was set on the conditional format rule.');
    }
    return new ServiceObject(conditionalRuleKind, { ...rule });
  }),
});

/** A new rule without ranges, condition or looks. */
export function newConditionalFormatRule(book: Book): ServiceObject<Draft> {
  return new ServiceObject<Draft>(builderKind, {
    book,
    areas: [],
    criteria: '',
    args: [],
    background: null,
    fontColor: null,
    bold: null,
    italic: null,
    strikethrough: null,
    underline: null,
    gradient: null,
  });
}

/** A stored rule as a script sees it. */
export function conditionalRuleObject(book: Book, rule: ConditionalRuleState): ServiceObject<Draft> {
  return new ServiceObject(conditionalRuleKind, { ...rule, book });
}

function condition(rule: Draft, criteria: string, args: readonly unknown[]): typeof ITSELF {
  rule.criteria = criteria;
  rule.args = args;
  return ITSELF;
}

function point(rule: Draft, color: string, type: string, value: string): typeof ITSELF {
  rule.gradient = [...(rule.gradient ?? []), { color, type, value }];
  return ITSELF;
}
