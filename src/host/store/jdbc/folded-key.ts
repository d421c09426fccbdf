import { contentHash } from '../../../core/kernel/canonical-json';
import { fold } from '../../../core/kernel/fold';

/** A longer key would not fit into an index together with others. */
const longest = 60;

/** A key as it compares: folded, and from the 61st character on the beginning with a hash of the whole. */
export function foldedKey(key: string): string {
  const folded = fold(key);
  return folded.length <= longest ? folded : `${folded.slice(0, longest / 2)}#${contentHash(folded)}`;
}
