import { useEffect, useState } from 'preact/hooks';
import type { CellPlace } from '../../../core/app/calls';
import type { SaidCard } from '../../../core/app/explain-run';
import { nothingAsked } from '../../explain/explain-plan';
import type { Explainer, Work } from '../../explain/explainer';
import { whyFigures, withoutName } from '../../model/why-figures';
import { RowLink } from './row-link';
import { useWork } from './use-explainer';
import { WorkLine } from './work-line';

interface WhyCardProps {
  readonly explainer: Explainer;
  readonly initiativeKey: string;
  /** By initiative key. */
  readonly titles: ReadonlyMap<string, string>;
  readonly select: (place: CellPlace) => void;
  /** Shows the card of another initiative in place of this one. */
  readonly open: (initiativeKey: string) => void;
  readonly close: () => void;
}

/** Why one initiative is funded or not, worked out when it is opened. */
export function WhyCard({ explainer, initiativeKey, titles, select, open, close }: WhyCardProps) {
  const name = 'why '.concat(initiativeKey);
  const own = useWork(explainer, name);
  const all = useWork(explainer, 'all');
  const start = (): void => void explainer.start(name, { ...nothingAsked, why: { of: 'one', key: initiativeKey } });
  const [kept, setKept] = useState<string | null>(null);
  useEffect(() => {
    setKept(null);
    if (explainer.work(name) === null) start();
    // What was kept of the run is there at once; what goes wrong with reading it is said by the work.
    explainer.run().then(
      ({ why }) => setKept(why[initiativeKey] ?? null),
      () => undefined,
    );
  }, [explainer, name]);
  // The card of its own says more: which capacity would let it in.
  const card = cardIn(own, initiativeKey) ?? cardIn(all, initiativeKey);
  const title = titles.get(initiativeKey) ?? '';
  return (
    <section class="why" aria-label={'Why '.concat(title === '' ? initiativeKey : title)}>
      {card === null && own?.step === 'done' && <p>{initiativeKey} was not a candidate of this run.</p>}
      {card === null && kept !== null && <p>{withoutName({ key: initiativeKey, sentence: kept }, title)}</p>}
      {card !== null && <Answer card={card} title={title} titles={titles} select={select} open={open} />}
      {own !== null && own.step !== 'done' && (
        <WorkLine
          work={own}
          doing={card === null ? 'Trying the plan with the other decision …' : 'Looking for what would change it …'}
          stop={() => explainer.stop(name)}
          retry={start}
        />
      )}
      <button type="button" class="link" onClick={close}>
        Close why
      </button>
    </section>
  );
}

const cardIn = (work: Work | null, key: string): SaidCard | null => {
  // A later card of the same initiative knows more.
  let last: SaidCard | null = null;
  for (const one of work?.found ?? []) {
    if (one.about === 'why' && one.card.key.toLowerCase() === key.toLowerCase()) last = one.card;
  }
  return last;
};

interface AnswerProps extends Pick<WhyCardProps, 'titles' | 'select' | 'open'> {
  readonly card: SaidCard;
  readonly title: string;
}

function Answer({ card, title, titles, select, open }: AnswerProps) {
  const figures = whyFigures(card);
  // What people decided stands on no row.
  const rows = (card.blocked_by ?? []).filter(({ row }) => row !== null);
  const moved = [
    ['Drops out', card.displaced],
    ['Comes in', card.enters],
  ] as const;
  return (
    <>
      <p>{withoutName(card, title)}</p>
      {rows.length > 0 && (
        <ul class="plain">
          {rows.map((rule) => (
            <li key={JSON.stringify(rule)}>
              <RowLink at={{ tab: rule.tab, row: rule.row, column: null }} select={select} />
            </li>
          ))}
        </ul>
      )}
      {figures.length > 0 && (
        <dl>
          {figures.map(({ name, now, turns }) => (
            <div key={name} class="figure">
              <dt>{name}</dt>
              <dd>
                {now}, {turns}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {moved.map(
        ([words, keys]) =>
          keys.length > 0 && (
            <p key={words} class="moved">
              <span class="quiet">{words}:</span>{' '}
              {keys.map((key) => (
                <button key={key} type="button" class="link" onClick={() => open(key)}>
                  {titles.get(key) || key}
                </button>
              ))}
            </p>
          ),
      )}
      {!card.exact && card.loss !== null && <p class="quiet">Time ended the search: these figures are not proven.</p>}
    </>
  );
}
