import { element } from './element';

/** An entry of a menu on the page. */
export type MenuItem =
  | { readonly kind: 'item'; readonly caption: string; readonly run: () => void }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly caption: string; readonly items: readonly MenuItem[] };

/** Shows menus side by side, opened by a click and worked with a mouse or the arrow keys. */
export function showMenuBar(bar: HTMLElement, menus: readonly Extract<MenuItem, { kind: 'menu' }>[]): void {
  // A menu that is open stays open when scripts add others.
  const opened = bar.querySelector('.menu.open > .menu-button')?.textContent;
  bar.replaceChildren(
    ...menus.map(({ caption, items }) => {
      const list = menuList(items);
      const button = element('button', { type: 'button', className: 'menu-button', textContent: caption });
      button.setAttribute('aria-haspopup', 'menu');
      const holder = element('div', { className: caption === opened ? 'menu open' : 'menu' }, button, list);
      button.addEventListener('click', () => {
        const isOpen = holder.classList.toggle('open');
        if (isOpen) focusable(list)[0]?.focus();
      });
      holder.addEventListener('keydown', (event) => move(event, holder, button));
      holder.addEventListener('focusout', ({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && holder.contains(relatedTarget))) holder.classList.remove('open');
      });
      holder.addEventListener('chosen', () => {
        holder.classList.remove('open');
        button.blur();
      });
      return holder;
    }),
  );
}

function menuList(items: readonly MenuItem[]): HTMLElement {
  const list = element('div', { className: 'menu-list', role: 'menu' });
  for (const item of items) {
    if (item.kind === 'separator') {
      list.append(element('hr'));
      continue;
    }
    const button = element('button', { type: 'button', role: 'menuitem', textContent: item.caption });
    if (item.kind === 'item') {
      button.addEventListener('click', () => {
        button.dispatchEvent(new Event('chosen', { bubbles: true }));
        item.run();
      });
      list.append(button);
      continue;
    }
    button.setAttribute('aria-haspopup', 'menu');
    const inner = menuList(item.items);
    button.addEventListener('click', () => focusable(inner)[0]?.focus());
    list.append(element('div', { className: 'menu-inside' }, button, inner));
  }
  return list;
}

function move(event: KeyboardEvent, holder: HTMLElement, button: HTMLElement): void {
  if (event.key === 'Escape') {
    holder.classList.remove('open');
    button.focus();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const active = document.activeElement;
  const list = active?.closest('.menu-list');
  if (event.key === 'ArrowRight')
    focusable(active?.parentElement?.querySelector('.menu-inside > .menu-list'))[0]?.focus();
  if (step === undefined || !(list instanceof HTMLElement)) return;
  event.preventDefault();
  const all = focusable(list);
  const at = all.indexOf(active as HTMLElement);
  all[(at + step + all.length) % all.length]?.focus();
}

/** The entries of a list itself, not of the lists inside. */
function focusable(list: Element | null | undefined): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>(':scope > button, :scope > .menu-inside > button') ?? [])];
}
