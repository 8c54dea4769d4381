// A server on the loopback interface that keeps what reached it: requests by method and path, bare connections (a secure
// one, a socket that speaks no HTTP) and datagrams, as a peer connection sends them.

import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';

export interface LoopbackListener {
  /** Without a slash at its end. */
  readonly address: string;
  readonly port: number;
  /** What reached it since the start or the last `forget`, in order. */
  heard(): readonly string[];
  forget(): void;
  stop(): Promise<void>;
}

export async function listenOnLoopback(
  onHeard: (what: string) => void = () => undefined,
): Promise<LoopbackListener> {
  let heard: string[] = [];
  const hear = (what: string): void => {
    heard.push(what);
    onHeard(what);
  };
  const open = new Set<Socket>();
  const server = createServer((request, response) => {
    hear(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end();
  });
  server.on('connection', (socket) => {
    hear('connection');
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const datagrams = createSocket('udp4').on('message', () => hear('datagram'));
  datagrams.bind(port, '127.0.0.1');
  await once(datagrams, 'listening');
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    heard: () => heard,
    forget() {
      heard = [];
    },
    async stop() {
      for (const socket of open) socket.destroy();
      datagrams.close();
      server.close();
      await once(server, 'close');
    },
  };
}
