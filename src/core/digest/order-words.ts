import type { Subscription } from './subscription.ts';

/** What was found beside the schedule among the words of an order; what was not said is missing. */
export interface OrderWords {
  /** The words that are left: day, time and zone. */
  when: string;
  kind?: 'paper' | 'round-up';
  topic?: string;
  hasCode?: true;
  picks?: Subscription['picks'];
  mention?: 'here' | 'channel';
}

/**
 * Takes out of `paper of the week every monday 9:00 with code about state space models` what is no schedule, so that a
 * whole sentence may be typed. What follows `about` is the topic, to the end.
 */
export function takeOrderWords(typed: string): OrderWords {
  const found: OrderWords = { when: '' };
  let words = ` ${typed.replace(/\s+/g, ' ').trim()} `;
  const take = (pattern: RegExp, found: (match: RegExpExecArray) => void) => {
    const match = pattern.exec(words);
    if (match === null) return;
    found(match);
    words = `${words.slice(0, match.index)} ${words.slice(match.index + match[0].length)}`;
  };
  take(/ (?:papers? )?about (.+) $/i, ([, topic = '']) => {
    found.topic = topic.replace(/^["“]|["”]$/gu, '');
  });
  take(/ (?:the |a )?papers? of the (?:day|week|month)(?= )/i, () => {
    found.kind = 'paper';
  });
  take(/ (?:the |a )?(?:round-?up|round up)(?= )/i, () => {
    found.kind = 'round-up';
  });
  take(/ (?:with |has:)?code(?= )/i, () => {
    found.hasCode = true;
  });
  for (const picks of ['best', 'voted', 'newest'] as const) {
    take(new RegExp(` ${picks}(?= )`, 'i'), () => {
      found.picks = picks;
    });
  }
  for (const mention of ['here', 'channel'] as const) {
    take(new RegExp(` @${mention}(?= )`, 'i'), () => {
      found.mention = mention;
    });
  }
  return { ...found, when: words.replace(/\s+/g, ' ').trim() };
}

/**
 * The number or id of a digest in front of other words: `2 until friday`. A number counts as one up to `most`, so that
 * hours, dates and cron expressions stay what they are.
 */
export function takeWhich(typed: string, most: number): { which: string | null; rest: string } {
  const words = typed.trim();
  const match = /^(?:#?(\d{1,2})|([df]-[a-z0-9]{6,12}))(?= |$)/.exec(words);
  if (match === null || isTime(words)) return { which: null, rest: words };
  const [whole, number, id] = match;
  if (number !== undefined && (Number(number) < 1 || Number(number) > most))
    return { which: null, rest: words };
  return { which: number ?? id ?? null, rest: words.slice(whole.length).trim() };
}

/** `9 am monday`, `4 jan`, `2 weeks`, `30 8 * * 1`. */
function isTime(words: string): boolean {
  if (/^\d+ (?:am|pm|h|uhr|o.?clock|days?|weeks?|months?)(?: |$)/i.test(words)) return true;
  if (/^\d+ (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: |$)/i.test(words)) return true;
  return /^(?:[\d*/,?-]+ ){2}\S+ \S+ \S+$/.test(words);
}
