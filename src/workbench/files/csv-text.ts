/**
 * Reads RFC 4180 text: quoted fields with separators, quotes and line breaks; CRLF, LF or CR; a byte order mark is
 * dropped. Fields are separated by commas, or by semicolons where the first line has more of those.
 */
export function parseCsv(text: string): string[][] {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let place = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const end = text.length;
  while (place < end) {
    let field: string;
    if (text.charCodeAt(place) === 0x22) {
      [field, place] = quotedField(text, place + 1, separator);
    } else {
      let stop = place;
      while (stop < end && !isEndOfField(text.charCodeAt(stop), separator)) stop += 1;
      field = text.slice(place, stop);
      place = stop;
    }
    row.push(field);
    const next = text.charCodeAt(place);
    if (next === separator) {
      place += 1;
      // A separator at the very end of the text opens one more, empty field.
      if (place === end) row.push('');
      else if (isLineEnd(text.charCodeAt(place))) row.push('');
      else continue;
    }
    if (place < end && text.charCodeAt(place) === 0x0d && text.charCodeAt(place + 1) === 0x0a) place += 1;
    place += 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** Writes RFC 4180 text with CRLF line ends. */
export function printCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(printField).join(',')}\r\n`).join('');
}

function printField(field: string): string {
  return /[",\r\n]|^\s|\s$/.test(field) ? `"${field.replace(/"/g, '""')}"` : field;
}

function quotedField(text: string, start: number, separator: number): [string, number] {
  let field = '';
  let place = start;
  for (;;) {
    const quote = text.indexOf('"', place);
    if (quote < 0) return [field + text.slice(place), text.length];
    field += text.slice(place, quote);
    if (text.charCodeAt(quote + 1) !== 0x22) {
      place = quote + 1;
      break;
    }
    field += '"';
    place = quote + 2;
  }
  // What follows a closing quote up to the separator belongs to the field, as spreadsheets read it.
  let stop = place;
  while (stop < text.length && !isEndOfField(text.charCodeAt(stop), separator)) stop += 1;
  return [field + text.slice(place, stop), stop];
}

function isEndOfField(code: number, separator: number): boolean {
  return code === separator || isLineEnd(code);
}

/** Some countries' spreadsheets separate by semicolons, since the comma is their decimal point. */
function separatorOf(text: string): number {
  const [firstLine = ''] = text.split(/[\r\n]/u, 1);
  const unquoted = firstLine.replace(/"[^"]*"/gu, '');
  return unquoted.split(';').length > unquoted.split(',').length ? 0x3b : 0x2c;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
