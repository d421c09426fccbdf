import type { ValidationRule } from '../../workbook/cell';
import type { CellArea } from '../../workbook/sheet-state';
import { GoogleError } from '../google-error';
import { anyOf, ITSELF, methodsOn } from '../service-object';
import { type ServiceKind, ServiceObject, serviceKind } from '../service-value';
import { DATA_VALIDATION_CRITERIA } from './enums';
import type { Book } from './handles';
import { areaOf, type RangeHandle, rangeOfArea } from './range-handle';

/** A rule while it is being built. */
interface Builder {
  criteria: string | undefined;
  args: readonly unknown[];
  allowInvalid: boolean;
  helpText: string | null;
}

const read = methodsOn<ValidationRule>('handles');
const build = methodsOn<Builder>('handles');

/** A finished rule. */
export const dataValidationKind: ServiceKind<ValidationRule> = serviceKind<ValidationRule>(
  'SpreadsheetApp.DataValidation',
  {
    getCriteriaType: read([], (rule) => DATA_VALIDATION_CRITERIA.values[rule.criteria]),
    getCriteriaValues: read([], (rule) => rule.args.map((value) => criteriaValue(value))),
    getAllowInvalid: read([], (rule) => rule.allowInvalid),
    getHelpText: read([], (rule) => rule.helpText),
    copy: read([], (rule) => new ServiceObject(builderKind, { ...rule })),
  },
);

const builderKind: ServiceKind<Builder> = serviceKind<Builder>('SpreadsheetApp.DataValidationBuilder', {
  requireValueInList: anyOf<Builder>(
    build(['Object[]'], (rule, values) => set(rule, 'VALUE_IN_LIST', [values.map(String), true])),
    build(['Object[]', 'Boolean'], (rule, values, dropdown) =>
      set(rule, 'VALUE_IN_LIST', [values.map(String), dropdown]),
    ),
  ),
  requireValueInRange: anyOf<Builder>(
    build(['Range'], (rule, range) => set(rule, 'VALUE_IN_RANGE', [rangeArgument(range), true])),
    build(['Range', 'Boolean'], (rule, range, dropdown) =>
      set(rule, 'VALUE_IN_RANGE', [rangeArgument(range), dropdown]),
    ),
  ),
  requireCheckbox: anyOf<Builder>(
    build([], (rule) => set(rule, 'CHECKBOX', [])),
    build(['Object'], (rule, checked) => set(rule, 'CHECKBOX', [checked])),
    build(['Object', 'Object'], (rule, checked, unchecked) => set(rule, 'CHECKBOX', [checked, unchecked])),
  ),
  requireNumberBetween: build(['Number', 'Number'], (rule, low, high) => set(rule, 'NUMBER_BETWEEN', [low, high])),
  requireNumberGreaterThan: build(['Number'], (rule, value) => set(rule, 'NUMBER_GREATER_THAN', [value])),
  requireNumberGreaterThanOrEqualTo: build(['Number'], (rule, value) =>
    set(rule, 'NUMBER_GREATER_THAN_OR_EQUAL_TO', [value]),
  ),
  requireNumberLessThan: build(['Number'], (rule, value) => set(rule, 'NUMBER_LESS_THAN', [value])),
  requireNumberLessThanOrEqualTo: build(['Number'], (rule, value) =>
    set(rule, 'NUMBER_LESS_THAN_OR_EQUAL_TO', [value]),
  ),
  requireDate: build([], (rule) => set(rule, 'DATE_IS_VALID_DATE', [])),
  requireFormulaSatisfied: build(['String'], (rule, formula) => set(rule, 'CUSTOM_FORMULA', [formula])),
  requireTextContains: build(['String'], (rule, text) => set(rule, 'TEXT_CONTAINS', [text])),
  requireTextEqualTo: build(['String'], (rule, text) => set(rule, 'TEXT_EQUAL_TO', [text])),
  withCriteria: build(['DataValidationCriteria', 'Object[]'], (rule, criteria, args) =>
    set(rule, criteria.value, args),
  ),
  setAllowInvalid: build(['Boolean'], (rule, allow) => {
    rule.allowInvalid = allow;
    return ITSELF;
  }),
  setHelpText: build(['String?'], (rule, text) => {
    rule.helpText = text;
    return ITSELF;
  }),
  getCriteriaType: build([], (rule) =>
    rule.criteria === undefined ? null : DATA_VALIDATION_CRITERIA.values[rule.criteria],
  ),
  getAllowInvalid: build([], (rule) => rule.allowInvalid),
  getHelpText: build([], (rule) => rule.helpText),
  build: build([], ({ criteria, args, allowInvalid, helpText }) => {
    if (criteria === undefined) throw new GoogleError('Cannot build data validation rule without a criteria.');
    return new ServiceObject(dataValidationKind, { criteria, args, allowInvalid, helpText });
  }),
});

/** A new rule, allowing nothing yet; like Google's it warns instead of rejecting until told otherwise. */
export function newDataValidation(): ServiceObject<Builder> {
  return new ServiceObject<Builder>(builderKind, { criteria: undefined, args: [], allowInvalid: true, helpText: null });
}

function set(rule: Builder, criteria: string, args: readonly unknown[]): typeof ITSELF {
  rule.criteria = criteria;
  rule.args = args;
  return ITSELF;
}

/** A stored rectangle that still knows its book, so that it can be handed back as a range. */
interface RangeArgument extends CellArea {
  readonly book: Book;
}

function rangeArgument(range: RangeHandle): RangeArgument {
  return { ...areaOf(range), book: range.book };
}

function criteriaValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('sheetId' in value)) return value;
  const area = value as RangeArgument;
  return area.book.wrap.range(rangeOfArea(area.book, area));
}
