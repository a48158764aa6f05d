import type { WebClient } from '@slack/web-api';
import type { Chart, Document } from '../../core/document/document.ts';
import { chartsOf, paintCharts } from '../../core/document/paint-charts.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Painter, PictureTheme } from '../../core/ports/painter.ts';
import { type Adornment, type EditOrder, editKey } from './edit-order.ts';
import type { InFlight } from './in-flight.ts';
import type { After } from './parts.ts';
import { createPictureFiles } from './picture-files.ts';
import { causeOf } from './redact.ts';
import { renderMessage } from './render/index.ts';
import { describeTrouble, isBadBlocks, troubleOf } from './trouble.ts';

/**
 * Puts pictures in the place of charts. An answer never waits for them: it is shown with its charts in words, and
 * changed once Slack has the pictures, unless it looks different by then.
 */
export interface LatePictures {
  /** To be called as soon as a message of ours stands; returns at once. */
  follow(shown: ShownMessage): void;
  /** Whatever has no picture yet keeps its words. */
  stop(): void;
}

export interface ShownMessage {
  client: WebClient;
  tenant: string;
  channel: string;
  /** Its `ts`. */
  message: string;
  document: Document;
}

export interface LatePicturesParts {
  painter: Painter | null;
  log: Log;
  now: () => Date;
  after: After;
  edits: EditOrder;
  inFlight: InFlight;
}

/** Most people look at Slack as it comes: light. */
const THEME: PictureTheme = 'light';

/** Slack may refuse a file of its own memory, as one that was deleted there: then it is uploaded once more. */
const MOST_TRIES = 2;

const IN_WORDS = 'a chart stays in words';

export function createLatePictures(parts: LatePicturesParts): LatePictures {
  const { painter, log, edits, inFlight } = parts;
  const files = createPictureFiles(parts);
  return {
    follow(shown) {
      if (painter === null || chartsOf(shown.document).length === 0 || files.isResting(shown.tenant)) return;
      const { tenant, channel, message } = shown;
      const adornment = edits.adorn(editKey(tenant, channel, message));
      const work = replace(painter, shown, adornment)
        .catch((error) => log.warn({ cause: causeOf(error) }, IN_WORDS))
        .finally(() => adornment.end());
      void inFlight.track(work);
    },
    stop: () => files.stop(),
  };

  async function replace(by: Painter, shown: ShownMessage, adornment: Adornment): Promise<void> {
    const { client, tenant, channel, message: ts, document } = shown;
    const painted = await paintCharts(by, document, THEME, (error) =>
      log.warn({ cause: causeOf(error) }, IN_WORDS),
    );
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      const pictures = new Map<Chart, string>();
      for (const [chart, picture] of painted) {
        const file = await files.idOf(client, tenant, chart, picture);
        if (file !== null) pictures.set(chart, file);
      }
      if (pictures.size === 0) return;
      try {
        const { text, blocks } = renderMessage(document, { share: false, pictures });
        await adornment.make(async () => void (await client.chat.update({ channel, ts, text, blocks })));
        return;
      } catch (error) {
        const trouble = troubleOf(error);
        for (const chart of pictures.keys()) files.forget(tenant, chart);
        if (isBadBlocks(trouble) && tries < MOST_TRIES) continue;
        log.warn({ call: 'chat.update', trouble: describeTrouble(trouble) }, IN_WORDS);
        return;
      }
    }
  }
}
