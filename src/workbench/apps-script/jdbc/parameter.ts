/** A value that a setter has put in place of a `?`. */
export type Parameter =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'int' | 'long' | 'double'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  /** `sqlType` is a number of java.sql.Types. */
  | { readonly kind: 'null'; readonly sqlType: number };

/** A number as Java writes a double: always with a fraction, large and small ones with an exponent. */
export function javaDouble(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-3 && size < 1e7)) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}
