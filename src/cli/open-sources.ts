import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, systemClock } from '../clock.ts';
import type { PaperSource } from '../core/ports/source.ts';
import { createHttp, type HttpClient } from '../http/index.ts';
import { packageRoot } from '../package-root.ts';
import { createSources } from '../sources/index.ts';
import type { Shell } from './subcommand.ts';

/** Where papers come from beyond the library, with the one way out that all of them share. */
export interface OpenSources {
  sources: readonly PaperSource[];
  http: Pick<HttpClient, 'hosts'>;
  /** Ends what is under way; may be called again. */
  close(): Promise<void>;
}

/** Nothing is asked before a source is. Answers are kept beside the data. */
export function openSources({ config, log }: Pick<Shell, 'config' | 'log'>, dataDir: string): OpenSources {
  const { contact, baseUrls, keys, feedOrigins } = config.sources;
  const http = createHttp({
    version: ownVersion(),
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
    sources: createSources({ http, now, contact, baseUrls, keys, feedOrigins }),
    close() {
      closing ??= http.close();
      return closing;
    },
  };
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
