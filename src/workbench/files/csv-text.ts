/** Reads RFC 4180 text: quoted fields with commas, quotes and line breaks; CRLF, LF or CR; a byte order mark is dropped. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let place = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const end = text.length;
  while (place < end) {
    let field: string;
    if (text.charCodeAt(place) === 0x22) {
      [field, place] = quotedField(text, place + 1);
    } else {
      let stop = place;
      while (stop < end && !isSeparator(text.charCodeAt(stop))) stop += 1;
      field = text.slice(place, stop);
      place = stop;
    }
    row.push(field);
    const next = text.charCodeAt(place);
    if (next === 0x2c) {
      place += 1;
      // A comma at the very end of the text opens one more, empty field.
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

function quotedField(text: string, start: number): [string, number] {
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
  while (stop < text.length && !isSeparator(text.charCodeAt(stop))) stop += 1;
  return [field + text.slice(place, stop), stop];
}

function isSeparator(code: number): boolean {
  return code === 0x2c || isLineEnd(code);
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
