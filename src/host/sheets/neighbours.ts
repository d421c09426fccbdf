/** Runs of things that stand in neighbouring columns, left to right, so that each run is read or written at once. */
export function neighbours<T extends { readonly at: number }>(
  things: readonly T[],
  belongTogether: (left: T, right: T) => boolean = () => true,
): readonly (readonly T[])[] {
  const runs: T[][] = [];
  for (const thing of [...things].sort((left, right) => left.at - right.at)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last?.at === thing.at - 1 && belongTogether(last, thing)) run.push(thing);
    else runs.push([thing]);
  }
  return runs;
}

/** The letters of a column, 1 is A. */
export function columnLetters(at: number): string {
  const before = Math.floor((at - 1) / 26);
  return (before > 0 ? columnLetters(before) : '') + String.fromCharCode(65 + ((at - 1) % 26));
}
