import type { PageMenu, PageMenuEntry } from '../../server/page-messages';
import type { MenuItem } from './menu-bar';

type Menu = Extract<MenuItem, { kind: 'menu' }>;

/** The menus that scripts have added: those of the add-on below Extensions, others beside it. */
export function scriptMenus(
  menus: readonly PageMenu[],
  addOnName: string,
  run: (functionName: string) => void,
): readonly Menu[] {
  const items = (entries: readonly PageMenuEntry[]): readonly MenuItem[] =>
    entries.map((entry): MenuItem => {
      if (entry.kind === 'separator') return entry;
      if (entry.kind === 'menu') return { kind: 'menu', caption: entry.menu.caption, items: items(entry.menu.entries) };
      return { kind: 'item', caption: entry.caption, run: () => run(entry.functionName) };
    });
  const shown = menus.map((menu): Menu => {
    return { kind: 'menu', caption: menu.isAddonMenu ? addOnName : menu.caption, items: items(menu.entries) };
  });
  const addOns = shown.filter((_, index) => menus[index]?.isAddonMenu === true);
  const none: MenuItem = { kind: 'item', caption: 'No add-on has added a menu', run: () => undefined };
  const extensions: Menu = { kind: 'menu', caption: 'Extensions', items: addOns.length === 0 ? [none] : addOns };
  return [extensions, ...shown.filter((_, index) => menus[index]?.isAddonMenu !== true)];
}
