/** Things by what `idOf` says of them, in their order. */
export function groupBy<T, K>(things: readonly T[], idOf: (thing: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const group = groups.get(idOf(thing));
    if (group === undefined) groups.set(idOf(thing), [thing]);
    else group.push(thing);
  }
  return groups;
}
