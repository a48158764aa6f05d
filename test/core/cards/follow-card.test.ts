import { describe, expect, test } from 'vitest';
import { followCard, followTimeForm } from '../../../src/core/cards/follow-card.ts';
import type { Follow, Subscription } from '../../../src/core/digest/subscription.ts';
import { plainText } from '../../../src/core/document/plain-text.ts';
import type { DigestLine } from '../../../src/core/services.ts';
import { weekly } from '../../support/voting.ts';

const FOLLOWS: Follow[] = [
  { kind: 'author', value: 'Ada Example' },
  { kind: 'topic', value: 'pruning' },
  { kind: 'topic', value: 'sparse attention' },
  { kind: 'category', value: 'cs.LG' },
];

function line(changes: Partial<Subscription> = {}, nextRunAt: Date | null = null): DigestLine {
  const subscription = weekly({ kind: 'follow', to: 'person', follows: FOLLOWS, ...changes });
  return { subscription, number: 1, inWords: 'every Monday at 09:00', nextRunAt };
}

describe('the card of what a person follows', () => {
  test('counts each kind in words', () => {
    expect(followCard(line(), null).summary).toBe('You follow 1 author, 2 topics and 1 category.');
  });

  test('tells why it is paused and how it goes on', () => {
    const paused = {
      at: '2026-11-23T12:00:00.000Z',
      until: null,
      by: 'fault' as const,
      why: 'You take no messages.',
    };

    const words = plainText(followCard(line({ paused }), null));

    expect(words).toContain('Next: not while it is paused');
    expect(words).toContain('It is paused: You take no messages. Change its time');
  });

  test('says what has just changed first', () => {
    expect(followCard(line(), 'You follow “pruning” now.').summary).toBe('You follow “pruning” now.');
  });

  test('with nothing followed says how to start', () => {
    expect(followCard(null, null).summary).toMatch(/^You follow nothing yet\. \/follow author/);
  });
});

test('the form for the time has a cron expression as it was typed', () => {
  const form = followTimeForm(line({ schedule: { kind: 'cron', expression: '0 9 * * 1-5' } }), 100);

  expect(form.fields.map(({ value }) => value)).toEqual(['0 9 * * 1-5', 'Europe/Berlin']);
});
