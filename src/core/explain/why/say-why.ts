import { printNumber } from '../../kernel/number-text';
import { sayNames } from '../sentence-parts';
import { addsNothing, makesWorse } from '../worthless';
import { isDecision } from './blockers';
import { tokenDecimals, turningPoints, up, valueDecimals } from './turning-points';
import type { WhyCard } from './why-card';

/** What the sentences of a run's cards have in common. */
export interface WhyWords {
  /** By initiative key. */
  readonly titles: ReadonlyMap<string, string>;
  /** What the objective is called, and what the plan brings of it. */
  readonly goal: string;
  readonly objective: number;
}

/** A why card in words: "INIT-81 New checkout. Funding it anyway costs 14 ORDERS (1.7 %), Search (INIT-33) drops out. ..." */
export function sayWhy(card: WhyCard, words: WhyWords): string {
  const title = words.titles.get(card.key) ?? '';
  const name = title === '' ? card.key : `${card.key} ${title}`;
  return [`${name}.`, ...sentences(card, words)].join(' ');
}

function sentences(card: WhyCard, words: WhyWords): readonly string[] {
  const { funded, loss } = card;
  const other = funded ? 'Dropping it' : 'Funding it anyway';
  if (card.blocked_by !== null) return sayBlocked(card.blocked_by, funded);
  if (loss === null) return ['There was not enough time to work out what the other decision costs.'];
  const moves = sayMoves(card, words);
  const then = moves === '' ? '' : `, ${moves}`;
  if (loss === 0) return [sayNoLoss(card, other, moves), ...sayWorthless(card)];
  const share =
    words.objective === 0 ? '' : ` (${printNumber((100 * Math.abs(loss)) / Math.abs(words.objective), 2)} %)`;
  const amount = `${printNumber(Math.abs(loss), valueDecimals)} ${words.goal}${share}`;
  if (loss < 0) return [`${other} wins ${amount}${then}.`, ...(card.chosen ? [chosenAnyway] : [])];
  return [`${other} costs ${amount}${then}.`, ...(funded ? saySafety(card) : sayChances(card, words))];
}

const chosenAnyway = 'This plan was chosen although a better one is known.';

function sayBlocked(blockers: NonNullable<WhyCard['blocked_by']>, funded: boolean): readonly string[] {
  const cannot = funded ? 'It cannot be dropped' : 'It cannot be funded';
  const [first] = blockers;
  if (first === undefined) return [`${cannot}: the rules together forbid it.`];
  const decided = blockers.filter(isDecision);
  const back = decided.length === 0 ? [] : ['Take it back to change it.'];
  if (blockers.length === 1 && decided.length === 1) return [`${cannot}.`, `${first.sentence}.`, ...back];
  const said = blockers.map((one) => {
    const place = one.row === null ? one.tab : `${one.tab} row ${one.row}`;
    return isDecision(one) ? one.sentence : `${one.sentence} (${place})`;
  });
  return [
    `${cannot}: ${said.join(' - ')}.`,
    ...(decided.length === 0 ? [] : ['A decision can be taken back to change it.']),
  ];
}

/** "Search (INIT-33) drops out, Chat (INIT-34) comes in". */
function sayMoves({ displaced, enters }: WhyCard, { titles }: WhyWords): string {
  const named = (keys: readonly string[]): string =>
    sayNames(
      keys.map((key) => {
        const title = titles.get(key) ?? '';
        return title === '' ? key : `${title} (${key})`;
      }),
    );
  return [
    ...(displaced.length === 0 ? [] : [`${named(displaced)} ${displaced.length === 1 ? 'drops' : 'drop'} out`]),
    ...(enters.length === 0 ? [] : [`${named(enters)} ${enters.length === 1 ? 'comes' : 'come'} in`]),
  ].join(', ');
}

function sayNoLoss({ funded, tie }: WhyCard, other: string, moves: string): string {
  if (!tie) {
    const then = moves === '' ? '' : `, ${moves}`;
    return `${other} costs nothing${then}: the plans differ only in what comes later in the order.`;
  }
  const example = moves === '' ? `this one ${funded ? 'without' : 'with'} it` : `the one in which ${moves}`;
  return `${other} costs nothing: another plan is as good, for example ${example}.`;
}

/** That the initiative itself is worth nothing, in the words of the reason on its row. */
function sayWorthless({ value }: WhyCard): readonly string[] {
  if (value > 0) return [];
  return [`By itself it ${value === 0 ? addsNothing : makesWorse}.`];
}

/** What would bring a not-funded initiative in. */
function sayChances(card: WhyCard, { goal }: WhyWords): readonly string[] {
  const { value, tokens, capacity } = turningPoints(card);
  const now = `(now ${printNumber(card.tokens, tokenDecimals)})`;
  const chances = [
    ...(value === null
      ? []
      : [
          `its value is more than ${printNumber(value, valueDecimals)} (now ${printNumber(card.value, valueDecimals)})`,
        ]),
    ...(tokens === null || tokens.isTie
      ? []
      : [
          tokens.at === 0
            ? `it takes no effort at all ${now}`
            : `its effort is at most ${printNumber(tokens.at, tokenDecimals)} tokens ${now}`,
        ]),
    ...(capacity === null ? [] : [`${capacity.pool} gets ${printNumber(capacity.more, tokenDecimals)} more tokens`]),
  ];
  const asGood =
    tokens?.isTie !== true
      ? []
      : [
          tokens.at === 0
            ? `Without any effort at all a plan with it is at least as good ${now}.`
            : `At ${printNumber(tokens.at, tokenDecimals)} tokens or less a plan with it is at least as good ${now}.`,
        ];
  if (card.brings_nothing) {
    const enough = card.chosen
      ? ''
      : `, of more than ${printNumber(up(card.value + (card.loss ?? 0), valueDecimals), valueDecimals)} ${goal}`;
    return [...sayWorthless(card), `Less effort alone does not bring it in: it needs a value first${enough}.`];
  }
  if (chances.length > 0) return [`It gets in on its own if ${chances.join(', or ')}.`, ...asGood];
  if (asGood.length > 0) return asGood;
  return card.exact ? ['No change of its value or effort alone brings it in.'] : [];
}

/** What would throw a funded initiative out. */
function saySafety(card: WhyCard): readonly string[] {
  const { value, tokens } = turningPoints(card);
  const limits = [
    ...(value === null
      ? []
      : [`its value is below ${printNumber(value, valueDecimals)} (now ${printNumber(card.value, valueDecimals)})`]),
    ...(tokens === null
      ? []
      : [
          `its effort is more than ${printNumber(tokens.at, tokenDecimals)} tokens (now ${printNumber(card.tokens, tokenDecimals)})`,
        ]),
  ];
  return limits.length === 0 ? [] : [`It would fall out if ${limits.join(', or ')}.`];
}
