import { readFileSync } from 'node:fs';
import path from 'node:path';
import { escapeHtml } from '../apps-script/html-output';
import { ScriptFailure } from '../executions/script-failure';
import type { Desk } from './desk';
import { type LocalServer, listen, type Visit } from './listen';
import { answer, answerJson, isWord, readBody, refuse } from './local-request';
import type { PanelCall, PanelReply } from './panel-messages';
import type { OpenPanel } from './screen';

/** What frames may load: themselves and what they make, never another server. */
const policy = (pagePort: number): string =>
  [
    "default-src 'self' 'unsafe-inline' blob: data:",
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob: data:",
    "connect-src 'self' blob: data:",
    "worker-src 'self' blob: data:",
    `frame-ancestors http://127.0.0.1:${pagePort}`,
  ].join('; ');

/** What the frames of sidebars and dialogs need. */
export interface PanelServerOptions {
  /** Where panel-bridge.js is. */
  readonly pageFolder: string;
  readonly desk: () => Desk;
  readonly pagePort: () => number;
  /** Names of the functions a page can call. */
  readonly functions: readonly string[];
  /** The page is to take the keyboard back. */
  readonly onFocus: () => void;
}

/** Serves sidebars and dialogs from a port of their own, so that they cannot touch the grid's page. */
export async function startPanelServer(options: PanelServerOptions): Promise<LocalServer> {
  const bridge = readFileSync(path.join(options.pageFolder, 'panel-bridge.js'), 'utf8');
  return listen(0, async (visit) => {
    const { request, response, url } = visit;
    const [, place = '', id = ''] = url.pathname.split('/');
    const panel = options.desk().panel(id);
    if (panel === undefined || !isWord(url.searchParams.get('token'), panel.token)) {
      return refuse(response, 404, 'This panel is closed.');
    }
    if (request.method === 'GET' && place === 'panel') return showPanel(visit, panel, options);
    if (request.method === 'GET' && place === 'bridge') {
      const config = JSON.stringify({ id, token: panel.token, functions: options.functions });
      return answer(response, 200, 'text/javascript; charset=utf-8', `globalThis.__panel = ${config};\n${bridge}`);
    }
    if (request.method !== 'POST' || place !== 'call') return refuse(response, 404, 'There is nothing here.');
    const call = JSON.parse((await readBody(request)).toString('utf8')) as PanelCall;
    return answerJson(response, await reply(call, panel, options));
  });
}

function showPanel({ response }: Visit, panel: OpenPanel, options: PanelServerOptions): void {
  const script = `<script src="/bridge/${panel.id}?token=${escapeHtml(panel.token)}"></script>`;
  const html = /<head[^>]*>/i.test(panel.html)
    ? panel.html.replace(/<head[^>]*>/i, (head) => head + script)
    : script + panel.html;
  const doctype = /^\s*<!doctype/i.test(html) ? '' : '<!DOCTYPE html>';
  answer(response, 200, 'text/html; charset=utf-8', doctype + html, {
    'content-security-policy': policy(options.pagePort()),
  });
}

async function reply(call: PanelCall, panel: OpenPanel, options: PanelServerOptions): Promise<PanelReply> {
  const desk = options.desk();
  switch (call.kind) {
    case 'close':
      desk.closePanel(panel.id);
      return { ok: true, value: null };
    case 'focus':
      options.onFocus();
      return { ok: true, value: null };
    case 'run':
      try {
        const { value } = await desk.call(call.functionName, call.args);
        return { ok: true, value };
      } catch (error) {
        const name = error instanceof ScriptFailure ? error.errorName : 'Error';
        return { ok: false, name, message: error instanceof Error ? error.message : String(error) };
      }
  }
}
