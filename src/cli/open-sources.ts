import { join } from 'node:path';
import { after, systemClock } from '../clock.ts';
import type { PaperSource } from '../core/ports/source.ts';
import { KNOWN_HOSTS, limitsOf } from '../http/host-limits.ts';
import { createHttp, type HttpClient } from '../http/index.ts';
import { packageVersion } from '../package-root.ts';
import type { HostLimits } from '../services/operator-report-sources.ts';
import { createSources } from '../sources/index.ts';
import type { Shell } from './subcommand.ts';

/** Where papers come from beyond the library, with the one way out that all of them share. */
export interface OpenSources {
  sources: readonly PaperSource[];
  http: Pick<HttpClient, 'hosts'>;
  /** How each host wants to be asked. */
  limits: HostLimits;
  /** Ends what is under way; may be called again. */
  close(): Promise<void>;
}

/** Nothing is asked before a source is. Answers are kept beside the data. */
export function openSources({ config, log }: Pick<Shell, 'config' | 'log'>, dataDir: string): OpenSources {
  const { contact, baseUrls, keys, feedOrigins } = config.sources;
  const http = createHttp({
    version: packageVersion(),
    contact,
    folder: join(dataDir, 'cache', 'http'),
    now: () => systemClock.now(),
    after,
    random: Math.random,
    log,
  });
  const now = () => systemClock.now();
  let closing: Promise<void> | null = null;
  return {
    http,
    limits: { known: KNOWN_HOSTS, of: (host) => limitsOf(host, contact !== '') },
    sources: createSources({ http, now, contact, baseUrls, keys, feedOrigins }),
    close() {
      closing ??= http.close();
      return closing;
    },
  };
}
