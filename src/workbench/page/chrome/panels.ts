import type { PagePanel } from '../../server/page-messages';
import { element } from './element';

/** What Google allows a frame of a script. */
const sandbox = 'allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-downloads';

/** Shows the sidebar, or hides it. */
export function showSidebar(aside: HTMLElement, panel: PagePanel | null, close: (id: string) => void): void {
  const body = aside.querySelector('.panel-body');
  const heading = aside.querySelector('h2');
  const cross = aside.querySelector<HTMLButtonElement>('.cross');
  aside.hidden = panel === null;
  body?.replaceChildren(...(panel === null ? [] : [frame(panel, 'Sidebar')]));
  if (heading !== null) heading.textContent = panel?.title === '' ? 'Untitled' : (panel?.title ?? '');
  if (cross !== null) cross.onclick = () => panel !== null && close(panel.id);
}

/** Shows a dialog over the page, or takes it away. */
export function showDialog(over: HTMLElement, panel: PagePanel | null, close: (id: string) => void): void {
  over.querySelector('.html-dialog')?.remove();
  if (panel === null) return;
  const cross = element('button', { type: 'button', className: 'cross', textContent: '✕' });
  cross.setAttribute('aria-label', 'Close');
  cross.addEventListener('click', () => close(panel.id));
  const head = element('div', { className: 'panel-head' }, element('h2', { textContent: panel.title }), cross);
  const inside = frame(panel, 'Dialog');
  inside.style.width = `${panel.width ?? 600}px`;
  inside.style.height = `${panel.height ?? 400}px`;
  const box = element('div', { className: 'dialog-box', role: 'dialog', ariaLabel: panel.title }, head, inside);
  const shade = element('div', { className: `html-dialog ${panel.isModal ? 'shade' : 'floating'}` }, box);
  shade.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close(panel.id);
  });
  over.append(shade);
  // Keys go to the dialog, not to the grid behind it.
  cross.focus();
}

function frame({ address, id }: PagePanel, title: string): HTMLIFrameElement {
  const made = element('iframe', { src: address, title });
  made.setAttribute('sandbox', sandbox);
  made.dataset.panel = id;
  return made;
}
