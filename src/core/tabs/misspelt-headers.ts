import { foldHeader } from '../kernel/fold';
import { nearest } from '../kernel/nearest';
import type { Tab } from './tab';

/** A header in the sheet that is no column of the tab, and the absent column it was probably meant for. */
export interface MisspeltHeader {
  readonly shown: string;
  readonly header: string;
}

/**
 * Headers of people's own columns that are almost the header of an optional column the tab does not have. Headers beyond
 * the declared ones have a meaning of their own on tabs with open columns; a required header is missed out loud anyway.
 * `unread`: the headers in the sheet that no column was found under.
 */
export function misspeltHeaders(
  tab: Tab,
  unread: readonly string[],
  isPresent: (header: string) => boolean,
): readonly MisspeltHeader[] {
  if (tab.openColumns !== null) return [];
  const absent = new Map(
    Object.entries(tab.columns).flatMap(([header, { required, writer, aliases }]) =>
      required || writer === 'system' || isPresent(header)
        ? []
        : [header, ...aliases].map((name): [string, string] => [foldHeader(name), header]),
    ),
  );
  return unread.flatMap((shown): readonly MisspeltHeader[] => {
    const folded = foldHeader(shown);
    const alike = [...absent.keys()].filter((name) => beginsOrEndsAlike(folded, name));
    const header = absent.get(nearest(folded, alike) ?? '');
    return header === undefined ? [] : [{ shown, header }];
  });
}

/** Among short words many are two letters apart; a slip rarely changes the first letter, or else a part is left out. */
function beginsOrEndsAlike(shown: string, name: string): boolean {
  return shown[0] === name[0] || shown.endsWith(name) || name.endsWith(shown);
}
