import type { ActionReply, PageAction, PageMessage } from '../server/page-messages';

/** The way to the server and back. */
export interface Connection {
  /** Sends what a person did; actions arrive in the order in which they were sent. */
  readonly act: (action: PageAction) => Promise<ActionReply>;
  /** Opens a document in place of the one that is open. */
  readonly upload: (name: string, body: Blob) => Promise<ActionReply>;
  /** Where the document can be downloaded. */
  readonly downloadAddress: string;
}

/** Connects to the server this page came from. */
export function connect(hear: (message: PageMessage) => void, onLost: (isLost: boolean) => void): Connection {
  const token = new URLSearchParams(location.search).get('token') ?? '';
  const secret = `token=${encodeURIComponent(token)}`;
  const events = new EventSource(`/events?${secret}`);
  events.onmessage = ({ data }: MessageEvent<string>) => hear(JSON.parse(data) as PageMessage);
  events.onopen = () => onLost(false);
  events.onerror = () => onLost(true);
  // A page that goes away says so at once, so that the server does not wait for it.
  addEventListener('pagehide', () => events.close());

  const post = async (path: string, body: BodyInit): Promise<ActionReply> => {
    try {
      const headers = { 'x-workbench-token': token };
      const response = await fetch(path, { method: 'POST', body, headers });
      if (!response.ok) return { ok: false, message: await response.text() };
      return (await response.json()) as ActionReply;
    } catch {
      return { ok: false, message: 'The workbench does not answer. Start it again with npm start.' };
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    downloadAddress: `/workbook.xlsx?${secret}`,
    act: (action) => {
      const sent = last.then(() => post('/act', JSON.stringify(action)));
      last = sent;
      return sent;
    },
    upload: (name, body) => post(`/open?name=${encodeURIComponent(name)}`, body),
  };
}
