import { createHash } from 'node:crypto';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Chart } from '../../core/document/document.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Picture } from '../../core/ports/painter.ts';
import type { After } from './parts.ts';
import { fieldsOf, textOf } from './payload.ts';
import { describeTrouble, troubleOf } from './trouble.ts';
import { createTtlMap } from './ttl-map.ts';

/** Files of pictures, kept with Slack and shown by the app alone: they are in no channel until a message has them. */
export interface PictureFiles {
  /**
   * Slack's id of a picture it is ready to show; uploaded where it has none of this chart. `null` when it could not be
   * had, and the log says why.
   */
  idOf(client: WebClient, tenant: string, chart: Chart, picture: Picture): Promise<string | null>;
  /** Takes a file for lost: the next to ask for it uploads it again. */
  forget(tenant: string, chart: Chart): void;
  /** Whether the workspace does not let us upload, as was seen within the hour. */
  isResting(tenant: string): boolean;
  /** Ends all waiting; nothing is uploaded any more. */
  stop(): void;
}

export interface PictureFilesParts {
  log: Log;
  now: () => Date;
  after: After;
}

const HOUR_MS = 60 * 60_000;
const KEPT_MS = 12 * HOUR_MS;
const MOST_KEPT = 2000;

/**
 * How long Slack is waited for before each look, in milliseconds: some ten seconds in all. It takes a file in after
 * the upload is done, and until then answers `invalid_blocks` to a message that names it.
 */
const WAITS_MS = [250, 500, 1000, 2000, 3000, 4000] as const;

const IN_WORDS = 'a chart stays in words';

export function createPictureFiles({ log, now, after }: PictureFilesParts): PictureFiles {
  const kept = createTtlMap<string>({ forMs: KEPT_MS, most: MOST_KEPT, now });
  const resting = createTtlMap<true>({ forMs: HOUR_MS, most: MOST_KEPT, now });
  const waiting = new Set<() => void>();
  let isStopped = false;
  return {
    async idOf(client, tenant, chart, picture) {
      const key = keyOf(tenant, chart);
      const known = kept.get(key);
      if (known !== undefined) return known;
      if (isStopped || resting.get(tenant) === true) return null;
      try {
        const file = await upload(client, chart, picture);
        if (!(await isTakenIn(client, file))) return null;
        kept.set(key, file);
        return file;
      } catch (error) {
        tell(tenant, error);
        return null;
      }
    },
    forget: (tenant, chart) => kept.delete(keyOf(tenant, chart)),
    isResting: (tenant) => resting.get(tenant) === true,
    stop() {
      isStopped = true;
      for (const wake of waiting) wake();
    },
  };

  /** Whether Slack has looked at the picture and can show it. */
  async function isTakenIn(client: WebClient, file: string): Promise<boolean> {
    for (const waitMs of WAITS_MS) {
      await wait(waitMs);
      if (isStopped) return false;
      const answer = await client.files.info({ file });
      const facts = fieldsOf(answer.file);
      if (textOf(facts.mimetype) !== '' && Number(facts.original_w) > 0) return true;
    }
    log.warn({ call: 'files.info', trouble: 'not taken in within ten seconds' }, IN_WORDS);
    return false;
  }

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        callOff();
        waiting.delete(wake);
        resolve();
      };
      const callOff = after(ms, wake);
      waiting.add(wake);
      if (isStopped) wake();
    });
  }

  function tell(tenant: string, error: unknown): void {
    const trouble = troubleOf(error);
    const scope = missingScope(error);
    if (scope !== null) resting.set(tenant, true);
    const mend = scope === null ? '' : `: give the app the permission ${scope} and install it again`;
    log.warn({ tenant, trouble: describeTrouble(trouble) }, `${IN_WORDS}${mend}`);
  }
}

/** Without a channel: the file is the app's alone until a message of the app shows it. */
async function upload(client: WebClient, { title }: Chart, { png }: Picture): Promise<string> {
  const answer = await client.filesUploadV2({ filename: 'chart.png', title, file: Buffer.from(png) });
  const [done] = answer.files ?? [];
  const [file] = done?.files ?? [];
  const id = textOf(file?.id);
  if (id === '') throw new Error('Slack named no file');
  return id;
}

function missingScope(error: unknown): string | null {
  if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'missing_scope') return null;
  return textOf(fieldsOf(error.data).needed) || 'files:write';
}

/** All that is drawn; the alternative text is not. */
function keyOf(tenant: string, { title, columns, series }: Chart): string {
  const drawn = JSON.stringify([title, columns, series.map(({ name, values }) => [name, values])]);
  return `${tenant}:${createHash('sha256').update(drawn).digest('base64url')}`;
}
