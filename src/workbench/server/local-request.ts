import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** How much a request may send at most, in bytes: a large workbook. */
const mostBytes = 64 * 1024 * 1024;

/** True when the request was made to this very server by its own name, so that no other name can be pointed at it. */
export function isForThisServer(request: IncomingMessage, port: number): boolean {
  return request.headers.host === `127.0.0.1:${port}`;
}

/** True when the request comes from a page of this server, or from no page at all. */
export function isFromOwnPage(request: IncomingMessage, port: number): boolean {
  const { origin } = request.headers;
  return origin === undefined || origin === `http://127.0.0.1:${port}`;
}

/** True for the right secret word. */
export function isWord(given: string | null | undefined, expected: string): boolean {
  const left = Buffer.from(given ?? '');
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Everything the request sends. Rejects when that is too much. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBytes) throw new Error('That is more than a request may send.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Answers with text or bytes. Nothing is kept by the browser unless `headers` say so. */
export function answer(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...headers,
  });
  response.end(body);
}

/** Answers with JSON. */
export function answerJson(response: ServerResponse, body: unknown): void {
  answer(response, 200, 'application/json', JSON.stringify(body));
}

/** Refuses in words. */
export function refuse(response: ServerResponse, status: number, why: string): void {
  answer(response, status, 'text/plain; charset=utf-8', why);
}
