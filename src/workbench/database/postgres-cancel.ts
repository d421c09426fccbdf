import { connect } from 'node:net';

/** Asks a PostgreSQL server to stop what a connection is doing: a message of its own on a connection of its own. */
export function cancelRequest(host: string, port: number, processId: number, secretKey: number): void {
  const message = Buffer.alloc(16);
  message.writeInt32BE(16, 0);
  message.writeInt32BE(80877102, 4);
  message.writeInt32BE(processId, 8);
  message.writeInt32BE(secretKey, 12);
  const socket = connect(port, host, () => socket.end(message));
  socket.on('error', () => undefined);
}
