import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ReportItem } from '../../core/app/report-run';
import { printNumber } from '../../core/kernel/number-text';

/** Lines shown before somebody asks for more, and how many more then. */
const page = 8;
const nextPage = 100;

interface InitiativeListProps {
  readonly title: string;
  readonly items: readonly ReportItem[];
  readonly isOpen: boolean;
  readonly select: (initiativeKey: string) => void;
  /** Shows why one is in or not; null where that cannot be worked out. */
  readonly explain: ((initiativeKey: string) => void) | null;
  /** The card that says why, of the initiative asked for. */
  readonly why: { readonly key: string; readonly card: ComponentChildren } | null;
  /** Shows where the numbers of one come from; null where the run keeps none. */
  readonly trace: ((initiativeKey: string) => void) | null;
  /** The card with these numbers, of the initiative asked for. */
  readonly numbers: { readonly key: string; readonly card: ComponentChildren } | null;
}

/** Funded or not-now initiatives with the reason; a click leads to the row. */
export function InitiativeList({ title, items, isOpen, select, explain, why, trace, numbers }: InitiativeListProps) {
  const [count, setCount] = useState(page);
  if (items.length === 0) return null;
  return (
    <details class="initiatives" open={isOpen}>
      <summary>
        <h3>
          {title} <span class="count">{items.length}</span>
        </h3>
      </summary>
      <ul class="plain">
        {items.slice(0, count).map((item) => (
          <li key={item.initiative_key} class="initiative">
            <button type="button" class="row" onClick={() => select(item.initiative_key)}>
              <span class="row-head">
                <span class="row-title">{item.title === '' ? item.initiative_key : item.title}</span>
                <span class="row-tokens">{printNumber(item.tokens, 2)}</span>
              </span>
              <span class="quiet">
                {item.title === '' ? '' : item.initiative_key.concat(' · ')}
                {item.reason}
              </span>
            </button>
            <span class="item-links">
              {explain !== null && why?.key !== item.initiative_key && (
                <button
                  type="button"
                  class="link why-link"
                  aria-label={'Why: '.concat(item.title === '' ? item.initiative_key : item.title)}
                  onClick={() => explain(item.initiative_key)}
                >
                  Why?
                </button>
              )}
              {trace !== null && numbers?.key !== item.initiative_key && (
                <button
                  type="button"
                  class="link why-link"
                  aria-label={'Numbers: '.concat(item.title === '' ? item.initiative_key : item.title)}
                  onClick={() => trace(item.initiative_key)}
                >
                  Numbers
                </button>
              )}
            </span>
            {why?.key === item.initiative_key && why.card}
            {numbers?.key === item.initiative_key && numbers.card}
          </li>
        ))}
      </ul>
      {items.length > count && (
        <button type="button" class="link" onClick={() => setCount(count + nextPage)}>
          Show {Math.min(nextPage, items.length - count)} more
        </button>
      )}
    </details>
  );
}
