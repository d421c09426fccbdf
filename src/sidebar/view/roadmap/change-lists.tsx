import type { VersionChanges } from '../../../core/portfolio/changes';

interface ChangeListsProps {
  readonly changes: VersionChanges;
  readonly titles: ReadonlyMap<string, string>;
  /** There is no version before: everything is new. */
  readonly isFirst: boolean;
}

const kinds = [
  ['added', 'Added'],
  ['dropped', 'Dropped'],
  ['moved', 'Moved'],
  ['kept', 'Kept'],
] as const;

/** What is added, dropped, moved and kept against the version before. */
export function ChangeLists({ changes, titles, isFirst }: ChangeListsProps) {
  const found = kinds.filter(([kind]) => changes[kind].length > 0);
  if (found.length === 0) return <p>No initiative is on it.</p>;
  return (
    <div class="changes">
      {found.map(([kind, words]) => (
        <details key={kind} class="initiatives" open={!isFirst && kind !== 'kept' && changes[kind].length <= 12}>
          <summary>
            <h3>
              {words} <span class={'count '.concat(kind)}>{changes[kind].length}</span>
            </h3>
          </summary>
          <ul class="names">
            {changes[kind].map((key) => (
              <li key={key}>{titles.get(key) ?? key}</li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
