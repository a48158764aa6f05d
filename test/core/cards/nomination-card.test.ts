import { describe, expect, test } from 'vitest';
import {
  alreadyOpenCard,
  closedNominationCard,
  nominationCard,
  notYoursCard,
  outcomeOf,
} from '../../../src/core/cards/nomination-card.ts';
import type { Document } from '../../../src/core/document/document.ts';
import { plainText } from '../../../src/core/document/plain-text.ts';
import type { ToldNomination } from '../../../src/core/services.ts';
import { weekly } from '../../support/voting.ts';
import { paperWith } from '../paper/papers.ts';

const PAPER = paperWith({
  id: 'x'.repeat(120),
  title: 'Does it pay to $\\emph{disobey}$?',
  authors: ['Ada Example', 'Bo Example'],
  published: '2022-10-12',
  url: 'https://arxiv.org/abs/2210.06313',
});

function nomination(changes: Partial<ToldNomination> = {}): ToldNomination {
  return {
    paperId: PAPER.id,
    title: PAPER.title,
    paper: PAPER,
    by: { id: 'U1', name: 'reader' },
    at: new Date('2026-11-23T12:00:00Z'),
    votes: 2,
    voters: ['U1', 'U2'],
    postedOn: null,
    next: { subscription: weekly(), dueAt: new Date('2026-11-30T08:00:00Z') },
    ...changes,
  };
}

function labels(document: Document): string[] {
  return document.actions.map(({ label }) => label);
}

describe('the card of a nomination', () => {
  test('says in its first sentence what it is, by whom, and how it stands', () => {
    expect(nominationCard(nomination()).summary).toBe(
      "“Does it pay to disobey?” was nominated for this channel's paper of the week by reader; 2 votes so far.",
    );
  });

  test('names authors, date and when it could be picked', () => {
    const words = plainText(nominationCard(nomination()));

    expect(words).toContain('Ada Example, Bo Example, 12 Oct 2022');
    expect(words).toContain('It could be picked on Mon 30 Nov 2026, 09:00 (Europe/Berlin)');
  });

  test('by somebody who asked to be forgotten names nobody', () => {
    const card = nominationCard(nomination({ by: null }));

    expect(card.summary).toContain("for this channel's paper of the week; 2 votes");
    expect(plainText(notYoursCard(nomination({ by: null })))).toContain('Only a host can take');
  });

  test('of a paper that left the library says so and leads nowhere', () => {
    const card = nominationCard(nomination({ paper: null, title: 'Gone' }));

    expect(plainText(card)).toContain('It has left the library since.');
    expect(labels(card)).toEqual(['Vote · 2', 'Withdraw']);
  });

  test('that is closed offers no vote, and says how it ended', () => {
    const taken = closedNominationCard(nomination(), outcomeOf(null));
    const posted = closedNominationCard(nomination({ votes: 0 }), outcomeOf('2026-11-30'));

    expect(labels(taken)).toEqual(['Paper']);
    expect(plainText(taken)).toContain('The nomination was taken back, with 2 votes.');
    expect(plainText(posted)).toContain('It was paper of the week on 30 Nov 2026.');
  });

  test('told to a second nominator alone has no mark of the card that shows the count', () => {
    const [vote] = alreadyOpenCard(nomination()).actions;

    expect(vote).toMatchObject({ call: { route: 'nominate vote', args: { paper: expect.any(String) } } });
    expect(JSON.stringify(vote)).not.toContain('"card"');
  });
});
