import type { Call, Document } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import type { DigestLine } from '../services.ts';
import { digestTitle, issueNoun } from './digest-words.ts';
import { button, note, privately, sentence } from './reply.ts';

const OFFERED = [
  { day: 'monday 09:00', words: 'Every Monday at 09:00' },
  { day: 'friday 15:00', words: 'Every Friday at 15:00' },
  { day: 'every weekday 08:30', words: 'Every weekday at 08:30' },
  { day: 'first monday of the month 09:00', words: 'On the first Monday of the month at 09:00' },
];

/** A digest without a time: some to choose from. `asked` is what was said beside it. */
export function digestOfferCard(asked: Call['args'], kind: DigestLine['subscription']['kind']): Document {
  const what = kind === 'paper' ? 'the paper of the week' : 'the round-up of what is new';
  const words = `When should ${what} be posted here?`;
  const items = OFFERED.map(({ day, words: title }) => ({
    title: text(title),
    call: { route: 'digest subscribe', args: { ...asked, day } },
  }));
  return privately(
    words,
    [
      { kind: 'heading', text: text(words) },
      { kind: 'list', start: 1, items },
      note('Or in your own words: /digest subscribe tuesday 10:00 Europe/Berlin topic:"state space models"'),
    ],
    [button('Another time …', 'Set up a digest at another time', { route: 'digest form', args: {} })],
  );
}

/** Asks before something appears in the channel, where a slip would be seen by everybody. */
export function postNowQuestion(line: DigestLine): Document {
  const args = { digest: line.subscription.id };
  const words = `Post ${issueNoun(line.subscription)} now, outside its schedule? Everybody in the channel sees it.`;
  return sentence(words, [
    button(
      'Post it now',
      `Post an issue of ${digestTitle(line)} now`,
      { route: 'digest post', args: { ...args, now: true } },
      'primary',
    ),
    button('Preview', `Preview it first`, { route: 'digest preview', args }),
  ]);
}

/** Asks before a digest ends. */
export function unsubscribeQuestion(line: DigestLine): Document {
  const args = { digest: line.subscription.id };
  return sentence(`End “${digestTitle(line)}”? Nothing more is posted then; its history stays.`, [
    button(
      'Unsubscribe',
      `End ${digestTitle(line)}`,
      { route: 'digest unsubscribe', args: { ...args, confirm: true } },
      'danger',
    ),
    button('Pause it instead', `Pause ${digestTitle(line)}`, { route: 'digest pause', args }),
  ]);
}

/** What ended, and the button that sets the same up again. */
export function unsubscribedCard(line: DigestLine, again: Call | null): Document {
  const words = `Ended: ${digestTitle(line)}. Nothing more is posted; /digest history still shows what was.`;
  return sentence(
    words,
    again === null ? [] : [button('Set it up again', `Set up ${digestTitle(line)} again`, again)],
  );
}
