/** One cell as the page shows it. A missing member is the default. */
export interface PageCell {
  /** What it holds. */
  readonly value: string | number | boolean;
  /** What is shown; missing when it is the value as text. */
  readonly text?: string;
  /** What stands in the editor; missing when it is what is shown. */
  readonly edit?: string;
  readonly formula?: string;
  readonly note?: string;
  readonly background?: string;
  readonly fontColor?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly fontSize?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly valign?: 'top' | 'middle' | 'bottom';
  readonly wrap?: boolean;
}

/** A cell and its place, counted from 1; null: nothing is left to show. */
export type PlacedCell = readonly [row: number, column: number, cell: PageCell | null];

/** A rectangle, counted from 1: row, column, rows, columns. */
export type PageArea = readonly [row: number, column: number, rows: number, columns: number];

/** A rule on what cells may hold, as far as the page shows it. */
export interface PageRule {
  readonly kind: 'list' | 'checkbox';
  /** What the list offers. */
  readonly choices: readonly string[];
  readonly areas: readonly PageArea[];
  readonly help: string;
}

/** What a tab is, apart from its cells and rules. */
export interface PageSheet {
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly hidden: boolean;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly tabColor: string | null;
  readonly columnWidths: readonly (readonly [column: number, pixels: number])[];
  readonly rowHeights: readonly (readonly [row: number, pixels: number])[];
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: readonly number[];
  readonly merges: readonly PageArea[];
}

/** What is selected. */
export interface PageSelection {
  readonly sheet: string;
  readonly area: PageArea;
}

/** A whole document. */
export interface PageDocument {
  readonly name: string;
  readonly sheets: readonly (PageSheet & {
    readonly cells: readonly PlacedCell[];
    readonly rules: readonly PageRule[];
  })[];
  readonly selection: PageSelection;
}

/** A sidebar or a dialog with a page of its own. */
export interface PagePanel {
  readonly id: string;
  readonly title: string;
  /** Where its frame is, on the second port. */
  readonly address: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly isModal: boolean;
}

/** A question that waits for an answer. */
export interface PageQuestion {
  readonly id: number;
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly message: string;
  /** The buttons in their order; closing the dialog is always possible. */
  readonly buttons: readonly PageButton[];
}

/** A button of a question. */
export type PageButton = 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';

/** An entry of a menu. */
export type PageMenuEntry =
  | { readonly kind: 'item'; readonly caption: string; readonly functionName: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly menu: PageMenu };

/** A menu the script has added. */
export interface PageMenu {
  readonly caption: string;
  readonly isAddonMenu: boolean;
  readonly entries: readonly PageMenuEntry[];
}

/** An execution in the status line. */
export interface PageExecution {
  readonly id: number;
  readonly functionName: string;
  readonly state: 'running' | 'done' | 'failed' | 'stopped' | 'skipped';
  readonly ms: number;
  /** How many calls of which group, those of no calls left out. */
  readonly serviceCalls: Readonly<Record<string, number>>;
  readonly message: string | null;
}

/** What the server tells the page. */
export type PageMessage =
  | { readonly kind: 'document'; readonly document: PageDocument }
  | { readonly kind: 'cells'; readonly sheet: string; readonly cells: readonly PlacedCell[] }
  | { readonly kind: 'rules'; readonly sheet: string; readonly rules: readonly PageRule[] }
  | { readonly kind: 'select'; readonly selection: PageSelection }
  | { readonly kind: 'menus'; readonly menus: readonly PageMenu[]; readonly addOnName: string }
  | { readonly kind: 'sidebar'; readonly panel: PagePanel | null }
  | { readonly kind: 'dialog'; readonly panel: PagePanel | null }
  | { readonly kind: 'question'; readonly question: PageQuestion | null }
  | { readonly kind: 'toast'; readonly title: string; readonly message: string; readonly isError?: boolean }
  | { readonly kind: 'execution'; readonly execution: PageExecution }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'focus' };

/** One cell as a person left it: typed text, or a value that was pasted or filled. */
export interface EditedCell {
  readonly row: number;
  readonly column: number;
  /** Text as typed; a number or truth value as pasted. */
  readonly input: string | number | boolean;
}

/** What a person does to the document. */
export type PageAction =
  | { readonly kind: 'edit'; readonly sheet: string; readonly cells: readonly EditedCell[] }
  | { readonly kind: 'look'; readonly sheet: string; readonly area: PageArea; readonly look: PageLook }
  | {
      readonly kind: 'note';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly note: string;
    }
  | {
      readonly kind: 'visibility';
      readonly sheet: string;
      readonly axis: 'row' | 'column';
      readonly spans: readonly (readonly [at: number, count: number])[];
      readonly hidden: boolean;
    }
  | { readonly kind: 'select'; readonly selection: PageSelection }
  | {
      readonly kind: 'lines';
      readonly sheet: string;
      readonly axis: 'row' | 'column';
      readonly at: number;
      readonly count: number;
    }
  | {
      readonly kind: 'width';
      readonly sheet: string;
      readonly columns: readonly (readonly [column: number, pixels: number])[];
    }
  | { readonly kind: 'rename'; readonly sheet: string; readonly name: string }
  | { readonly kind: 'add'; readonly name: string; readonly index: number }
  | { readonly kind: 'remove'; readonly sheet: string }
  | { readonly kind: 'hide'; readonly sheet: string; readonly hidden: boolean }
  | { readonly kind: 'order'; readonly sheet: string; readonly index: number }
  | { readonly kind: 'freeze'; readonly sheet: string; readonly rows: number; readonly columns: number }
  | { readonly kind: 'title'; readonly name: string }
  | { readonly kind: 'run'; readonly functionName: string }
  | { readonly kind: 'answer'; readonly question: number; readonly button: PageButton; readonly text: string }
  | { readonly kind: 'close'; readonly panel: string }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'stop'; readonly execution: number }
  | { readonly kind: 'reset' };

/** Looks a person gives to cells; a missing member stays, null goes back to the default. */
export interface PageLook {
  readonly background?: string | null;
  readonly fontColor?: string | null;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly align?: 'left' | 'center' | 'right' | null;
  readonly valign?: 'top' | 'middle' | 'bottom' | null;
  readonly wrap?: boolean;
}

/** The answer to an action; the message says what is wrong and what to do. */
export type ActionReply = { readonly ok: true } | { readonly ok: false; readonly message: string };
