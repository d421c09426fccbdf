const MS_PER_DAY = 86_400_000;
/** Serial 0 is 1899-12-30, as in Sheets. */
const EPOCH_MS = Date.UTC(1899, 11, 30);

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** Serial number of a calendar day and time of day. Month is 1 to 12. */
export function serialOf(year: number, month: number, day: number, secondsOfDay = 0): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(0, 0, 0, 0);
  return (date.getTime() - EPOCH_MS) / MS_PER_DAY + secondsOfDay / 86_400;
}

/** Calendar fields of a serial number, as a Date whose UTC fields are the wall clock. */
export function wallClockOf(serial: number): Date {
  return new Date(EPOCH_MS + Math.round(serial * MS_PER_DAY));
}

/** Instant of a serial number read in a time zone, in milliseconds since 1970. */
export function instantOfSerial(serial: number, timeZone: string): number {
  const wallMs = EPOCH_MS + Math.round(serial * MS_PER_DAY);
  // Two rounds settle the offset around a change of clocks.
  const first = wallMs - zoneOffsetMs(wallMs, timeZone);
  return wallMs - zoneOffsetMs(first, timeZone);
}

/** Serial number of an instant in a time zone. */
export function serialOfInstant(ms: number, timeZone: string): number {
  return (ms + zoneOffsetMs(ms, timeZone) - EPOCH_MS) / MS_PER_DAY;
}

/** Wall clock minus UTC at an instant, in milliseconds. */
export function zoneOffsetMs(ms: number, timeZone: string): number {
  if (timeZone === 'UTC' || timeZone === 'Etc/UTC' || timeZone === 'GMT' || timeZone === 'Etc/GMT') return 0;
  // Clocks change on quarter hours, so one answer serves the whole quarter.
  const quarter = Math.floor(ms / 900_000);
  let known = offsets.get(timeZone);
  if (known === undefined) {
    known = new Map();
    offsets.set(timeZone, known);
  }
  const cached = known.get(quarter);
  if (cached !== undefined) return cached;
  const offset = computeOffset(quarter * 900_000, timeZone);
  known.set(quarter, offset);
  return offset;
}

function computeOffset(ms: number, timeZone: string): number {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  const fields: Record<string, string> = {};
  for (const part of formatter.formatToParts(ms)) fields[part.type] = part.value;
  const year = fields.era?.startsWith('B') ? 1 - Number(fields.year) : Number(fields.year);
  const wall = new Date(0);
  wall.setUTCFullYear(year, Number(fields.month) - 1, Number(fields.day));
  wall.setUTCHours(Number(fields.hour), Number(fields.minute), Number(fields.second), 0);
  return wall.getTime() - ms;
}
