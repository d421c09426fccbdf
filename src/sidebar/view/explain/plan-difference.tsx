interface PlanDifferenceProps {
  readonly enters: readonly string[];
  readonly leaves: readonly string[];
  readonly titles: ReadonlyMap<string, string>;
}

/** What another plan funds beyond this one, and what not. */
export function PlanDifference({ enters, leaves, titles }: PlanDifferenceProps) {
  const name = (key: string): string => titles.get(key) || key;
  return (
    <>
      {enters.length > 0 && (
        <p class="moved">
          <span class="quiet">Comes in:</span> {enters.map(name).join(', ')}
        </p>
      )}
      {leaves.length > 0 && (
        <p class="moved">
          <span class="quiet">Drops out:</span> {leaves.map(name).join(', ')}
        </p>
      )}
    </>
  );
}
