import { createServer } from 'node:net';
import type { Config } from '../../config.ts';
import { type Check, type Finding, failed, ok, warning } from '../../core/doctor/check.ts';

/** Whether `start` gets its port, or has it already. It is taken for a moment at most. */
export function portCheck(config: Pick<Config, 'host' | 'port' | 'portGiven'>): Check {
  const { host, port } = config;
  return {
    name: 'port',
    async run(signal) {
      if (port === 0) return ok('PORT is 0: a free one is picked at start.');
      const fault = await tryListen(host, port);
      if (fault === null) return ok(`${host}:${port} is free: Broadsheet is not running there.`);
      if (fault === 'EADDRINUSE') return takenFinding(config, await askReady(host, port, signal));
      if (fault === 'EACCES')
        return failed(
          `This user may not listen on port ${port}.`,
          'Set PORT to a number from 1024 on, and put a proxy before it.',
        );
      if (fault === 'EADDRNOTAVAIL')
        return failed(`HOST ${host} is no address of this machine.`, 'Set HOST to 127.0.0.1 or 0.0.0.0.');
      return failed(`Nothing can listen on ${host}:${port} (${fault}).`, 'Change HOST or PORT.');
    },
  };
}

function takenFinding(
  { host, port, portGiven }: Pick<Config, 'host' | 'port' | 'portGiven'>,
  ready: Ready,
): Finding {
  if (ready.kind === 'ours' && ready.reasons.length === 0)
    return ok(`Broadsheet is running on ${host}:${port}, and is ready.`);
  if (ready.kind === 'ours')
    return warning(
      `Broadsheet is running on ${host}:${port}, and is not ready: ${ready.reasons.join('; ')}.`,
      `See what it says under http://${host}:${port}/status, and what is told here.`,
    );
  if (!portGiven) return ok(`Another program is on port ${port}: start takes a free one instead.`);
  return failed(
    `Another program is on ${host}:${port}.`,
    'Set PORT to another number, or to 0 for a free one.',
  );
}

type Ready = { kind: 'ours'; reasons: string[] } | { kind: 'foreign' };

const ANY_ADDRESS: ReadonlyMap<string, string> = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '[::1]'],
]);

/** `/readyz` in its form is ours. */
async function askReady(host: string, port: number, signal: AbortSignal): Promise<Ready> {
  const name = ANY_ADDRESS.get(host) ?? (host.includes(':') ? `[${host}]` : host);
  try {
    const response = await fetch(`http://${name}:${port}/readyz`, { signal, redirect: 'manual' });
    const { ready, reasons } = (await response.json()) as { ready?: unknown; reasons?: unknown };
    if (typeof ready !== 'boolean' || !Array.isArray(reasons)) return { kind: 'foreign' };
    return { kind: 'ours', reasons: reasons.map(String) };
  } catch {
    return { kind: 'foreign' };
  }
}

function tryListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}
