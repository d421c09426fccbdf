import { readFileSync } from 'node:fs';
import path from 'node:path';
import { printXlsx } from '../files/xlsx';
import type { WorkbookState } from '../workbook/workbook-state';
import type { Desk } from './desk';
import { type LocalServer, listen, type Visit } from './listen';
import { answer, answerJson, isWord, readBody, refuse } from './local-request';
import type { ActionReply, PageAction, PageMessage } from './page-messages';
import { readUpload } from './read-upload';

/** What the grid's page needs. */
export interface PageServerOptions {
  readonly port: number;
  readonly pageFolder: string;
  /** The secret word of this session. */
  readonly token: string;
  readonly panelPort: number;
  readonly desk: () => Desk;
  /** Opens another document in place of the one that is open; null: the sample. */
  readonly open: (workbook: WorkbookState | null) => Promise<void>;
  /** A page wants to hear what happens, until the function that is returned is called. */
  readonly hear: (tell: (message: PageMessage) => void) => () => void;
}

const types: Readonly<Record<string, string>> = {
  'page.js': 'text/javascript; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
};

/** Serves the page with the grid. Nothing can be read or done without the session's word. */
export function startPageServer(options: PageServerOptions): Promise<LocalServer> {
  const policy = [
    "default-src 'self'",
    // The grid writes styles into its elements, and draws with pictures it makes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `frame-src http://127.0.0.1:${options.panelPort}`,
    "frame-ancestors 'none'",
  ].join('; ');

  return listen(options.port, async (visit) => {
    const { request, response, url } = visit;
    const name = url.pathname.slice(1);
    if (request.method === 'GET' && Object.hasOwn(types, name)) {
      return answer(response, 200, types[name] ?? '', readFileSync(path.join(options.pageFolder, name)));
    }
    if (request.method === 'GET' && name === 'favicon.ico') return answer(response, 204, 'image/x-icon', '');
    const given = request.headers['x-workbench-token'] ?? url.searchParams.get('token');
    if (!isWord(String(given ?? ''), options.token)) {
      return refuse(response, 403, 'Open the address that npm start has printed: it carries the word of this session.');
    }
    switch (`${request.method} /${name}`) {
      case 'GET /':
        return answer(
          response,
          200,
          'text/html; charset=utf-8',
          readFileSync(path.join(options.pageFolder, 'page.html')),
          {
            'content-security-policy': policy,
          },
        );
      case 'GET /events':
        return hear(visit, options);
      case 'GET /workbook.xlsx':
        return download(visit, options.desk());
      case 'POST /act': {
        const action = JSON.parse((await readBody(request)).toString('utf8')) as PageAction;
        return answerJson(response, await act(action, options));
      }
      case 'POST /open': {
        const read = await readUpload(url.searchParams.get('name') ?? '', await readBody(request));
        if (read.ok) await options.open(read.value);
        return answerJson(response, read.ok ? { ok: true } : read);
      }
      default:
        return refuse(response, 404, 'There is nothing here.');
    }
  });
}

async function act(action: PageAction, options: PageServerOptions): Promise<ActionReply> {
  if (action.kind !== 'reset') return options.desk().act(action);
  await options.open(null);
  return { ok: true };
}

function hear({ request, response }: Visit, options: PageServerOptions): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const tell = (message: PageMessage): void => {
    response.write(`data: ${JSON.stringify(message)}\n\n`);
  };
  const stop = options.hear(tell);
  request.on('close', stop);
}

async function download({ response }: Visit, desk: Desk): Promise<void> {
  const { workbook } = desk.host.state;
  const file = `${workbook.name.replace(/[^\w .-]+/g, '_')}.xlsx`;
  answer(
    response,
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    await printXlsx(workbook),
    { 'content-disposition': `attachment; filename="${file}"` },
  );
}
