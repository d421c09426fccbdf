import { fold } from '../../core/kernel/fold';
import { printList } from '../../core/kernel/list-text';
import { nearest } from '../../core/kernel/nearest';
import type { Problem } from '../../core/problem/problem';

/** The key of the candidate that `--explain` names by key or, where no other has it, by title; or what is wrong with the name. */
export function findExplained(
  name: string,
  { candidates, scope }: Pick<Problem, 'candidates' | 'scope'>,
): { readonly key: string } | { readonly message: string } {
  const wanted = fold(name);
  const [byKey] = candidates.filter(({ key }) => fold(key) === wanted);
  if (byKey !== undefined) return byKey;
  const byTitle = candidates.filter(({ title }) => fold(title) === wanted);
  const [first, ...others] = byTitle;
  if (first !== undefined && others.length === 0) return first;
  if (first !== undefined) {
    const keys = printList(byTitle.map(({ key }) => key));
    return { message: `Several candidates have the title ${name}: ${keys}. Name one of them by its key.` };
  }
  const near = nearest(name, [...candidates.map(({ key }) => key), ...candidates.map(({ title }) => title)]);
  const advice = near === null ? '' : ` Did you mean ${near}?`;
  const ticked = scope === 'all' ? '' : ' Only ticked candidates are in it; --scope all takes every row.';
  return { message: `There is no candidate ${name} in this run.${advice}${ticked}` };
}
