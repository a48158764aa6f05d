import { hash32 } from '../../core/digest/seeded.ts';
import type { Log } from '../../core/ports/log.ts';
import type { GeneratedSummary, Summariser } from '../../core/ports/summariser.ts';
import { createRecent } from '../../core/recent.ts';
import { type AskParts, ask } from './ask.ts';
import { plainAnswer } from './plain-answer.ts';
import { summaryPrompt } from './prompt.ts';

export interface OpenAiParts extends AskParts {
  now: () => Date;
  log: Log;
}

const MOST_KEPT = 500;
/** An endpoint that failed is left alone for so long, so that nothing waits for it again and again. */
const REST_MS = 60_000;
/** A paper it made no summary of is asked about again after this. */
const FAILED_MS = 10 * 60_000;

/**
 * Summaries by an OpenAI-compatible endpoint. Whatever is odd about an answer means that there is none; each is kept
 * for as long as the process lives, so that a paper is asked about once.
 */
export function createOpenAiSummariser(parts: OpenAiParts): Summariser {
  const { settings, now, log } = parts;
  const kept = createRecent<GeneratedSummary>(Number.POSITIVE_INFINITY, MOST_KEPT);
  const failed = createRecent<true>(FAILED_MS, MOST_KEPT);
  const underWay = new Map<string, Promise<GeneratedSummary | null>>();
  let restingUntilMs = 0;

  async function make(key: string, paper: Parameters<Summariser['summarise']>[0]) {
    const asked = await ask(parts, summaryPrompt(paper));
    const text = asked.kind === 'answer' ? plainAnswer(asked.text) : null;
    if (text !== null) {
      const summary = { text, model: settings.model };
      kept.put(key, summary, now().getTime());
      return summary;
    }
    if (asked.kind === 'unavailable') restingUntilMs = now().getTime() + REST_MS;
    failed.put(key, true, now().getTime());
    const why = asked.kind === 'answer' ? 'its answer was no summary' : asked.why;
    log.warn({ paper: paper.id, why }, 'no summary from OPENAI_BASE_URL; the abstract speaks for itself');
    return null;
  }

  return {
    async summarise(paper) {
      if (paper.abstract === null || paper.abstract.trim() === '') return null;
      const key = `${hash32(`${paper.title}\n${paper.abstract}`)} ${paper.id}`;
      const nowMs = now().getTime();
      const known = kept.get(key, nowMs);
      if (known !== null) return known;
      if (nowMs < restingUntilMs || failed.get(key, nowMs) !== null) return null;
      const making = underWay.get(key) ?? make(key, paper).finally(() => underWay.delete(key));
      underWay.set(key, making);
      return making;
    },
  };
}
