import type { Conflict } from '../../core/explain/explain-clash';

/** What a conflict's sentence says beyond its rules: "Because INIT-4 cannot be funded: archived. "; blank: nothing. */
export function becauseOf(sentence: string): string {
  const at = sentence.lastIndexOf(', because ');
  return at < 0 ? '' : 'Because '.concat(sentence.slice(at + ', because '.length), ' ');
}

/** How far the rules are from holding, "You are 60 tokens over.", in the paragraph that says all; blank: not said. */
export function distanceIn(paragraph: string, conflicts: readonly Pick<Conflict, 'sentence'>[]): string {
  const clash = conflicts.map(({ sentence }) => sentence).join(' ');
  if (clash === '' || !paragraph.startsWith(clash)) return '';
  const [distance = ''] = paragraph
    .slice(clash.length)
    .split(/(?:Smallest fixes|No change that may|Time ended before)/u);
  return distance.trim();
}
