import type { GapBar } from '../model/gap-bars';
import { Icon } from './icon';

interface GapBarListProps {
  readonly title: string;
  readonly note?: string | null;
  readonly bars: readonly GapBar[];
}

/** Limits or targets as bars; the mark is the limit or target, the words beside say the same. */
export function GapBarList({ title, note = null, bars }: GapBarListProps) {
  if (bars.length === 0) return null;
  return (
    <section class="bars">
      <h3>
        {title}
        {note !== null && <span class="quiet"> {note}</span>}
      </h3>
      <ul class="plain">
        {bars.map((bar) => (
          <Bar key={bar.id} bar={bar} />
        ))}
      </ul>
    </section>
  );
}

function Bar({ bar: { name, figures, verdict, tone, fill, mark } }: { readonly bar: GapBar }) {
  return (
    <li class={'bar '.concat(tone)}>
      <div class="bar-head">
        <span class="bar-name">{name}</span>
        <span class="bar-verdict">
          <Icon name={tone} /> {verdict}
        </span>
      </div>
      <div class="track" aria-hidden="true">
        <span class="fill" style={{ width: percent(fill) }} />
        <span class="mark" style={{ left: percent(mark) }} />
      </div>
      <div class="quiet figures">{figures}</div>
    </li>
  );
}

const percent = (share: number): string => String(share * 100).concat('%');
