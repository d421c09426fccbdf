import { GoogleError } from './google-error';

/** printf-like formatting: %s %d %i %f %e %x %% with flags, width and precision. */
export function formatString(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replace(/%(-|0|\+)?(\d+)?(?:\.(\d+))?([sdifex%])/g, (...match: (string | undefined)[]) => {
    const [, flag, width, precision, kind] = match;
    if (kind === '%') return '%';
    if (next >= values.length) throw new GoogleError(`Missing argument for format ${match[0] ?? ''}`);
    const text = formatValue(values[next], kind ?? 's', precision);
    next += 1;
    const signed = flag === '+' && !text.startsWith('-') && kind !== 's' ? `+${text}` : text;
    const size = Number(width ?? 0);
    if (flag === '-') return signed.padEnd(size);
    return flag === '0' && !signed.startsWith('-') ? signed.padStart(size, '0') : signed.padStart(size);
  });
}

function formatValue(value: unknown, kind: string, precision: string | undefined): string {
  switch (kind) {
    case 'd':
    case 'i':
      return String(Math.trunc(Number(value)));
    case 'f':
      return Number(value).toFixed(Number(precision ?? 6));
    case 'e':
      return Number(value).toExponential(Number(precision ?? 6));
    case 'x':
      return Math.trunc(Number(value)).toString(16);
    default: {
      const text = String(value);
      return precision === undefined ? text : text.slice(0, Number(precision));
    }
  }
}
