/** The middle of some numbers; NaN without any. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Three digits, without a long tail: 0.0123, 1.23, 12.3, 123. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return 'none';
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(value < 0.01 ? 1 : value < 10 ? 2 : 3)));
}
