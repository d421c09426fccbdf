import type { TabNames } from '../kernel/tab-names';
import type { Tables } from '../problem/workbook-rows';

/** The tabs that people renamed. */
export function shownNames(tables: Tables): TabNames {
  return new Map(
    [...tables].flatMap(([name, { shownName = name }]) => (shownName === name ? [] : [[name, shownName] as const])),
  );
}
