import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A way to a server on this machine that can be cut. */
export interface NetworkCut {
  port: number;
  /** Ends all connections and refuses new ones, as a machine that is switched off. */
  refuse(): Promise<void>;
  /** Carries nothing any more and says nothing of it, as a pulled cable. */
  silence(): void;
  /** Carries again; what was silenced stays so. */
  heal(): Promise<void>;
  /** Ends the connection on which these bytes come by next: once the server has them, before it answers. */
  cutAfter(bytes: string): void;
}

export async function networkCut(targetPort: number): Promise<NetworkCut> {
  const sockets = new Set<Socket>();
  let isSilent = false;
  let trigger: string | null = null;
  let port = 0;
  let server = await listen();

  async function listen() {
    const opened = createServer((near) => carry(near)).listen(port, '127.0.0.1');
    await once(opened, 'listening');
    const address = opened.address();
    if (address !== null && typeof address === 'object') port = address.port;
    return opened;
  }

  function carry(near: Socket): void {
    const far = connect(targetPort, '127.0.0.1');
    const pair = [near, far];
    let isCut = false;
    for (const socket of pair) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        if (!isSilent) for (const other of pair) other.destroy();
      });
    }
    near.on('data', (bytes) => {
      if (isSilent || isCut) return;
      if (trigger !== null && bytes.includes(trigger)) {
        trigger = null;
        isCut = true;
        // The server's answer shows that it has acted; it is never passed on.
        far.once('data', () => near.destroy());
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (!isSilent && !isCut) near.write(bytes);
    });
  }

  const end = () => {
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    end();
    server.close();
  });

  return {
    get port() {
      return port;
    },
    async refuse() {
      const closed = once(server, 'close');
      server.close();
      end();
      await closed;
    },
    silence() {
      isSilent = true;
    },
    async heal() {
      for (const socket of sockets) if (isSilent) socket.removeAllListeners('data');
      isSilent = false;
      if (!server.listening) server = await listen();
    },
    cutAfter(bytes) {
      trigger = bytes;
    },
  };
}

/** The same address by another port. */
export function through({ port }: Pick<NetworkCut, 'port'>, url: string): string {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
}
