import type { PostOutcome } from '../../core/ports/messenger.ts';
import type { Tally } from '../../core/ports/tally.ts';
import { type Family, gauges } from './family.ts';
import type { Registry } from './registry.ts';

/** Upper bounds in seconds: people notice from a tenth on, platforms give up after three. */
const SEARCH_BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const ANSWER_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30];
const WRITE_BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const POST_BOUNDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is counted, and how long each platform still wants to be left alone. */
export interface MetricsTally extends Tally {
  waits(): Family;
}

/** Counts into the registry. `elapsedMs` counts on from any moment. */
export function createTally(registry: Registry, elapsedMs: () => number): MetricsTally {
  const answers = registry.counter(
    'broadsheet_answers_total',
    'Questions and pressed buttons by the route they called and by who had to act afterwards.',
  );
  const answerTimes = registry.histogram(
    'broadsheet_answer_duration_seconds',
    'How long an answer took, without its way to the platform.',
    ANSWER_BOUNDS,
  );
  const searches = registry.histogram(
    'broadsheet_search_duration_seconds',
    'How long a search took, by kind.',
    SEARCH_BOUNDS,
  );
  const posts = registry.counter(
    'broadsheet_posts_total',
    'Attempts to post an issue, its thread or a notice, by what came of it.',
  );
  const postTimes = registry.histogram(
    'broadsheet_post_duration_seconds',
    'How long an attempt to post took.',
    POST_BOUNDS,
  );
  const refusals = registry.counter('broadsheet_refusals_total', 'Posts a platform refused, by the reason.');
  const readBacks = registry.counter(
    'broadsheet_readbacks_total',
    'Channels read back for messages of ours, by what came of it.',
  );
  const writes = registry.counter('broadsheet_store_writes_total', 'Changes of stored state by outcome.');
  const writeTimes = registry.histogram(
    'broadsheet_store_write_duration_seconds',
    'How long a change took to become durable in the file or the database.',
    WRITE_BOUNDS,
  );
  for (const outcome of ['stored', 'failed']) writes.add({ outcome }, 0);
  const waitUntilMs = new Map<string, number>();

  return {
    answered(route, outcome, tookMs) {
      answers.add({ route, outcome });
      answerTimes.observe(tookMs / 1000);
    },
    searched: (kind, tookMs) => searches.observe(tookMs / 1000, { kind }),
    posted(platform, role, outcome, tookMs) {
      posts.add({ platform, role, outcome: outcome.kind });
      postTimes.observe(tookMs / 1000, { platform });
      const kind = refusalOf(outcome);
      if (kind !== null) refusals.add({ platform, kind });
      if (outcome.kind === 'later' && outcome.retryAfterMs !== null) {
        const untilMs = elapsedMs() + outcome.retryAfterMs;
        waitUntilMs.set(platform, Math.max(untilMs, waitUntilMs.get(platform) ?? untilMs));
      } else if (!waitUntilMs.has(platform)) waitUntilMs.set(platform, elapsedMs());
    },
    readBack: (platform, outcome) => readBacks.add({ platform, outcome: outcome.kind }),
    wrote(outcome, tookMs) {
      writes.add({ outcome });
      if (outcome === 'stored') writeTimes.observe(tookMs / 1000);
    },
    waits: () =>
      gauges(
        'broadsheet_platform_wait_seconds',
        'The longest time a platform still asks us to wait somewhere; 0 where it does not.',
        [...waitUntilMs].map(([platform, untilMs]) => ({
          labels: { platform },
          value: Math.max(0, untilMs - elapsedMs()) / 1000,
        })),
      ),
  };
}

/** One of a few words: where a limit was met, or what a person has to mend. */
function refusalOf(outcome: PostOutcome): string | null {
  if (outcome.kind === 'refused') return outcome.cause;
  if (outcome.kind === 'invalid') return 'invalid';
  if (outcome.kind !== 'later' || outcome.retryAfterMs === null) return null;
  return `limit-of-${outcome.scope}`;
}
