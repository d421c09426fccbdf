import type { SaidCard } from '../../core/app/explain-run';
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
  const { funded, value, tokens, break_even_value, break_even_tokens, break_even_capacity } = card;
  // Where the other decision is as good, it turns here and now.
  if (card.loss === 0) return [];
  return [
    ...(break_even_value === null
      ? []
      : [
          {
            name: 'Value',
            now: printNumber(value, 4),
            turns: (funded ? 'out below ' : 'in above ').concat(printNumber(break_even_value, 4)),
          },
        ]),
    ...(break_even_tokens === null
      ? []
      : [
          {
            name: 'Tokens',
            now: printNumber(tokens, 2),
            turns: (funded ? 'out above ' : 'in below ').concat(printNumber(break_even_tokens, 2)),
          },
        ]),
    ...(break_even_capacity === null
      ? []
      : [
          {
            name: 'Capacity of '.concat(break_even_capacity.pool),
            now: printNumber(break_even_capacity.capacity - break_even_capacity.more, 2),
            turns: 'in from '.concat(printNumber(break_even_capacity.capacity, 2)),
          },
        ]),
  ];
}
