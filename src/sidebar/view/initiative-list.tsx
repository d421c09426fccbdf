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
  /** Shows where the numbers of one come from; null where the run keeps none. */
  readonly trace: ((initiativeKey: string) => void) | null;
  /** Opens a decision about one; null where none can be made. */
  readonly decide: ((initiativeKey: string) => void) | null;
  /** The card that is open, and of which initiative. */
  readonly opened: { readonly key: string | null; readonly card: ComponentChildren } | null;
}

/** Funded or not-now initiatives with the reason; a click leads to the row. */
export function InitiativeList(props: InitiativeListProps) {
  const { title, items, isOpen, select, explain, trace, decide, opened } = props;
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
            {opened?.key !== item.initiative_key && (
              <span class="row-links">
                {explain !== null && <RowLink words="Why" mark="?" item={item} open={explain} />}
                {trace !== null && <RowLink words="Numbers" item={item} open={trace} />}
                {decide !== null && (
                  <RowLink words={item.selected ? 'Leave out' : 'Keep in'} item={item} open={decide} />
                )}
              </span>
            )}
            {opened?.key === item.initiative_key && opened.card}
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

interface RowLinkProps {
  readonly words: string;
  /** What stands behind the words on the screen alone. */
  readonly mark?: string;
  readonly item: ReportItem;
  readonly open: (initiativeKey: string) => void;
}

function RowLink({ words, mark = '', item, open }: RowLinkProps) {
  return (
    <button
      type="button"
      class="link row-link"
      aria-label={words.concat(': ', item.title === '' ? item.initiative_key : item.title)}
      onClick={() => open(item.initiative_key)}
    >
      {words}
      {mark}
    </button>
  );
}
