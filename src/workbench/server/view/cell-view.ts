import { cellText } from '../../files/csv-folder';
import { type Cell, hasContent, isCellError } from '../../workbook/cell';
import type { LocaleRules } from '../../workbook/locale';
import { formatNumber, isDateFormat } from '../../workbook/number-format';
import type { PageCell } from '../page-messages';
import type { Highlight } from './highlights';

/** How the page shows a cell; null when there is nothing to show. */
export function cellView(cell: Cell, locale: LocaleRules, highlight: Highlight | undefined): PageCell | null {
  const { style, note } = cell;
  const background = highlight?.background ?? style.background;
  const fontColor = highlight?.fontColor ?? style.fontColor;
  const isBold = highlight?.bold ?? style.fontWeight === 'bold';
  const view: PageCell = {
    ...content(cell, locale),
    ...(note === '' ? {} : { note }),
    ...(background === undefined || background === '#ffffff' ? {} : { background }),
    ...(fontColor === undefined ? {} : { fontColor }),
    ...(isBold ? { bold: true } : {}),
    ...(style.fontStyle === 'italic' ? { italic: true } : {}),
    ...(style.fontSize === undefined ? {} : { fontSize: style.fontSize }),
    ...alignment(cell),
    ...(style.wrapStrategy === 'WRAP' ? { wrap: true } : {}),
  };
  const isPlain = !hasContent(cell) && Object.keys(view).length === 1;
  return isPlain ? null : view;
}

function content(cell: Cell, locale: LocaleRules): Pick<PageCell, 'value' | 'text' | 'edit' | 'formula'> {
  const { value, formula } = cell;
  const shown = shownText(cell, locale);
  const edit = formula ?? (cell.numberFormat === '@' && typeof value === 'string' ? value : cellText(cell, locale));
  const plain = isCellError(value) ? value.error : value;
  return {
    value: plain,
    ...(shown === String(plain) ? {} : { text: shown }),
    ...(edit === shown ? {} : { edit }),
    ...(formula === undefined ? {} : { formula }),
  };
}

function shownText({ value, numberFormat }: Cell, locale: LocaleRules): string {
  if (typeof value === 'number') return formatNumber(value, numberFormat, locale.decimal, locale.group);
  if (typeof value === 'boolean') return (value ? locale.trueWords[0] : locale.falseWords[0]) ?? '';
  return isCellError(value) ? value.error : value;
}

const horizontal = { left: 'left', center: 'center', right: 'right' } as const;
const vertical = { top: 'top', middle: 'middle', bottom: 'bottom' } as const;

/** Numbers stand on the right, truth values and errors in the middle, unless somebody has said otherwise. */
function alignment({ value, style, numberFormat }: Cell): Pick<PageCell, 'align' | 'valign'> {
  const { horizontalAlignment = '', verticalAlignment = '' } = style;
  const chosen = Object.hasOwn(horizontal, horizontalAlignment)
    ? horizontal[horizontalAlignment as keyof typeof horizontal]
    : undefined;
  const natural =
    typeof value === 'number' || isDateFormat(numberFormat)
      ? 'right'
      : typeof value === 'boolean' || isCellError(value)
        ? 'center'
        : undefined;
  const align = chosen ?? natural;
  return {
    ...(align === undefined || (value === '' && chosen === undefined) ? {} : { align }),
    ...(Object.hasOwn(vertical, verticalAlignment)
      ? { valign: vertical[verticalAlignment as keyof typeof vertical] }
      : {}),
  };
}
