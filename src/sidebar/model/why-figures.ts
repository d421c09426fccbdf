import type { SaidCard } from '../../core/app/explain-run';
import { type TurningPoints, tokenDecimals, turningPoints, valueDecimals } from '../../core/explain/why/turning-points';
import { printNumber } from '../../core/kernel/number-text';

/** One figure of a why card: what it is about, what it is now, and where the decision would turn. */
export interface WhyFigure {
  readonly name: string;
  readonly now: string;
  readonly turns: string;
}

/** The sentence of a card without the name it begins with. */
export function withoutName(
  { key, sentence }: { readonly key: string; readonly sentence: string },
  title: string,
): string {
  const name = (title === '' ? key : key.concat(' ', title)).concat('. ');
  return sentence.startsWith(name) ? sentence.slice(name.length) : sentence;
}

/** The figures at which the decision about an initiative turns. */
export function whyFigures(card: SaidCard): readonly WhyFigure[] {
  const { value, tokens, capacity } = turningPoints(card);
  return [
    ...(value === null
      ? []
      : [
          {
            name: 'Value',
            now: printNumber(card.value, valueDecimals),
            turns: (card.funded ? 'out below ' : 'in above ').concat(printNumber(value, valueDecimals)),
          },
        ]),
    ...(tokens === null
      ? []
      : [
          {
            name: 'Tokens',
            now: printNumber(card.tokens, tokenDecimals),
            turns: turnOfTokens(card.funded, tokens),
          },
        ]),
    ...(capacity === null
      ? []
      : [
          {
            name: 'Capacity of '.concat(capacity.pool),
            now: printNumber(capacity.capacity - capacity.more, tokenDecimals),
            turns: 'in from '.concat(printNumber(capacity.capacity, tokenDecimals)),
          },
        ]),
  ];
}

function turnOfTokens(isFunded: boolean, { at, isTie }: NonNullable<TurningPoints['tokens']>): string {
  const tokens = printNumber(at, tokenDecimals);
  if (isFunded) return 'out above '.concat(tokens);
  return (isTie ? 'as good at ' : 'in at ').concat(tokens, at === 0 ? '' : ' or less');
}
