/** One entry of a menu: an item that runs a function, a line, or a menu in the menu. */
export type MenuEntry =
  | { readonly kind: 'item'; readonly caption: string; readonly functionName: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly menu: MenuState };

/** A menu as the script built it. */
export interface MenuState {
  readonly caption: string;
  readonly isAddonMenu: boolean;
  readonly entries: MenuEntry[];
}

/** A sidebar or dialog that is open. */
export interface Panel {
  readonly title: string;
  readonly html: string;
  readonly width: number | null;
  readonly height: number | null;
  /** Set for a dialog that has to be closed before anything else can be done. */
  readonly isModal?: boolean;
}

/** A question the script asked with alert or prompt. */
export interface Question {
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly message: string;
  /** Name of the button set. */
  readonly buttons: string;
}

/** What a person answers: the button, and for a prompt the text. */
export interface Answer {
  readonly button: 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';
  readonly text?: string;
}

/** What people see besides the grid. */
export interface UiState {
  /** Menus added so far, newest last. */
  readonly menus: MenuState[];
  /** One sidebar at a time. */
  sidebar: Panel | undefined;
  dialog: Panel | undefined;
  /** `seconds`: how long it stays when the script says so; negative: until it is closed. */
  readonly toasts: { readonly message: string; readonly title: string; readonly seconds?: number }[];
  readonly questions: Question[];
  /** Gives the person's answer; without it every question is closed. */
  answer: ((question: Question) => Answer) | undefined;
}

/** Nothing on the screen. */
export function newUiState(): UiState {
  return { menus: [], sidebar: undefined, dialog: undefined, toasts: [], questions: [], answer: undefined };
}
