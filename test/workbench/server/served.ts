import { join } from 'node:path';
import type { PageAction, PageMessage } from '../../../src/workbench/server/page-messages';
import { startWorkbench, type Workbench, type WorkbenchOptions } from '../../../src/workbench/server/start-workbench';
import { newWorkbook } from '../../../src/workbench/workbook/workbook-state';
import { workerFile } from './threads';

/** A workbench that is served in this process, and a page that listens. */
export interface Served extends Workbench {
  readonly origin: string;
  readonly token: string;
  /** Everything the page was told so far. */
  readonly messages: PageMessage[];
  /** Waits for a message of a kind that is as wanted; earlier ones count. */
  readonly heard: <Kind extends PageMessage['kind']>(
    kind: Kind,
    isWanted?: (message: Extract<PageMessage, { kind: Kind }>) => boolean,
  ) => Promise<Extract<PageMessage, { kind: Kind }>>;
  readonly act: (action: PageAction) => Promise<unknown>;
}

const open: (() => Promise<void>)[] = [];

/** Serves a document whose project is this program, an empty one by default. */
export async function serve(code: string, options: Partial<WorkbenchOptions> = {}): Promise<Served> {
  const workbench = await startWorkbench({
    project: { code, htmlFiles: {} },
    workerFile,
    pageFolder: join(process.cwd(), '.build'),
    workbook: newWorkbook(),
    ...options,
  });
  const { origin, searchParams } = new URL(workbench.address);
  const token = searchParams.get('token') ?? '';
  const messages: PageMessage[] = [];
  const leaving = new AbortController();
  const events = await fetch(`${origin}/events?token=${token}`, { signal: leaving.signal });
  void listen(events, messages);
  open.push(async () => {
    leaving.abort();
    await workbench.close();
  });
  return {
    ...workbench,
    origin,
    token,
    messages,
    heard: async (kind, isWanted = () => true) => {
      const until = Date.now() + 10_000;
      for (;;) {
        // The kind says which of the messages it is.
        const found = messages.find(
          (message) => message.kind === kind && isWanted(message as Extract<PageMessage, { kind: typeof kind }>),
        );
        if (found !== undefined) return found as Extract<PageMessage, { kind: typeof kind }>;
        if (Date.now() > until) throw new Error(`No ${kind} came: ${JSON.stringify(messages).slice(0, 2000)}`);
        await new Promise((resolve) => {
          setTimeout(resolve, 20);
        });
      }
    },
    act: async (action) => {
      const headers = { 'x-workbench-token': token };
      const response = await fetch(`${origin}/act`, { method: 'POST', headers, body: JSON.stringify(action) });
      return response.json();
    },
  };
}

/** Ends everything that this file's tests have served. */
export async function stopServing(): Promise<void> {
  await Promise.all(open.splice(0).map((close) => close()));
}

async function listen(events: Response, messages: PageMessage[]): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const part of events.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(part, { stream: true });
      const lines = text.split('\n\n');
      text = lines.pop() ?? '';
      for (const line of lines) messages.push(JSON.parse(line.slice('data: '.length)) as PageMessage);
    }
  } catch {
    // The page has left.
  }
}
