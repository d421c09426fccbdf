/** What a frame asks of the server. */
export type PanelCall =
  | { readonly kind: 'run'; readonly functionName: string; readonly args: readonly unknown[] }
  | { readonly kind: 'close' }
  | { readonly kind: 'focus' };

/** The answer: what the function returned, or the error it threw. */
export type PanelReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly name: string; readonly message: string };

/** What a frame is told about itself. */
export interface PanelConfig {
  readonly id: string;
  readonly token: string;
  /** The functions that can be called. */
  readonly functions: readonly string[];
}
