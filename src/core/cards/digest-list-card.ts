import type { Document, ListItem } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import type { Place } from '../person.ts';
import type { DigestLine } from '../services.ts';
import { coverageWords, digestTitle, nextWords, ownerWords, pauseWords } from './digest-words.ts';
import { button, counted, note, privately, sentence } from './reply.ts';

/** All digests with their numbers, by which the other commands name them; choosing one shows it whole. */
export function digestListCard(lines: readonly DigestLine[], place: Place, now: Date): Document {
  if (lines.length === 0) return noDigestCard(place);
  const words = `${counted(lines.length, 'digest')} ${isChannel(place) ? 'in this channel' : 'of yours'}`;
  return privately(`${words}.`, [
    { kind: 'heading', text: text(words) },
    { kind: 'list', start: 1, items: digestItems(lines, place, now) },
    note(
      lines.length === 1
        ? '/digest preview shows the next issue, /digest history what became of the others.'
        : 'The commands take the number: /digest preview 2, /digest pause 2 until friday.',
    ),
  ]);
}

export function digestItems(lines: readonly DigestLine[], place: Place, now: Date): ListItem[] {
  return lines.map((line) => ({
    title: text(digestTitle(line)),
    detail: text(detailOf(line, place, now)),
    call: { route: 'digest show', args: { digest: line.subscription.id } },
  }));
}

export function noDigestCard(place: Place): Document {
  const where = isChannel(place) ? 'There is no digest in this channel yet.' : 'You have no digest yet.';
  return sentence(`${where} /digest subscribe monday 09:00 sets up a paper of the week.`, [
    button('Set one up', 'Set up a digest', { route: 'digest subscribe', args: {} }, 'primary'),
  ]);
}

/** Several digests fit: which one is meant. Choosing one goes on with what was asked. */
export function whichDigestCard(items: ListItem[]): Document {
  const words = 'Which digest do you mean?';
  return privately(words, [
    { kind: 'heading', text: text(words) },
    { kind: 'list', start: 1, items },
  ]);
}

function detailOf(line: DigestLine, place: Place, now: Date): string {
  const { subscription } = line;
  const pause = pauseWords(line, now);
  const parts = [
    pause === null ? null : `paused ${pause.replace(/\.$/, '')}`,
    `next: ${nextWords(line, now)}`,
    coverageWords(subscription),
    isChannel(place) ? `owner: ${ownerWords(subscription)}` : placeWords(line, place),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function placeWords({ subscription }: DigestLine, place: Place): string {
  if (subscription.to === 'person') return 'sent to you';
  return subscription.channel === place.id ? 'posted here' : `posted in channel ${subscription.channel}`;
}

/** A channel lists its own digests, a direct message those of the person, wherever they are posted. */
function isChannel({ kind }: Place): boolean {
  return kind === 'channel';
}
