import { type Cell, type CellStyle, DEFAULT_STYLE, type ValidationRule } from '../../workbook/cell';
import { markChanged } from '../../workbook/workbook-state';
import { anyOf, ITSELF, methodsOn } from '../service-object';
import { ServiceObject } from '../service-value';
import { dataValidationKind } from './data-validation';
import { WRAP_STRATEGY } from './enums';
import { changeGrid, changeTouched, type RangeHandle, readFirst, readGrid, requireSameSize } from './range-handle';
import { clearContent } from './range-values';

const call = methodsOn<RangeHandle>('sheets');

type TextStyle =
  | 'background'
  | 'fontColor'
  | 'fontWeight'
  | 'fontStyle'
  | 'fontFamily'
  | 'horizontalAlignment'
  | 'verticalAlignment';

const DEFAULTS: Readonly<Record<TextStyle, string>> = {
  background: '#ffffff',
  fontColor: '#000000',
  fontWeight: 'normal',
  fontStyle: 'normal',
  fontFamily: 'Arial',
  horizontalAlignment: 'general',
  verticalAlignment: 'bottom',
};

/** Reading and writing notes, looks and rules of cells. */
export const rangeLookMethods = {
  ...styleMethods('background', 'Background', 'Backgrounds'),
  ...styleMethods('fontColor', 'FontColor', 'FontColors'),
  ...styleMethods('fontWeight', 'FontWeight', 'FontWeights'),
  ...styleMethods('fontStyle', 'FontStyle', 'FontStyles'),
  ...styleMethods('fontFamily', 'FontFamily', 'FontFamilies'),
  ...styleMethods('horizontalAlignment', 'HorizontalAlignment', 'HorizontalAlignments'),
  ...styleMethods('verticalAlignment', 'VerticalAlignment', 'VerticalAlignments'),
  setBackgroundRGB: call(['Integer', 'Integer', 'Integer'], (range, red, green, blue) => {
    const color = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    changeGrid(range, (cell) => setStyle(cell, { background: color }));
    return ITSELF;
  }),
  getFontSize: call([], (range) => readFirst(range, (cell) => cell?.style.fontSize ?? 10)),
  getFontSizes: call([], (range) => readGrid(range, (cell) => cell?.style.fontSize ?? 10)),
  setFontSize: call(['Integer'], (range, size) => {
    changeGrid(range, (cell) => setStyle(cell, { fontSize: size }));
    return ITSELF;
  }),
  setWrap: call(['Boolean'], (range, wrap) => {
    changeGrid(range, (cell) => setStyle(cell, { wrapStrategy: wrap ? 'WRAP' : 'OVERFLOW' }));
    return ITSELF;
  }),
  getWrap: call([], (range) => readFirst(range, (cell) => cell?.style.wrapStrategy === 'WRAP')),
  setWrapStrategy: call(['WrapStrategy'], (range, strategy) => {
    changeGrid(range, (cell) => setStyle(cell, { wrapStrategy: strategy.value }));
    return ITSELF;
  }),
  getWrapStrategy: call([], (range) =>
    readFirst(range, (cell) => WRAP_STRATEGY.values[cell?.style.wrapStrategy ?? 'OVERFLOW']),
  ),
  setBorder: anyOf<RangeHandle>(
    call(['Object', 'Object', 'Object', 'Object', 'Object', 'Object'], () => ITSELF),
    call(['Object', 'Object', 'Object', 'Object', 'Object', 'Object', 'String?', 'BorderStyle'], () => ITSELF),
  ),
  getNote: call([], (range) => readFirst(range, noteOf)),
  getNotes: call([], (range) => readGrid(range, noteOf)),
  setNote: call(['String?'], (range, note) => {
    changeGrid(range, (cell) => {
      cell.note = note ?? '';
    });
    return ITSELF;
  }),
  setNotes: call(['String?[][]'], (range, notes) => {
    requireSameSize(range, notes);
    changeGrid(range, (cell, down, right) => {
      cell.note = notes[down]?.[right] ?? '';
    });
    return ITSELF;
  }),
  clearNote: call([], (range) => {
    changeTouched(range, clearNote);
    return ITSELF;
  }),
  getDataValidation: call([], (range) => readFirst(range, validationOf)),
  getDataValidations: call([], (range) => readGrid(range, validationOf)),
  setDataValidation: call(['DataValidation?'], (range, rule) => {
    changeGrid(range, (cell) => setValidation(cell, rule));
    return ITSELF;
  }),
  setDataValidations: call(['DataValidation?[][]'], (range, rules) => {
    requireSameSize(range, rules);
    changeGrid(range, (cell, down, right) => setValidation(cell, rules[down]?.[right] ?? null));
    return ITSELF;
  }),
  clearDataValidations: call([], (range) => {
    changeTouched(range, (cell) => setValidation(cell, null));
    return ITSELF;
  }),
  insertCheckboxes: call([], (range) => {
    changeGrid(range, (cell) => {
      cell.validation = { criteria: 'CHECKBOX', args: [], allowInvalid: false, helpText: null };
      if (cell.value === '' && cell.formula === undefined) cell.value = false;
    });
    markChanged(range.book.workbook);
    return ITSELF;
  }),
  removeCheckboxes: call([], (range) => {
    changeTouched(range, (cell) => {
      if (cell.validation?.criteria !== 'CHECKBOX') return;
      cell.validation = undefined;
      cell.value = '';
      cell.formula = undefined;
    });
    markChanged(range.book.workbook);
    return ITSELF;
  }),
  clearFormat: call([], (range) => {
    changeTouched(range, clearFormat);
    return ITSELF;
  }),
  clear: anyOf<RangeHandle>(
    call([], (range) => {
      clearContent(range);
      changeTouched(range, clearFormat);
      return ITSELF;
    }),
    call(['Record'], (range, options) => {
      clearParts(range, options);
      return ITSELF;
    }),
  ),
};

