/** Keys, choices and names compare folded: letter case and surrounding or repeated space do not count. */
export function fold(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase();
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

/** Visible ASCII without spaces: what most keys are, and what needs no normalising. */
const isPlain = /^[!-~]*$/u;

/** Headers compare without letter case, spaces, hyphens and underscores: "Initiative Key" is `initiative_key`. */
export function foldHeader(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\-_]+/gu, '');
}

/** Orders texts by code unit, the same on every machine and in every locale. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Canonical order of keys: by folded text, then by the text itself. */
export function compareKeys(left: string, right: string): number {
  return compareText(fold(left), fold(right)) || compareText(left, right);
}
