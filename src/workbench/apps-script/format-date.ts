import { DAYS, MONTHS } from '../workbook/calendar-names';
import { zoneOffsetMs } from '../workbook/serial-date';
import { GoogleError, NotEmulatedError } from './google-error';

/** Formats an instant in a time zone with a pattern of Java's SimpleDateFormat. */
export function formatDate(date: Date, timeZone: string, pattern: string): string {
  if (Number.isNaN(date.getTime())) throw new GoogleError('Invalid argument: date');
  const offset = zoneOffset(date, timeZone);
  const clock = new Date(date.getTime() + offset);
  const pieces = pattern.match(/'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+/g) ?? [];
  return pieces
    .map((piece) => {
      if (piece === "''") return "'";
      if (piece.startsWith("'")) return piece.slice(1, -1).replace(/''/g, "'");
      return /^[A-Za-z]/.test(piece) ? field(piece, clock, offset) : piece;
    })
    .join('');
}

/** Google falls back to GMT for a zone it does not know; here that is a mistake worth seeing. */
function zoneOffset(date: Date, timeZone: string): number {
  const fixed = /^(?:GMT|UTC)([+-])(\d{1,2}):?(\d{2})?$/.exec(timeZone);
  if (fixed !== null) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0);
    return (fixed[1] === '-' ? -minutes : minutes) * 60_000;
  }
  try {
    return zoneOffsetMs(date.getTime(), timeZone);
  } catch {
    throw new NotEmulatedError(`The time zone "${timeZone}"`);
  }
}

function field(piece: string, clock: Date, offset: number): string {
  const width = piece.length;
  const hour = clock.getUTCHours();
  switch (piece[0]) {
    case 'y':
      return width === 2 ? pad(clock.getUTCFullYear() % 100, 2) : pad(clock.getUTCFullYear(), width);
    case 'Y':
      return width === 2 ? pad(weekOf(clock).year % 100, 2) : pad(weekOf(clock).year, width);
    case 'M':
    case 'L': {
      const name = MONTHS[clock.getUTCMonth()] ?? '';
      if (width >= 3) return width === 3 ? name.slice(0, 3) : name;
      return pad(clock.getUTCMonth() + 1, width);
    }
    case 'd':
      return pad(clock.getUTCDate(), width);
    case 'D':
      return pad(Math.floor((clock.getTime() - Date.UTC(clock.getUTCFullYear(), 0, 1)) / 86_400_000) + 1, width);
    case 'E': {
      const name = DAYS[clock.getUTCDay()] ?? '';
      return width > 3 ? name : name.slice(0, 3);
    }
    case 'u':
      return pad(clock.getUTCDay() === 0 ? 7 : clock.getUTCDay(), width);
    case 'w':
      return pad(weekOf(clock).week, width);
    case 'a':
      return hour < 12 ? 'AM' : 'PM';
    case 'H':
      return pad(hour, width);
    case 'k':
      return pad(hour === 0 ? 24 : hour, width);
    case 'K':
      return pad(hour % 12, width);
    case 'h':
      return pad(hour % 12 === 0 ? 12 : hour % 12, width);
    case 'm':
      return pad(clock.getUTCMinutes(), width);
    case 's':
      return pad(clock.getUTCSeconds(), width);
    case 'S':
      return pad(clock.getUTCMilliseconds(), width);
    case 'Z':
      return offsetText(offset, '');
    case 'X':
      if (offset === 0) return 'Z';
      return width === 1 ? offsetText(offset, '').slice(0, 3) : offsetText(offset, width === 3 ? ':' : '');
    case 'z':
      return offset === 0 ? 'GMT' : `GMT${offsetText(offset, ':')}`;
    case 'G':
      return 'AD';
    default:
      throw new GoogleError(`Illegal pattern character '${piece[0] ?? ''}'`);
  }
}

/** Week of the year as Java counts it in the United States: weeks start on Sunday, week 1 holds 1 January. */
function weekOf(clock: Date): { readonly year: number; readonly week: number } {
  const saturday = new Date(clock.getTime() + (6 - clock.getUTCDay()) * 86_400_000);
  const year = saturday.getUTCFullYear();
  const dayOfYear = Math.floor((saturday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000);
  return { year, week: Math.floor(dayOfYear / 7) + 1 };
}

function offsetText(offset: number, separator: string): string {
  const minutes = Math.abs(Math.round(offset / 60_000));
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${separator}${pad(minutes % 60, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
