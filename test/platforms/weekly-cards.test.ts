import { expect, test } from 'vitest';
import { followCard, stopChoice } from '../../src/core/cards/follow-card.ts';
import { closedNominationCard, nominationCard } from '../../src/core/cards/nomination-card.ts';
import { topCard } from '../../src/core/cards/top-card.ts';
import type { Document } from '../../src/core/document/document.ts';
import { renderMessage as renderForDiscord } from '../../src/platforms/discord/render/index.ts';
import { paperWith } from '../core/paper/papers.ts';
import { hostileStrings } from '../support/hostile-strings.ts';
import { weekly } from '../support/voting.ts';
import { problemsOf as discordProblemsOf } from './discord/render/samples.ts';
import { problemsOf as slackProblemsOf } from './slack/render/payloads.ts';

const LONG_ID = 'an-id-as-long-as-they-come-'.repeat(5);

/** Every card of nominations, votes and following, with one text wherever a person or a paper gives one. */
function cardsWith(text: string): [name: string, card: Document][] {
  const paper = paperWith({ id: LONG_ID, title: text, authors: [text], url: 'https://example.org/p' });
  const nomination = {
    paperId: LONG_ID,
    title: text,
    paper,
    by: { id: 'U1', name: text },
    at: new Date('2026-11-23T12:00:00Z'),
    votes: 12_345,
    voters: [],
    postedOn: '2026-10-12',
    next: { subscription: weekly(), dueAt: new Date('2026-11-30T08:00:00Z') },
  };
  const top = Array.from({ length: 25 }, (_, index) => ({
    paperId: `${LONG_ID}${index}`,
    title: text,
    paper,
    votes: index,
    postedOn: '2026-10-12',
    isOpen: true,
  }));
  const follows = Array.from({ length: 50 }, (_, index) => ({
    kind: 'topic' as const,
    value: `${text.slice(0, 90)} ${index}`,
  }));
  const subscription = weekly({ kind: 'follow', to: 'person', follows });
  const line = { subscription, number: 1, inWords: 'every Monday at 09:00', nextRunAt: new Date(0) };
  return [
    ['a nomination', nominationCard(nomination)],
    ['a closed nomination', closedNominationCard(nomination, `it was taken back by ${text}`)],
    ['what a channel voted for', topCard(top, 'month', 2)],
    ['what a person follows', followCard(line, null)],
    ['what to stop following', stopChoice('Choosing one stops it.', follows)],
  ];
}

/** All of them at once. */
const ALL_HOSTILE = hostileStrings.map(({ text }) => text).join(' ');

test.each([
  ['a long title', 'A title as long as they come. '.repeat(12)],
  ['all that is hostile', ALL_HOSTILE.slice(0, 2000)],
  ['nothing to see', '\u200b\u2060'],
  ['calls to everyone', '@everyone <!channel> <@U1> [x](http://evil.example)'],
])('cards with %s fit both platforms', (_name, text) => {
  for (const [name, card] of cardsWith(text)) {
    expect(discordProblemsOf(renderForDiscord(card, { share: true })), name).toEqual([]);
    expect(slackProblemsOf(card), name).toEqual([]);
  }
});

test.each(hostileStrings)('the card of a nomination with $name fits both platforms', ({ text }) => {
  const [[, card] = []] = cardsWith(text);
  if (card === undefined) throw new Error('there is no card');

  expect(discordProblemsOf(renderForDiscord(card, { share: false }))).toEqual([]);
  expect(slackProblemsOf(card)).toEqual([]);
});

test('no button of theirs is left out on either platform', () => {
  for (const [name, card] of cardsWith('Does it pay to disobey?')) {
    const { components } = renderForDiscord(card, { share: true });
    const labels = JSON.stringify(components);

    for (const { label } of card.actions) expect(labels, name).toContain(label);
  }
});
