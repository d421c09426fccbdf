import { DAYS, MONTHS } from './calendar-names';
import { wallClockOf } from './serial-date';

/** What getNumberFormat gives for a cell with the automatic format. */
export const AUTOMATIC_FORMAT = '0.###############';

const dateFormats = new Map<string, boolean>();

/** True when numbers in this format are dates or times, so that getValue gives a Date. */
export function isDateFormat(format: string | undefined): boolean {
  if (format === undefined) return false;
  const known = dateFormats.get(format);
  if (known !== undefined) return known;
  const bare = format.replace(/"[^"]*"|\\.|\[\$[^\]]*\]|\[(?:red|blue|green|black|white|cyan|magenta|yellow)\]/gi, '');
  const answer = /[ymdhs]/i.test(bare) && !/^general$/i.test(bare.trim());
  dateFormats.set(format, answer);
  return answer;
}

/** The text a cell shows for a number in a format. */
export function formatNumber(value: number, format: string | undefined, decimal: string, group: string): string {
  if (format === undefined || format === AUTOMATIC_FORMAT || /^general$/i.test(format)) {
    return automaticText(value).replace('.', decimal);
  }
  if (format === '@') return automaticText(value).replace('.', decimal);
  if (isDateFormat(format)) return formatSerial(value, format);
  const sections = splitSections(format);
  const negative = value < 0 && sections.length > 1;
  const section = negative ? sections[1] : value === 0 && sections.length > 2 ? sections[2] : sections[0];
  return formatSection(negative ? -value : value, section ?? '', decimal, group);
}

function automaticText(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude >= 1e15 || magnitude < 1e-9)) {
    return value
      .toExponential(5)
      .toUpperCase()
      .replace(/(\.\d*?)0+E/, '$1E')
      .replace(/E([+-])(\d)$/, 'E$10$2');
  }
  return String(Number(value.toPrecision(10)));
}

function splitSections(format: string): readonly string[] {
  return format.match(/(?:"[^"]*"|\\.|[^;"\\])+/g) ?? [format];
}

function formatSection(value: number, section: string, decimal: string, group: string): string {
  const pieces: readonly string[] = section.match(/"[^"]*"|\\.|\[[^\]]*\]|[#0?][#0?,.]*(?:E[+-]0+)?|[^#0?"\\[]/g) ?? [];
  const percent = pieces.includes('%');
  let printed = false;
  return pieces
    .map((piece) => {
      if (piece.startsWith('"')) return piece.slice(1, -1);
      if (piece.startsWith('\\')) return piece.slice(1);
      if (piece.startsWith('[$')) return piece.slice(2, -1).replace(/-.*$/, '');
      if (piece.startsWith('[')) return '';
      if (!/^[#0?]/.test(piece) || printed) return piece;
      printed = true;
      return formatDigits(percent ? value * 100 : value, piece, decimal, group);
    })
    .join('');
}

function formatDigits(value: number, pattern: string, decimal: string, group: string): string {
  const [body = '', exponent] = pattern.split('E');
  const [whole = '', fraction = ''] = body.split('.');
  const least = (fraction.match(/0/g) ?? []).length;
  const most = fraction.replace(/[^#0?]/g, '').length;
  if (exponent !== undefined) {
    const [mantissa = '', power = ''] = value.toExponential(most).split('e');
    const sign = power.startsWith('-') ? '-' : '+';
    return `${mantissa.replace('.', decimal)}E${sign}${power.replace(/^[+-]/, '').padStart(exponent.length - 1, '0')}`;
  }
  const [digits = '0', decimals = ''] = roundHalfUp(Math.abs(value), most).split('.');
  let tail = decimals;
  while (tail.length > least && tail.endsWith('0')) tail = tail.slice(0, -1);
  const wholeZeros = (whole.match(/0/g) ?? []).length;
  let head = digits === '0' && wholeZeros === 0 ? '' : digits.padStart(wholeZeros, '0');
  if (whole.includes(',')) head = head.replace(/\B(?=(\d{3})+$)/g, group);
  const text = tail === '' ? head : `${head}${decimal}${tail}`;
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

/** Rounds the shortest decimal text of a number, so that 1.005 shows as 1.01 like in a spreadsheet. */
function roundHalfUp(magnitude: number, decimals: number): string {
  if (magnitude >= 1e15) return magnitude.toFixed(decimals);
  const nudged = Number(`${Number(`${magnitude.toPrecision(15)}`)}`);
  const scaled = Math.round(Number(`${nudged}e${decimals}`));
  return Number.isFinite(scaled) ? (scaled / 10 ** decimals).toFixed(decimals) : magnitude.toFixed(decimals);
}

/** The text of a serial number in a date format; `M` after an hour or before a second is minutes. */
function formatSerial(serial: number, format: string): string {
  const clock = wallClockOf(serial);
  const tokens = format.match(/"[^"]*"|\\.|\[[^\]]*\]|am\/pm|a\/p|y+|m+|d+|h+|s+(?:\.0+)?|[^ymdhs"\\[]/gi) ?? [];
  const halfDay = tokens.some((token) => /^(?:am\/pm|a\/p)$/i.test(token));
  return tokens
    .map((token, index) => {
      if (token.startsWith('"')) return token.slice(1, -1);
      if (token.startsWith('\\')) return token.slice(1);
      if (token.startsWith('[')) return '';
      const width = token.length;
      switch (token[0]?.toLowerCase()) {
        case 'y':
          return width > 2 ? String(clock.getUTCFullYear()) : pad(clock.getUTCFullYear() % 100, 2);
        case 'd':
          if (width > 2) return (DAYS[clock.getUTCDay()] ?? '').slice(0, width === 3 ? 3 : undefined);
          return pad(clock.getUTCDate(), width);
        case 'h':
          return pad(halfDay ? ((clock.getUTCHours() + 11) % 12) + 1 : clock.getUTCHours(), width);
        case 's':
          return pad(clock.getUTCSeconds(), token.replace(/\..*/, '').length);
        case 'a':
          return clock.getUTCHours() < 12 ? 'AM' : 'PM';
        case 'm':
          if (isMinute(tokens, index)) return pad(clock.getUTCMinutes(), width);
          if (width > 2) return (MONTHS[clock.getUTCMonth()] ?? '').slice(0, width === 3 ? 3 : undefined);
          return pad(clock.getUTCMonth() + 1, width);
        default:
          return token;
      }
    })
    .join('');
}

function isMinute(tokens: readonly string[], index: number): boolean {
  const letters = (token: string): boolean => /^[ymdhs]/i.test(token);
  const before = tokens.slice(0, index).reverse().find(letters);
  const after = tokens.slice(index + 1).find(letters);
  return /^h/i.test(before ?? '') || /^s/i.test(after ?? '');
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
