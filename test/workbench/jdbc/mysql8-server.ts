import { Worker } from 'node:worker_threads';

/** Speaks just enough of MySQL 8's language to ask for the password plugin `caching_sha2_password`. */
const SERVER = String.raw`
  const { createServer } = require('node:net');
  const { workerData } = require('node:worker_threads');
  const packet = (sequence, payload) => Buffer.concat([Buffer.from([payload.length, 0, 0, sequence]), payload]);
  const plugin = Buffer.from('caching_sha2_password\0');
  const greeting = Buffer.concat([
    Buffer.from('\x0a8.4.0\0'), Buffer.from([1, 0, 0, 0]), Buffer.alloc(8, 'a'), Buffer.from([0, 0xff, 0xf7, 45, 2, 0, 0xff, 0x81, 21]),
    Buffer.alloc(10), Buffer.alloc(12, 'b'), Buffer.from([0]), plugin,
  ]);
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write(packet(2, Buffer.concat([Buffer.from([0xfe]), plugin, Buffer.alloc(20, 'c'), Buffer.from([0])]))));
    socket.write(packet(0, greeting));
  });
  server.listen(0, '127.0.0.1', () => {
    Atomics.store(workerData, 0, server.address().port);
    Atomics.notify(workerData, 0);
  });
`;

/** A server that every connection of Apps Script fails at, as at a MySQL 8 with its defaults. */
export function startMysql8(): { readonly port: number; readonly stop: () => Promise<unknown> } {
  const port = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(SERVER, { eval: true, workerData: port });
  Atomics.wait(port, 0, 0, 10_000);
  return { port: Atomics.load(port, 0), stop: () => worker.terminate() };
}
