import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/core/document/plain-text.ts';
import type { PaperDraft } from '../../src/core/paper/paper.ts';
import { placeKey } from '../../src/services/delivery/ledger.ts';
import { away, fakeSource } from '../support/fake-source.ts';
import { admin, channel, reader } from '../support/people.ts';
import { blockOf, buttonOf, documentOf, itemsOf, openDeskOver, type TestDesk } from '../support/test-desk.ts';
import { ballotOf, issueOf, nominationOf, putPosted, weekly } from '../support/voting.ts';

const FOG: PaperDraft = {
  title: 'The Knitting of Fog',
  authors: ['Ada Fernwick', 'Kenji Oda'],
  published: '2024-02-01',
  arxivId: '2402.00001',
  url: 'https://arxiv.org/abs/2402.00001',
  abstract: 'Fog has resisted yarn for long. We knit fog with two needles and measure how warm it is.',
};
const KNOTS: PaperDraft = { title: 'Tighter Knots', authors: ['Bo Lindqvist'], doi: '10.1234/knots' };

const arxiv = () => fakeSource('arxiv', 'arXiv', [FOG], { identifiers: ['arxiv'] });
const crossref = () => fakeSource('doi', 'Crossref', [], { identifiers: ['doi'], follows: false });
const labels = async (desk: TestDesk, line: string) =>
  documentOf(await desk.say(line)).actions.map(({ label }) => label);

describe('a question the library cannot answer', () => {
  test('offers to look outside, and says of an identifier at once that it is not here', async () => {
    const desk = await openDeskOver([KNOTS], [arxiv()]);

    const reply = await desk.say('/paper https://arxiv.org/abs/2402.00001');

    expect(documentOf(reply).summary).toBe('arXiv 2402.00001 is not in the library.');
    expect(buttonOf(reply, 'Look outside').call.route).toBe('library outside');
  });

  test('offers nothing where the question is filters alone', async () => {
    const desk = await openDeskOver([KNOTS], [arxiv()]);

    expect(await labels(desk, '/paper year:1901')).toEqual([]);
  });

  test('is answered from outside at a press, marked as not in the library, and added by one more', async () => {
    const desk = await openDeskOver([KNOTS], [arxiv(), crossref()]);

    const nothing = await desk.say('the knitting of fog');
    const found = await desk.press(buttonOf(nothing, 'Look outside').call);
    const added = await desk.press(buttonOf(found, 'Add to library').call, admin);

    const words = plainText(documentOf(found));
    expect(words).toContain('From arXiv, not in the library yet.');
    expect(words).toContain('arXiv (2402.00001), asked 23 Nov 2026');
    expect(words).toContain('key sentences of the abstract');
    expect(blockOf(found, 'heading').text[0]?.href).toBe('https://arxiv.org/abs/2402.00001');
    expect(documentOf(found).actions.map(({ label }) => label)).toEqual(['Add to library']);
    expect(documentOf(added).summary).toContain('Added to the library, from arXiv.');
    expect(documentOf(added).actions.map(({ label }) => label)).toContain('Abstract');
    expect(await desk.hear('/paper knitting fog')).toContain('The Knitting of Fog');
    expect(await desk.hear('/library status')).toContain('2 papers by 3 authors');
  });

  test('tells "nothing like it" and "not to be reached" apart, and names who could not be', async () => {
    const closed = crossref();
    closed.fault = away('Crossref');
    const desk = await openDeskOver([KNOTS], [arxiv(), closed]);

    const reply = await desk.say('/library outside mist in drawers');

    expect(documentOf(reply).summary).toBe(
      'arXiv knows nothing like “mist in drawers”; Crossref could not be reached just now.',
    );
    expect(documentOf(reply).actions.map(({ label }) => label)).toEqual([
      'Try again',
      'Search arXiv',
      'Search Semantic Scholar',
    ]);
  });

  test('shows a paper that is here after all', async () => {
    const desk = await openDeskOver([KNOTS], [arxiv()]);

    expect(await desk.hear('/library outside 10.1234/knots')).toContain('It is in the library.');
  });
});

describe('/library add', () => {
  test('is for admins, and kindly tells others whom to ask', async () => {
    const desk = await openDeskOver([], [arxiv()]);

    const words = await desk.hear('/library add 2402.00001', reader, channel);

    expect(words).toContain('is for admins');
    expect(words).toContain('Please ask one of them');
    expect(await desk.store.papers.count()).toBe(0);
  });

  test('takes several, and tells what became of each', async () => {
    const desk = await openDeskOver([KNOTS], [arxiv(), crossref()]);

    const reply = await desk.say(
      '/library add 2402.00001 https://doi.org/10.1234/knots 10.1234/none mist',
      admin,
    );

    expect(documentOf(reply).summary).toBe('Of 3 papers 1 added, 1 already there, 1 not found.');
    expect(itemsOf(reply).map(({ detail }) => detail)).toEqual([
      'Added to the library, from arXiv.',
      'It is in the library already.',
      'Crossref knows nothing like “10.1234/none”.',
    ]);
    expect(itemsOf(reply)[1]?.call).toEqual({ route: 'paper', args: { query: 'tighter-knots' } });
    expect(plainText(documentOf(reply))).toContain('Not understood, so left out: mist.');
  });

  test('feeds the next round-up', async () => {
    const desk = await openDeskOver([KNOTS], [arxiv()]);
    await desk.say('/library add 2402.00001', admin);

    expect((await desk.store.papers.get('the-knitting-of-fog'))?.added).toBe('2026-11-23T12:00:00.000Z');
  });
});

