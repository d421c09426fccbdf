/** Milliseconds since 1970 as a UTC timestamp without fractions: 2026-01-05T12:01:02Z. */
export function timestamp(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/u, 'Z');
}

/** run_20260105T120102Z_a1b2c3d4: sorts by time, unique by its suffix. */
export function runIdAt(ms: number, suffix: string): string {
  return `run_${timestamp(ms).replace(/[-:]/gu, '')}_${suffix}`;
}
