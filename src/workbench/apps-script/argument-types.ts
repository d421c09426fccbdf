import type { ValidationRule } from '../workbook/cell';
import type { ConditionalRuleState } from '../workbook/sheet-state';
import type { BlobState } from './blob';
import type { HtmlOutputState } from './html-output';
import { type EnumValue, PlainRecord, ServiceObject } from './service-value';
import type { SheetHandle } from './spreadsheet/handles';
import type { RangeHandle } from './spreadsheet/range-handle';
import type { MenuState } from './ui-state';

/** What each argument type of a signature is in this program. */
export interface ArgumentTypes {
  readonly String: string;
  readonly 'String?': string | null;
  readonly Integer: number;
  readonly 'Integer?': number | null;
  readonly Number: number;
  /** A number that may also be infinite or not a number. */
  readonly Double: number;
  readonly 'Double[]': readonly number[];
  readonly 'Double[][]': readonly (readonly number[])[];
  readonly Boolean: boolean;
  readonly Date: Date;
  readonly Object: unknown;
  readonly 'Object[]': readonly unknown[];
  readonly 'Object[][]': readonly (readonly unknown[])[];
  readonly 'String[]': readonly string[];
  readonly 'String[][]': readonly (readonly string[])[];
  readonly 'String?[][]': readonly (readonly (string | null)[])[];
  readonly 'Number[]': readonly number[];
  readonly Record: Readonly<Record<string, unknown>>;
  readonly Range: RangeHandle;
  readonly 'Range[]': readonly RangeHandle[];
  readonly Sheet: SheetHandle;
  readonly 'DataValidation?': ValidationRule | null;
  readonly 'DataValidation?[][]': readonly (readonly (ValidationRule | null)[])[];
  readonly 'ConditionalFormatRule[]': readonly ConditionalRuleState[];
  readonly Blob: BlobState;
  readonly HtmlOutput: HtmlOutputState;
  readonly Menu: MenuState;
  readonly ProtectionType: EnumValue;
  readonly WrapStrategy: EnumValue;
  readonly BorderStyle: EnumValue;
  readonly DataValidationCriteria: EnumValue;
  readonly InterpolationType: EnumValue;
  readonly DigestAlgorithm: EnumValue;
  readonly Charset: EnumValue;
  readonly XFrameOptionsMode: EnumValue;
  readonly SandboxMode: EnumValue;
  readonly ButtonSet: EnumValue;
  readonly AuthMode: EnumValue;
  readonly VariableType: EnumValue;
  readonly 'VariableType[]': readonly EnumValue[];
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isDouble: Check = (value) => typeof value === 'number';
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const service =
  (name: string): Check =>
  (value) =>
    value instanceof ServiceObject && value.kind.name === name;
const member =
  (name: string): Check =>
  (value) =>
    isEnumValue(value) && value.enumName === name;

const CHECKS: { readonly [Type in keyof ArgumentTypes]: Check } = {
  String: isText,
  'String?': orNull(isText),
  Integer: isNumber,
  'Integer?': orNull(isNumber),
  Number: isNumber,
  Double: isDouble,
  'Double[]': listOf(isDouble),
  'Double[][]': listOf(listOf(isDouble)),
  Boolean: (value) => typeof value === 'boolean',
  Date: (value) => value instanceof Date,
  Object: () => true,
  'Object[]': (value) => Array.isArray(value),
  'Object[][]': (value) => Array.isArray(value) && value.every((row) => Array.isArray(row)),
  'String[]': listOf(isText),
  'String[][]': listOf(listOf(isText)),
  'String?[][]': listOf(listOf(orNull(isText))),
  'Number[]': listOf(isNumber),
  Record: (value) => value instanceof PlainRecord,
  Range: service('SpreadsheetApp.Range'),
  'Range[]': listOf(service('SpreadsheetApp.Range')),
  Sheet: service('SpreadsheetApp.Sheet'),
  'DataValidation?': orNull(service('SpreadsheetApp.DataValidation')),
  'DataValidation?[][]': listOf(listOf(orNull(service('SpreadsheetApp.DataValidation')))),
  'ConditionalFormatRule[]': listOf(service('SpreadsheetApp.ConditionalFormatRule')),
  Blob: service('Blob'),
  HtmlOutput: service('HtmlService.HtmlOutput'),
  Menu: service('Base.Menu'),
  ProtectionType: member('SpreadsheetApp.ProtectionType'),
  WrapStrategy: member('SpreadsheetApp.WrapStrategy'),
  BorderStyle: member('SpreadsheetApp.BorderStyle'),
  DataValidationCriteria: member('SpreadsheetApp.DataValidationCriteria'),
  InterpolationType: member('SpreadsheetApp.InterpolationType'),
  DigestAlgorithm: member('Utilities.DigestAlgorithm'),
  Charset: member('Utilities.Charset'),
  XFrameOptionsMode: member('HtmlService.XFrameOptionsMode'),
  SandboxMode: member('HtmlService.SandboxMode'),
  ButtonSet: member('Base.ButtonSet'),
  AuthMode: member('ScriptApp.AuthMode'),
  VariableType: member('LinearOptimizationService.VariableType'),
  'VariableType[]': listOf(member('LinearOptimizationService.VariableType')),
};

/** True when a value can be passed for a type. */
export function isArgument(type: keyof ArgumentTypes, value: unknown): boolean {
  return CHECKS[type](value);
}

/** The value a method works with: service objects become their state, whole numbers lose their fraction. */
export function readArgument(type: keyof ArgumentTypes, value: unknown): unknown {
  if (type === 'Integer' || type === 'Integer?') return typeof value === 'number' ? Math.trunc(value) : value;
  if (type === 'Object' || type === 'Object[]' || type === 'Object[][]') return value;
  if (value instanceof PlainRecord) return value.entries;
  if (value instanceof ServiceObject) return value.self;
  return Array.isArray(value) ? value.map((item) => readArgument(type, item)) : value;
}

/** The types of arguments in the words of Google's error message, for example `number,String,null`. */
export function describeArguments(args: readonly unknown[]): string {
  return args.map(describeArgument).join(',');
}

function describeArgument(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'Boolean';
  if (value instanceof Date) return 'Date';
  if (value instanceof ServiceObject) return value.kind.name;
  if (isEnumValue(value)) return value.enumName;
  if (Array.isArray(value)) return value.length === 0 ? 'Array' : `${describeElement(value[0])}[]`;
  return typeof value === 'function' ? 'Function' : '(class)';
}

function describeElement(value: unknown): string {
  return Array.isArray(value) ? `${describeElement(value[0])}[]` : describeArgument(value);
}

/** True for a member of a Google enum. */
export function isEnumValue(value: unknown): value is EnumValue {
  return typeof value === 'object' && value !== null && 'enumName' in value && 'ordinal' in value;
}
