import { counted } from '../cards/reply.ts';
import { formatPublished } from '../paper/published.ts';
import type { Reason } from './pick.ts';
import { dayNumber, type ScoreParts } from './score.ts';
import { shorten } from './shorten.ts';

/** From which value on a part is worth naming. */
const NAMED_FROM = { fresh: 0.5, near: 0.6, novel: 0.75 } as const;
const NAMED_BELOW = { alike: 0.25 } as const;
const LONGEST_NAME = 60;

/** What the words rest on beside the reason itself. */
export interface WhySetting {
  /** The day of the issue, `2026-11-30`. */
  day: string;
  /** What the digest is about, `null` without a topic. */
  topic: string | null;
  /** Whether papers were posted in the channel before, so that one may be unlike them. */
  hasPast: boolean;
}

/** Why this paper, as the end of "Why this one: …", without a full stop. */
export function whyThisOne(reason: Reason, setting: WhySetting): string {
  switch (reason.by) {
    case 'votes':
      return votesWords(reason.votes, reason.nominatedBy);
    case 'newest':
      return `nobody nominated, so the newest not posted here yet${publishedWords(reason.published, setting.day)}`;
    case 'turn': {
      const last = formatPublished(reason.lastAt.slice(0, 10));
      return `nobody nominated, and all that match were posted here before; this one longest ago (${last})`;
    }
    case 'score':
      return `nobody nominated, so by score: ${scoreWords(reason.parts, reason.published, setting)}`;
  }
}

function votesWords(votes: number, nominatedBy: string | null): string {
  const by = nominatedBy === null ? '' : `nominated by ${shorten(nominatedBy, LONGEST_NAME)}`;
  const count = votes === 0 ? 'no votes yet' : counted(votes, 'vote');
  return `the channel’s choice: ${[count, by].filter(Boolean).join(', ')}`;
}

function scoreWords(
  parts: ScoreParts,
  published: string | null,
  { day, topic, hasPast }: WhySetting,
): string {
  const words = [
    parts.fresh >= NAMED_FROM.fresh ? `new${publishedWords(published, day)}` : '',
    topic !== null && parts.near >= NAMED_FROM.near ? `near “${shorten(topic, LONGEST_NAME)}”` : '',
    parts.code > 0 ? 'has code' : '',
    parts.novel >= NAMED_FROM.novel ? 'little like what came before it' : '',
    hasPast && parts.alike < NAMED_BELOW.alike ? 'unlike the last ones' : '',
  ].filter(Boolean);
  if (words.length === 0) return `the best of what was not posted here yet${publishedWords(published, day)}`;
  return words.join(', ');
}

/** ` (published 3 weeks ago)`, ` (published Oct 2022)`; nothing without a date. */
function publishedWords(published: string | null, day: string): string {
  if (published === null) return '';
  const then = dayNumber(published);
  const now = dayNumber(day);
  const isWholeDay = published.length === 10;
  if (then === null || now === null || !isWholeDay || now < then) {
    return ` (published ${formatPublished(published)})`;
  }
  return ` (published ${ago(now - then)})`;
}

function ago(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 14) return `${days} days ago`;
  if (days < 61) return `${counted(Math.floor(days / 7), 'week')} ago`;
  if (days < 730) return `${counted(Math.floor(days / 30.44), 'month')} ago`;
  return `${counted(Math.floor(days / 365.25), 'year')} ago`;
}
