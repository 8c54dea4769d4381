// The thread that owns the lock's socket: listens when it is the first, otherwise hands the message over.

import { rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { lockState } from './single-instance.ts';

const { path, message, cell } = workerData as { path: string; message: string; cell: Int32Array };

function decide(state: number): void {
  Atomics.store(cell, 0, state);
  Atomics.notify(cell, 0);
}

function listen(retry: boolean): void {
  const server = createServer((socket) => {
    const parts: Buffer[] = [];
    socket.on('data', (part) => parts.push(part));
    socket.on('error', () => undefined);
    socket.on('end', () => parentPort?.postMessage(Buffer.concat(parts).toString()));
  });
  server.on('error', () => handOver(retry));
  server.listen(path, () => decide(lockState.first));
}

/** Nobody answers on a socket whose owner was killed: its file is removed and the place taken. */
function handOver(retry: boolean): void {
  const socket = createConnection(path, () => socket.end(message));
  let connected = false;
  socket.on('connect', () => {
    connected = true;
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    if (connected) decide(lockState.other);
    else if (!retry) decide(lockState.failed);
    else {
      rmSync(path, { force: true });
      listen(false);
    }
  });
}

listen(true);
