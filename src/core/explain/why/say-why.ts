import { printNumber } from '../../kernel/number-text';
import { capitalized, sayNames } from '../sentence-parts';
import type { WhyCard } from './why-card';

/** A why card in words: "INIT-81 New checkout. Funding it anyway costs 14 (1.7 %), so INIT-33 drops out. ..." */
export function sayWhy(card: WhyCard, title: string, objective: number): string {
  const name = title === '' ? card.key : `${card.key} ${title}`;
  return [`${name}.`, ...sentences(card, objective)].join(' ');
}

function sentences(card: WhyCard, objective: number): readonly string[] {
  const { funded, loss, displaced, enters } = card;
  const other = funded ? 'Dropping it' : 'Funding it anyway';
  if (card.blocked_by !== null) {
    const rules = card.blocked_by.map(
      ({ tab, row, sentence }) => `${sentence} (${row === null ? tab : `${tab} row ${row}`})`,
    );
    const why = rules.length === 0 ? 'the rules together forbid it' : rules.join(' - ');
    return [`${funded ? 'It cannot be dropped' : 'It cannot be funded'}: ${why}.`];
  }
  if (loss === null) return ['There was not enough time to work out what the other decision costs.'];
  const out = displaced.length === 0 ? '' : `, ${sayNames(displaced)} ${displaced.length === 1 ? 'drops' : 'drop'} out`;
  const comes = enters.length === 0 ? '' : `, ${sayNames(enters)} ${enters.length === 1 ? 'comes' : 'come'} in`;
  if (loss === 0) {
    const why = card.tie
      ? 'another plan is as good, and the tie-breaks decided'
      : 'what comes later in the order decided';
    return [`${other} costs nothing${out}${comes}: ${why}.`];
  }
  const share = objective === 0 ? '' : ` (${printNumber((100 * loss) / Math.abs(objective), 2)} %)`;
  const cost = `${other} costs ${printNumber(loss, 4)}${share}${out}${comes}.`;
  return [cost, ...(funded ? saySafety(card) : sayChances(card))];
}

/** What would bring a not-funded initiative in. */
function sayChances(card: WhyCard): readonly string[] {
  const chances = [
    ...(card.break_even_value === null
      ? []
      : [`its value is more than ${printNumber(card.break_even_value, 4)} (now ${printNumber(card.value, 4)})`]),
    ...(card.break_even_tokens === null
      ? []
      : [`its effort is below ${printNumber(card.break_even_tokens, 2)} tokens (now ${printNumber(card.tokens, 2)})`]),
    ...(card.break_even_capacity === null
      ? []
      : [`${card.break_even_capacity.pool} gets ${printNumber(card.break_even_capacity.more, 2)} more tokens`]),
  ];
  if (chances.length === 0) return ['No change of its value or effort alone brings it in.'];
  return [`It gets in on its own if ${chances.join(', or ')}.`];
}

/** What would throw a funded initiative out. */
function saySafety(card: WhyCard): readonly string[] {
  const limits = [
    ...(card.break_even_value === null
      ? []
      : [`its value is below ${printNumber(card.break_even_value, 4)} (now ${printNumber(card.value, 4)})`]),
    ...(card.break_even_tokens === null
      ? []
      : [
          `its effort is more than ${printNumber(card.break_even_tokens, 2)} tokens (now ${printNumber(card.tokens, 2)})`,
        ]),
  ];
  return limits.length === 0 ? [] : [capitalized(`it would fall out if ${limits.join(', or ')}.`)];
}
