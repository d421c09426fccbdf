import { randomBytes } from 'node:crypto';
import type { UiState } from '../apps-script/ui-state';
import type { PageMessage, PagePanel } from './page-messages';

/** A page of the script that is open: what its frame shows, and the word by which its calls are known. */
export interface OpenPanel {
  readonly id: string;
  readonly token: string;
  readonly html: string;
  readonly place: 'sidebar' | 'dialog';
}

/** What people see besides the grid, as pages have been told of it. */
export interface Screen {
  /** Everything, for a page that has just been opened. */
  readonly everything: () => readonly PageMessage[];
  /** What has changed since pages were last told. */
  readonly changes: () => readonly PageMessage[];
  readonly panel: (id: string) => OpenPanel | undefined;
  /** Closes a panel, as its cross or google.script.host.close does. */
  readonly close: (id: string) => void;
}

/** Watches what scripts show. `addressOf` says where the frame of a panel is. */
export function createScreen(ui: UiState, addOnName: string, addressOf: (panel: OpenPanel) => string): Screen {
  const shown: Record<OpenPanel['place'], { panel: UiState['sidebar']; open: OpenPanel | undefined }> = {
    sidebar: { panel: undefined, open: undefined },
    dialog: { panel: undefined, open: undefined },
  };
  let menus = '';
  let toasts = ui.toasts.length;

  const message = (kind: OpenPanel['place']): PageMessage => {
    const { panel, open } = shown[kind];
    if (panel === undefined || open === undefined) return { kind, panel: null };
    const { title, width, height, isModal = false } = panel;
    const view: PagePanel = { id: open.id, title, address: addressOf(open), width, height, isModal };
    return { kind, panel: view };
  };
  const panelChanges = (kind: OpenPanel['place']): readonly PageMessage[] => {
    const now = ui[kind];
    const before = shown[kind];
    if (now === before.panel) return [];
    before.panel = now;
    before.open = now && { id: word(), token: word(), html: now.html, place: kind };
    return [message(kind)];
  };
  const menuMessage = (): PageMessage => ({ kind: 'menus', menus: ui.menus, addOnName });

  return {
    everything: () => [menuMessage(), message('sidebar'), message('dialog')],
    changes: () => {
      const now = JSON.stringify(ui.menus);
      const isNew = now !== menus;
      menus = now;
      const messages: PageMessage[] = ui.toasts.slice(toasts).map((toast) => ({ kind: 'toast', ...toast }));
      toasts = ui.toasts.length;
      return [...(isNew ? [menuMessage()] : []), ...panelChanges('sidebar'), ...panelChanges('dialog'), ...messages];
    },
    panel: (id) => Object.values(shown).find(({ open }) => open?.id === id)?.open,
    close: (id) => {
      for (const kind of ['sidebar', 'dialog'] as const) if (shown[kind].open?.id === id) ui[kind] = undefined;
    },
  };
}

function word(): string {
  return randomBytes(16).toString('hex');
}