describe('/library remove', () => {
  test('is for admins', async () => {
    const desk = await openDeskOver([KNOTS]);

    expect(await desk.hear('/library remove tighter knots')).toContain('is for admins');
  });

  test('asks first, and takes the paper out of the store and the search', async () => {
    const desk = await openDeskOver([KNOTS, FOG]);

    const question = await desk.say('/library remove tighter knots', admin);
    const before = await desk.store.papers.count();
    const gone = await desk.press(buttonOf(question, 'Remove it').call, admin);

    expect(buttonOf(question, 'Remove it').style).toBe('danger');
    expect(before).toBe(2);
    expect(documentOf(gone).summary).toBe('“Tighter Knots” is no longer in the library.');
    expect(buttonOf(gone, 'Bring it back').call).toEqual({
      route: 'library add',
      args: { ref: '10.1234/knots' },
    });
    expect(await desk.store.papers.get('tighter-knots')).toBeNull();
    expect(documentOf(await desk.say('/paper tighter knots')).summary).toContain('Nothing in the library');
    expect(await desk.hear('/library status')).toContain('1 paper by 2 authors');
  });

  test('never happens by words alone', async () => {
    const desk = await openDeskOver([KNOTS]);

    const reply = await desk.say('/library remove tighter knots confirm', admin);

    expect(documentOf(reply).summary).toContain('out of the library, for everybody?');
    expect(await desk.store.papers.count()).toBe(1);
  });

  test('leaves votes and past issues, whose cards go on', async () => {
    const desk = await openDeskOver([KNOTS, FOG]);
    const issue = issueOf(['tighter-knots'], '2026-11-16T09:00:00.000Z');
    await putPosted(desk.store, [weekly()], [issue]);
    const nomination = nominationOf('the-knitting-of-fog', '2026-11-20T10:00:00.000Z');
    await desk.store.ballots.change(placeKey('T1', 'C1'), () => ballotOf(nomination));
    for (const query of ['tighter-knots', 'the-knitting-of-fog']) {
      await desk.press({ route: 'library remove', args: { query, confirm: true } }, admin);
    }

    const vote = { route: 'nominate vote', args: { paper: 'the-knitting-of-fog' } };

    expect(await desk.store.papers.count()).toBe(0);
    expect(await desk.store.issues.count()).toBe(1);
    expect(documentOf(await desk.press(vote, reader, channel)).summary).toContain('Your vote is with');
    expect(await desk.hear('/top year', reader, channel)).toContain('Title of the-knitting-of-fog');
    expect(desk.logged.filter(({ fields }) => !('audit' in fields))).toEqual([]);
  });
});

describe('/library follow', () => {
  test.each(['/library follow arxiv cs.LG', '/library unfollow arxiv'])('%s is for admins', async (line) => {
    const desk = await openDeskOver([], [arxiv()]);

    expect(await desk.hear(line)).toContain('only admins can change them');
    expect(await desk.store.sourceFollows.count()).toBe(0);
  });

  test('reads the source, says what came, and when it is read next', async () => {
    const desk = await openDeskOver([], [arxiv()]);

    const reply = await desk.say('/library follow arxiv cs.LG', admin);

    expect(documentOf(reply).summary).toBe('arXiv: cs.LG is followed now: 1 paper came in.');
    expect(plainText(documentOf(reply))).toMatch(/It is read next .*2026/);
    expect(await desk.hear('/paper knitting fog')).toContain('The Knitting of Fog');
  });

  test('takes an address alone for a feed, as chats write it', async () => {
    const feed = fakeSource('feed', 'RSS, Atom and JSON feeds', [FOG], { identifiers: [], titles: false });
    const desk = await openDeskOver([], [feed]);

    await desk.say('/library follow <https://example.org/feed.xml>', admin);

    expect(feed.asked).toEqual(['https://example.org/feed.xml']);
  });

  test('teaches how it goes when the source is unknown', async () => {
    const desk = await openDeskOver([], [arxiv(), crossref()]);

    const words = await desk.hear('/library follow nature everything', admin);

    expect(words).toContain('I know no source “nature”');
    expect(words).toContain('arxiv (a query)');
    expect(words).not.toContain('doi (');
  });

  test('says what is wrong with a source that cannot be read, and that it is tried again', async () => {
    const closed = arxiv();
    closed.fault = away('arXiv');
    const desk = await openDeskOver([], [closed]);

    expect(await desk.hear('/library follow arxiv cs.LG', admin)).toContain('I try again by myself.');
    expect(await desk.hear('/library follows')).toContain(
      'never read yet, 0 papers so far; the last try failed',
    );
  });
});

