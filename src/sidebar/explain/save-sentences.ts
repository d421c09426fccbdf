import type { ExplainProgress } from '../../core/app/explain-run';
import type { CallServer } from '../host/call';

/** Keeps the sentences of the cards that were found; says where they can be read. Blank when there are none. */
export async function saveSentences(
  run_id: string,
  found: readonly ExplainProgress[],
  call: CallServer,
): Promise<string> {
  const cards = found.flatMap((one) => (one.about === 'why' ? [one.card] : []));
  if (cards.length === 0) return '';
  const sentences = Object.fromEntries(cards.map(({ key, sentence }) => [key, sentence]));
  const { kept, isShown } = await call('saveWhy', { run_id, sentences });
  const count = kept === 1 ? '1 sentence is' : String(kept).concat(' sentences are');
  return isShown
    ? count.concat(' in the column why of Results.')
    : count.concat(' kept with the run. Results shows another run: show this one from the history to read them.');
}
