import type { PricedEdit } from '../../../core/portfolio/sequence/solve-sequence';
import { printEditPrice, type QuarterGroup } from '../../model/quarter-plan';

interface QuarterListProps {
  readonly groups: readonly QuarterGroup[];
  /** Quarters of people's own that break something. */
  readonly edits: readonly PricedEdit[];
  readonly titles: ReadonlyMap<string, string>;
}

/** What comes when, what finds no quarter and why, and which quarters of people's own do not fit. */
export function QuarterList({ groups, edits, titles }: QuarterListProps) {
  const nameOf = (key: string): string => titles.get(key) ?? key;
  const broken = new Map(edits.map((edit) => [edit.initiative_key, edit]));
  return (
    <div class="quarters">
      {groups.map(({ quarter, figures, entries }) => (
        <section key={quarter} aria-label={quarter === '' ? 'No quarter' : quarter}>
          <h3 class="row-head">
            <span>
              {quarter === '' ? 'No quarter' : quarter} <span class="count">{entries.length}</span>
            </span>
            <span class="quiet">{figures}</span>
          </h3>
          <ul class="names">
            {entries.map(({ key, why, isFixed }) => {
              const edit = broken.get(key);
              return (
                <li key={key}>
                  {nameOf(key)}
                  {isFixed && <span class="quiet"> · kept here</span>}
                  {why !== '' && <span class="quiet reason">{why}</span>}
                  {edit !== undefined && (
                    <span class="bad-words reason">
                      {edit.breaks.map(({ sentence }) => sentence).join('; ')}; {printEditPrice(edit)}
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
