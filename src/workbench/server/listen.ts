import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isForThisServer, isFromOwnPage, refuse } from './local-request';

/** A request with its address taken apart. */
export interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

/** A server on 127.0.0.1. */
export interface LocalServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1 only, on a free port when `port` is 0. Requests under another name or from foreign pages are
 * refused before `handle` sees them. Rejects when the port is taken.
 */
export async function listen(port: number, handle: (visit: Visit) => Promise<void> | void): Promise<LocalServer> {
  let own = port;
  const server = createServer((request, response) => {
    if (!isForThisServer(request, own)) return refuse(response, 403, 'This server answers to 127.0.0.1 only.');
    if (!isFromOwnPage(request, own)) return refuse(response, 403, 'Other pages may not use this server.');
    const visit = { request, response, url: new URL(request.url ?? '/', `http://127.0.0.1:${own}`) };
    Promise.resolve()
      .then(() => handle(visit))
      .catch((error: unknown) => {
        if (response.headersSent) response.end();
        else refuse(response, 500, error instanceof Error ? error.message : String(error));
      });
    return undefined;
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  own = (server.address() as AddressInfo).port;
  return { port: own, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Pages stay connected to hear what happens.
    server.closeAllConnections();
  });
}