/** Back to the automatic format and the default look. */
export function clearFormat(cell: Cell): void {
  cell.numberFormat = undefined;
  cell.style = DEFAULT_STYLE;
}

/** Removes the note of a cell. */
export function clearNote(cell: Cell): void {
  cell.note = '';
}

function clearParts(range: RangeHandle, options: Readonly<Record<string, unknown>>): void {
  const chosen = Object.entries(options).flatMap(([name, on]) => (on === true ? [name] : []));
  if (chosen.length === 0 || chosen.includes('contentsOnly')) clearContent(range);
  if (chosen.length === 0 || chosen.includes('formatOnly')) changeTouched(range, clearFormat);
  if (chosen.includes('commentsOnly')) changeTouched(range, clearNote);
  if (chosen.includes('validationsOnly')) changeTouched(range, (cell) => setValidation(cell, null));
}

const noteOf = (cell: Cell | undefined): string => cell?.note ?? '';
const validationOf = (cell: Cell | undefined): ServiceObject<ValidationRule> | null =>
  cell?.validation === undefined ? null : new ServiceObject(dataValidationKind, cell.validation);

function setValidation(cell: Cell, rule: ValidationRule | null): void {
  cell.validation = rule ?? undefined;
}

function setStyle(cell: Cell, change: CellStyle): void {
  cell.style = { ...cell.style, ...change };
}

function styleMethods<Style extends TextStyle>(style: Style, single: string, plural: string) {
  const read = (cell: Cell | undefined): string => cell?.style[style] ?? DEFAULTS[style];
  const write = (cell: Cell, value: string | null): void => {
    if (value === null) {
      const { [style]: _dropped, ...rest } = cell.style;
      cell.style = rest;
    } else {
      cell.style = {
        ...cell.style,
        [style]: style === 'background' || style === 'fontColor' ? value.toLowerCase() : value,
      };
    }
  };
  return {
    [`get${single}`]: call([], (range) => readFirst(range, read)),
    [`get${plural}`]: call([], (range) => readGrid(range, read)),
    [`set${single}`]: call(['String?'], (range, value) => {
      changeGrid(range, (cell) => write(cell, value));
      return ITSELF;
    }),
    [`set${plural}`]: call(['String?[][]'], (range, values) => {
      requireSameSize(range, values);
      changeGrid(range, (cell, down, right) => write(cell, values[down]?.[right] ?? null));
      return ITSELF;
    }),
  };
}
