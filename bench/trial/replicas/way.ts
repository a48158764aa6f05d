import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** One replica's way to the database, which may be cut or made slow. */
export interface Way {
  port: number;
  /** Ends all connections and refuses new ones for so long. */
  refuse(forMs: number): void;
  /** Carries nothing for so long and says nothing of it; what was silenced stays so. */
  silence(forMs: number): void;
  /** Each answer takes so much longer, for so long. */
  slow(byMs: number, forMs: number): void;
  end(): Promise<void>;
}

export async function openWay(targetPort: number): Promise<Way> {
  const pairs = new Set<{ near: Socket; far: Socket; isDead: boolean }>();
  let refusesUntil = 0;
  let silentUntil = 0;
  let slowUntil = 0;
  let slowByMs = 0;
  const server = createServer((near) => {
    if (Date.now() < refusesUntil) {
      near.destroy();
      return;
    }
    const far = connect(targetPort, '127.0.0.1');
    const pair = { near, far, isDead: Date.now() < silentUntil };
    pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('error', () => undefined);
      from.on('close', () => {
        pairs.delete(pair);
        to.destroy();
      });
    }
    near.on('data', (bytes) => {
      if (!pair.isDead) far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (pair.isDead) return;
      if (Date.now() >= slowUntil) near.write(bytes);
      else setTimeout(() => near.write(bytes), slowByMs);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const cut = () => {
    for (const { near, far } of pairs) {
      near.destroy();
      far.destroy();
    }
  };

  return {
    port,
    refuse(forMs) {
      refusesUntil = Date.now() + forMs;
      cut();
    },
    silence(forMs) {
      silentUntil = Date.now() + forMs;
      for (const pair of pairs) pair.isDead = true;
    },
    slow(byMs, forMs) {
      slowByMs = byMs;
      slowUntil = Date.now() + forMs;
    },
    async end() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