describe('/library follows', () => {
  test('tells everybody what is followed and how fresh each is', async () => {
    const desk = await openDeskOver([], [arxiv()]);
    await desk.say('/library follow arxiv cs.LG', admin);
    desk.at(new Date('2026-11-23T17:00:00Z'));

    const [item] = itemsOf(await desk.say('/library follows'));

    expect(item?.title).toBe('arXiv: cs.LG');
    expect(item?.detail).toBe('read 5 hours ago, 1 paper so far, asked for by admin');
  });

  test('leads to stopping one, which leaves its papers and can be taken back', async () => {
    const desk = await openDeskOver([], [arxiv()]);
    await desk.say('/library follow arxiv cs.LG', admin);

    const choice = await desk.press(
      buttonOf(await desk.say('/library follows', admin), 'Stop one …').call,
      admin,
    );
    const stopped = await desk.press(itemsOf(choice)[0]?.call ?? { route: '', args: {} }, admin);

    expect(documentOf(stopped).summary).toBe(
      'arXiv: cs.LG is not followed any more. The papers it brought stay.',
    );
    expect(buttonOf(stopped, 'Follow it again').call.args).toEqual({ query: 'arxiv cs.LG' });
    expect(await desk.store.papers.count()).toBe(1);
    expect(await desk.hear('/library follows')).toContain('No source is followed yet.');
  });

  test('shows in the status how fresh each is', async () => {
    const source = arxiv();
    const desk = await openDeskOver([KNOTS], [source]);
    await desk.say('/library follow arxiv cs.LG', admin);
    source.fault = away('arXiv');
    desk.at(new Date('2026-11-24T17:00:00Z'));
    await desk.sourceFollows.wake();

    const words = await desk.hear('/broadsheet status');

    expect(words).toContain('arXiv: cs.LG: needs attention');
    expect(words).toContain(
      'read 29 hours ago, 1 paper so far; the last try failed: arXiv refused with 503.',
    );
  });
});

describe('where each fact came from', () => {
  test('is a press from the abstract away, with every identifier', async () => {
    const journal = {
      ...FOG,
      arxivId: null,
      doi: '10.1234/journal',
      venue: 'Journal of Mist',
      abstract: null,
    };
    const server = { ...FOG, arxivId: null, doi: '10.1101/2024.02.01', abstract: null };
    const publishers = fakeSource('doi', 'Crossref', [journal, server], { identifiers: ['doi'] });
    const desk = await openDeskOver([], [arxiv(), publishers]);
    await desk.say('/library add 2402.00001 10.1234/journal 10.1101/2024.02.01', admin);

    const abstract = await desk.press(buttonOf(await desk.say('/paper knitting fog'), 'Abstract').call);
    const words = plainText(documentOf(await desk.press(buttonOf(abstract, 'Sources').call)));

    expect(words).toContain('arXiv: 2402.00001');
    expect(words).toContain('DOI: 10.1234/journal');
    expect(words).toContain('arXiv: 2402.00001, read 23 Nov 2026');
    expect(words).toContain('Crossref: 10.1234/journal, read 23 Nov 2026');
    expect(words).toMatch(/Crossref: 10\.1101\/2024\.02\.01, read 23 Nov 2026/);
    expect(words).toContain('venue');
  });
});

describe('a paper that was taken back', () => {
  const WITHDRAWN: PaperDraft = {
    ...FOG,
    retracted: { kind: 'withdrawn', note: 'An error in Lemma 2.', source: 'arXiv' },
  };

  test('says so before all else on its card, its abstract and in lists', async () => {
    const desk = await openDeskOver([WITHDRAWN, { ...KNOTS, title: 'Fog and Knots' }]);

    const card = documentOf(await desk.say('/paper the knitting of fog'));
    const abstract = documentOf(
      await desk.press({ route: 'paper abstract', args: { query: 'the-knitting-of-fog' } }),
    );
    const list = itemsOf(await desk.say('/paper fog'));

    expect(card.summary).toMatch(/^Withdrawn: The Knitting of Fog/);
    expect(card.blocks[1]).toEqual({
      kind: 'paragraph',
      text: [{ text: 'Withdrawn by its authors (arXiv): An error in Lemma 2.', style: 'strong' }],
    });
    expect(abstract.blocks[1]).toEqual(card.blocks[1]);
    expect(list.map(({ detail }) => detail)).toContainEqual(
      expect.stringMatching(/^Withdrawn · Ada Fernwick/),
    );
  });

  test('is nominated only with that said', async () => {
    const desk = await openDeskOver([WITHDRAWN]);

    const card = documentOf(await desk.say('/nominate the knitting of fog', reader, channel));

    expect(plainText(card)).toContain('Withdrawn by its authors (arXiv)');
    expect(plainText(card)).toContain('It is not picked as paper of the week.');
  });

  test('found outside says so before it is added', async () => {
    const desk = await openDeskOver([], [fakeSource('arxiv', 'arXiv', [WITHDRAWN])]);

    expect(await desk.hear('/library outside the knitting of fog')).toContain(
      'Withdrawn by its authors (arXiv)',
    );
  });
});
